// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Only the first three fields are there where the key has no limit, the others only where it has
 * one.
 */
public final class Quota extends Answer {
  /** Reads what the sandbox has answered. */
  public Quota(JsonNode json) {
    super(json);
  }

  /** The key; masked as the key itself is. */
  public String key() {
    return text("key");
  }

  /** Whose key it is. */
  public String account() {
    return text("account");
  }

  /** Whether a plan is in force. */
  public boolean isLimited() {
    return bool("isLimited");
  }

  /** The plan in force: the key's own, or the default. */
  public Optional<String> plan() {
    return optional("plan", at -> text("plan"));
  }

  /**
   * {@code fixed-window}: windows lie end to end from the first request on. {@code sliding-window}:
   * no interval as long as a window has more. {@code token-bucket}: tokens flow in evenly, and each
   * request takes one.
   */
  public Optional<String> algorithm() {
    return optional("algorithm", at -> text("algorithm"));
  }

  /** Requests that pass at once where none was used before. */
  public Optional<Integer> limit() {
    return optional("limit", at -> integer("limit"));
  }

  /** Seconds in which all of the limit comes back. */
  public Optional<Integer> windowSeconds() {
    return optional("windowSeconds", at -> integer("windowSeconds"));
  }

  /** Requests that pass at this instant. */
  public Optional<Integer> remaining() {
    return optional("remaining", at -> integer("remaining"));
  }

  /** When more is left than now; this instant where nothing is used. */
  public Optional<Instant> resetAt() {
    return optional("resetAt", at -> instant("resetAt"));
  }

  /** When the whole limit is left again; this instant where nothing is used. */
  public Optional<Instant> fullAt() {
    return optional("fullAt", at -> instant("fullAt"));
  }
}
