// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A command to a device, and what has become of it. */
public final class Action extends Answer {
  /** Reads what the sandbox has answered. */
  public Action(JsonNode json) {
    super(json);
  }

  /** Unique within the family. */
  public String id() {
    return text("id");
  }

  /** Whose device it is. */
  public String account() {
    return text("account");
  }

  /** A family of devices. */
  public String family() {
    return text("family");
  }

  /** The device that was asked. */
  public String deviceId() {
    return text("deviceId");
  }

  /** What a device was asked to do, in the words of no edition. */
  public Object command() {
    return value("command");
  }

  /** {@code waiting} is what the API calls deferred or scheduled; the last three are final. */
  public String state() {
    return text("state");
  }

  /**
   * A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
   */
  public Instant createdAt() {
    return instant("createdAt");
  }

  /**
   * A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
   */
  public Instant updatedAt() {
    return instant("updatedAt");
  }

  /**
   * A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
   */
  public Optional<Instant> deferredUntil() {
    return optional("deferredUntil", at -> instant("deferredUntil"));
  }

  /**
   * A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
   */
  public Optional<Instant> acknowledgedAt() {
    return optional("acknowledgedAt", at -> instant("acknowledgedAt"));
  }

  /**
   * A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
   */
  public Optional<Instant> completedAt() {
    return optional("completedAt", at -> instant("completedAt"));
  }

  /** Why a device did not carry it out. */
  public Optional<Map<String, Object>> failure() {
    return optional("failure", at -> object("failure"));
  }

  /** How the caller wanted this one action to end. */
  public Optional<Map<String, Object>> script() {
    return optional("script", at -> object("script"));
  }
}
