// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** The time of an account. */
public final class Clock extends Answer {
  /** Reads what the sandbox has answered. */
  public Clock(JsonNode json) {
    super(json);
  }

  /** Whose clock it is. */
  public String account() {
    return text("account");
  }

  /**
   * {@code real} runs as time does, {@code scaled} a factor as fast, {@code frozen} only when told
   * to.
   */
  public String mode() {
    return text("mode");
  }

  /** Seconds of the account's in one of the world's: 1 real, 0 frozen. */
  public double factor() {
    return number("factor");
  }

  /** The account's instant. */
  public Instant at() {
    return instant("at");
  }
}
