// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An API key of an account. */
public final class Key extends Answer {
  /** Reads what the sandbox has answered. */
  public Key(JsonNode json) {
    super(json);
  }

  /** The key. Masked where it is a live one, unless it is a published fixture or was just made. */
  public String key() {
    return text("key");
  }

  /** What reports call it. */
  public String name() {
    return text("name");
  }

  /** Whose key it is. */
  public String account() {
    return text("account");
  }

  /** Edition of the vendor's API that it speaks. */
  public String edition() {
    return text("edition");
  }

  /** Which of the vendor's two hosts it belongs to. */
  public String environment() {
    return text("environment");
  }

  /** What a key may do; a key with read alone may not push. */
  public List<String> permissions() {
    return list("permissions", JsonNode::asText);
  }

  /**
   * Its own rate-limit plan; without one the default plan of the configuration, if there is any.
   */
  public Optional<String> plan() {
    return optional("plan", at -> text("plan"));
  }

  /** As of the account's clock. Revocation outranks expiry. */
  public String status() {
    return text("status");
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
  public Optional<Instant> expiresAt() {
    return optional("expiresAt", at -> instant("expiresAt"));
  }

  /**
   * A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
   */
  public Optional<Instant> revokedAt() {
    return optional("revokedAt", at -> instant("revokedAt"));
  }

  /** When a request last came with it while it was good. */
  public Optional<Instant> lastUsedAt() {
    return optional("lastUsedAt", at -> instant("lastUsedAt"));
  }
}
