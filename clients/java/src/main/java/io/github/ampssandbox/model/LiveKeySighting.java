// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;

/** A live key that came to this test environment. */
public final class LiveKeySighting extends Answer {
  /** Reads what the sandbox has answered. */
  public LiveKeySighting(JsonNode json) {
    super(json);
  }

  /** Masked. */
  public String key() {
    return text("key");
  }

  /** How often it was seen. */
  public int count() {
    return integer("count");
  }
}
