// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What changes of a key; what is left out stays. */
public final class KeyChange extends Input<KeyChange> {
  /** A text of 1 to 100 characters. */
  public KeyChange name(String value) {
    return set("name", value);
  }

  /** What a key may do; a key with read alone may not push. */
  public KeyChange permissions(String... values) {
    return set("permissions", List.of(values));
  }

  /**
   * Name of a rate-limit plan of the configuration, or {@code unlimited}; {@code null} for none of
   * its own.
   */
  public KeyChange plan(String value) {
    return set("plan", value);
  }

  /** Takes the value away. */
  public KeyChange clearPlan() {
    return set("plan", null);
  }

  /** A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z; null for never. */
  public KeyChange expiresAt(Instant value) {
    return set("expiresAt", value);
  }

  /** Takes the value away. */
  public KeyChange clearExpiresAt() {
    return set("expiresAt", null);
  }

  /** The same as {@code expiresAt} but counted from now on the account's clock. */
  public KeyChange expiresIn(Duration value) {
    return set("expiresIn", value);
  }

  /** A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z; null for never. */
  public KeyChange revokedAt(Instant value) {
    return set("revokedAt", value);
  }

  /** Takes the value away. */
  public KeyChange clearRevokedAt() {
    return set("revokedAt", null);
  }
}
