// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;

/** A part of what the sandbox answers. */
public final class Account extends Answer {
  public Account(JsonNode json) {
    super(json);
  }

  public String id() {
    return text("id");
  }

  public String name() {
    return text("name");
  }

  /** Which of the vendor's two hosts it belongs to. */
  public String environment() {
    return text("environment");
  }

  /** What its draws are drawn from. */
  public String seed() {
    return text("seed");
  }

  public Clock clock() {
    return model("clock", Clock::new);
  }

  public int deviceCount() {
    return integer("deviceCount");
  }

  public int keyCount() {
    return integer("keyCount");
  }

  /**
   * How long no request may use the account before it is closed, in real time: 30m, 24h, 7d, or
   * never. An account of the world is never closed; another has the configuration's {@code
   * accounts.idleAfter} where nothing is said.
   */
  public String ttl() {
    return text("ttl");
  }
}
