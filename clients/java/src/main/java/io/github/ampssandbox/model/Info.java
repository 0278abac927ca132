// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The emulator, and the configuration in force. */
public final class Info extends Answer {
  /** Reads what the sandbox has answered. */
  public Info(JsonNode json) {
    super(json);
  }

  /** By which a program knows that this is the emulator. */
  public String name() {
    return text("name");
  }

  /** Of the emulator. */
  public String version() {
    return text("version");
  }

  /** Of the vendor's API. */
  public String edition() {
    return text("edition");
  }

  /** Base URL of the emulated API; empty while it does not listen. */
  public String url() {
    return text("url");
  }

  /** The account that a call means which names none. */
  public String defaultAccount() {
    return text("defaultAccount");
  }

  /** Every option in force, under the names of the configuration file; secrets are masked. */
  public Map<String, Object> configuration() {
    return object("configuration");
  }

  /**
   * How many accounts there are and may be, and how many the limits have closed since the start.
   */
  public Map<String, Object> accounts() {
    return object("accounts");
  }

  /**
   * Live keys that reached this test environment and were refused, the first thousand. Find who
   * sends them.
   */
  public List<LiveKeySighting> liveKeys() {
    return list("liveKeys", LiveKeySighting::new);
  }

  /** How many requests had a live key, those of keys that are not listed included. */
  public int liveKeyRequests() {
    return integer("liveKeyRequests");
  }
}
