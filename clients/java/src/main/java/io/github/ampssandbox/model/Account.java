// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;

/** An account: devices, keys, a clock, rules and a journal of its own. */
public final class Account extends Answer {
  /** Reads what the sandbox has answered. */
  public Account(JsonNode json) {
    super(json);
  }

  /** Unique in the sandbox. */
  public String id() {
    return text("id");
  }

  /** What reports call it. */
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

  /** Its time. */
  public Clock clock() {
    return model("clock", Clock::new);
  }

  /** How many devices it has. */
  public int deviceCount() {
    return integer("deviceCount");
  }

  /** How many keys it has, the ended ones included. */
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
