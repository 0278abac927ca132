package io.github.ampssandbox.junit;

import io.github.ampssandbox.AmpsSandboxContainer;
import io.github.ampssandbox.Sandbox;
import io.github.ampssandbox.SandboxAccount;
import io.github.ampssandbox.SandboxException;
import io.github.ampssandbox.model.ClockStart;
import io.github.ampssandbox.model.NewAccount;
import java.lang.reflect.AnnotatedElement;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * What {@link AmpsSandbox} registers: the sandbox of AMPS_SANDBOX_URL, else one container for all
 * tests, started when the first test asks for it. Registered by {@code @RegisterExtension} with a
 * container, it is that one for the tests of a class.
 */
public final class AmpsSandboxExtension
    implements ParameterResolver,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {
  private static final Namespace NAMESPACE = Namespace.create(AmpsSandboxExtension.class);
  private static final int NAME_LENGTH = 100;

  private final Supplier<AmpsSandboxContainer> container;

  /** One sandbox for all tests of all classes. */
  public AmpsSandboxExtension() {
    this(null);
  }

  /** A container of its own for the tests of this class. */
  public AmpsSandboxExtension(Supplier<AmpsSandboxContainer> container) {
    this.container = container;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Sandbox.class || type == SandboxAccount.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Sandbox sandbox = sandbox(context);
    if (parameter.getParameter().getType() == Sandbox.class) return sandbox;
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            accountOf(context),
            key -> new HeldAccount(sandbox.openAccount(optionsOf(context))),
            HeldAccount.class)
        .account;
  }

  /** A constructor gets the account of the test that it makes the instance for. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** A store shows what is in that of its parent: a test must not find the account of its class. */
  private static String accountOf(ExtensionContext context) {
    return "account of " + context.getUniqueId();
  }

  /** Shows with a failure what the sandbox saw. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withSeenRequests(context, failure);
  }

  /** Shows with a failure what the sandbox saw. */
  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withSeenRequests(context, failure);
  }

  /** Shows with a failure what the sandbox saw. */
  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withSeenRequests(context, failure);
  }

  private static Throwable withSeenRequests(ExtensionContext context, Throwable failure) {
    HeldAccount held = context.getStore(NAMESPACE).get(accountOf(context), HeldAccount.class);
    if (held != null) failure.addSuppressed(new SeenRequests(held.account));
    return failure;
  }

  private Sandbox sandbox(ExtensionContext context) {
    if (container == null) {
      return sharedIn(context.getRoot(), SharedSandbox.class, SharedSandbox::findOrStart);
    }
    ExtensionContext owner = classOf(context);
    return sharedIn(owner, this, () -> SharedSandbox.start(container.get()));
  }

  private static Sandbox sharedIn(
      ExtensionContext context, Object key, Supplier<SharedSandbox> start) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(key, any -> start.get(), SharedSandbox.class)
        .get();
  }

  private static ExtensionContext classOf(ExtensionContext context) {
    boolean isClass = context.getTestMethod().isEmpty();
    return isClass ? context : context.getParent().map(AmpsSandboxExtension::classOf).orElse(context);
  }

  private static NewAccount optionsOf(ExtensionContext context) {
    String test = context.getTestMethod().map(method -> "." + method.getName()).orElse("");
    String name = context.getRequiredTestClass().getSimpleName() + test;
    NewAccount options = new NewAccount().name(name.substring(0, Math.min(NAME_LENGTH, name.length())));
    Optional<String> at = optionOf(context, AmpsSandbox::at);
    Optional<String> pace = optionOf(context, AmpsSandbox::clock);
    if (at.isPresent() || pace.isPresent()) {
      ClockStart clock = toClock(pace.orElse("frozen"));
      at.ifPresent(instant -> clock.at(Instant.parse(instant)));
      options.clock(clock);
    }
    optionOf(context, AmpsSandbox::world).ifPresent(options::world);
    optionOf(context, AmpsSandbox::seed).ifPresent(options::seed);
    return options;
  }

  private static ClockStart toClock(String pace) {
    return pace.matches("x[\\d.]+")
        ? new ClockStart().mode("scaled").factor(Double.parseDouble(pace.substring(1)))
        : new ClockStart().mode(pace);
  }

  /** What the method says, else its class, else the class around that. */
  private static Optional<String> optionOf(
      ExtensionContext context, Function<AmpsSandbox, String> option) {
    Optional<AnnotatedElement> element = context.getElement();
    Optional<String> own =
        element
            .map(it -> it.getAnnotation(AmpsSandbox.class))
            .map(option)
            .filter(value -> !value.isEmpty());
    return own.or(() -> context.getParent().flatMap(parent -> optionOf(parent, option)));
  }

  @SuppressWarnings("deprecation") // Its successor is not in the versions before 5.13.
  private static final class HeldAccount implements Store.CloseableResource, AutoCloseable {
    final SandboxAccount account;

    HeldAccount(SandboxAccount account) {
      this.account = account;
    }

    @Override
    public void close() {
      account.close();
    }
  }

  @SuppressWarnings("deprecation") // Its successor is not in the versions before 5.13.
  private static final class SharedSandbox implements Store.CloseableResource, AutoCloseable {
    private final AmpsSandboxContainer container;
    private final Sandbox sandbox;
    private final SandboxException failure;

    private SharedSandbox(
        AmpsSandboxContainer container, Sandbox sandbox, SandboxException failure) {
      this.container = container;
      this.sandbox = sandbox;
      this.failure = failure;
    }

    static SharedSandbox findOrStart() {
      return Sandbox.fromEnvironment()
          .map(sandbox -> new SharedSandbox(null, sandbox, null))
          .orElseGet(() -> start(new AmpsSandboxContainer()));
    }

    /** A start that failed is not tried again for the next test. */
    static SharedSandbox start(AmpsSandboxContainer container) {
      try {
        container.start();
        return new SharedSandbox(container, container.connect(), null);
      } catch (SandboxException error) {
        return new SharedSandbox(null, null, error);
      }
    }

    Sandbox get() {
      if (failure != null) throw failure;
      return sandbox;
    }

    @Override
    public void close() {
      if (container != null) container.stop();
    }
  }
}
