// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import java.time.Instant;

/**
 * How the clock starts, and starts again at every reset. What is left out is as the emulator was
 * started.
 */
public final class ClockStart extends Input<ClockStart> {
  /**
   * {@code real} or {@code running} runs as time does, {@code scaled} a factor as fast, {@code
   * frozen} only when told to.
   */
  public ClockStart mode(String value) {
    return set("mode", value);
  }

  /** A factor from 0.001 to 999999.999. */
  public ClockStart factor(double value) {
    return set("factor", value);
  }

  /**
   * A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
   */
  public ClockStart at(Instant value) {
    return set("at", value);
  }
}
