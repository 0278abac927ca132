package io.github.ampssandbox;

import io.github.ampssandbox.model.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The time of an account. It goes forward only; what is due on the way has run afterwards. */
public final class ClockControl {
  private final Transport transport;

  ClockControl(Transport transport) {
    this.transport = transport;
  }

  /** The time and how it passes. */
  public Clock get() {
    return ask("read the clock", "GET", "/clock", null);
  }

  /** Lets time pass. */
  public Clock advance(Duration by) {
    return ask("advance the clock", "POST", "/clock/advance", Map.of("by", by.toMillis()));
  }

  /** Goes forward to an instant. */
  public Clock set(Instant at) {
    return ask("set the clock", "POST", "/clock/set", Map.of("at", at.toString()));
  }

  /** Stops the clock. */
  public Clock freeze() {
    return ask("freeze the clock", "PATCH", "/clock", Map.of("mode", "frozen"));
  }

  /** Goes forward to an instant, and stops there. */
  public Clock freeze(Instant at) {
    Map<String, String> change = Map.of("mode", "frozen", "at", at.toString());
    return ask("freeze the clock", "PATCH", "/clock", change);
  }

  /** Lets the clock run as time does. */
  public Clock run() {
    return ask("let the clock run", "PATCH", "/clock", Map.of("mode", "real"));
  }

  /** Lets the clock run so many times as fast. */
  public Clock scale(double factor) {
    Map<String, Object> change = Map.of("mode", "scaled", "factor", factor);
    return ask("scale the clock", "PATCH", "/clock", change);
  }

  private Clock ask(String what, String method, String path, Object body) {
    return new Clock(transport.ask(what, method, path, body));
  }
}
