// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Whether the requests were as expected, and why not. */
public final class Verification extends Answer {
  /** Reads what the sandbox has answered. */
  public Verification(JsonNode json) {
    super(json);
  }

  /** Whether they were. */
  public boolean verified() {
    return bool("verified");
  }

  /** Requests that match; in an order, those of it that were found. */
  public int count() {
    return integer("count");
  }

  /** The expectation in words. */
  public String expected() {
    return text("expected");
  }

  /** What came of it. */
  public String message() {
    return text("message");
  }

  /** The requests that came nearest, where it failed. */
  public List<NearMiss> nearMisses() {
    return list("nearMisses", NearMiss::new);
  }
}
