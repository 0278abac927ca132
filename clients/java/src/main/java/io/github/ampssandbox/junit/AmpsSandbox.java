package io.github.ampssandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a sandbox and an account of their own: a parameter of the type {@code SandboxAccount}
 * is an account of this test, the same in its constructor, its {@code @BeforeEach} and its method; one
 * of the type {@code Sandbox} is what runs for all tests. A {@code @BeforeAll} method, and the
 * constructor of an instance for all tests, have an account of their own. What a method says goes
 * before what its class says.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(AmpsSandboxExtension.class)
public @interface AmpsSandbox {
  /**
   * Where the clock of the account starts, such as {@code 2025-06-01T12:00:00Z}; it stands still there
   * where {@link #clock} says nothing else.
   */
  String at() default "";

  /** How its time passes: {@code frozen}, {@code real}, or {@code x60} for sixty times as fast. */
  String clock() default "";

  /**
   * A world that comes with the emulator, by its name; or the path or the text of a world file. That
   * of the sandbox where nothing is said.
   */
  String world() default "";

  /** What the account's names and figures are drawn from; the sandbox's own where nothing is said. */
  String seed() default "";
}
