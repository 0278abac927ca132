// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A part of what the sandbox answers. */
public final class Verification extends Answer {
  public Verification(JsonNode json) {
    super(json);
  }

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

  public List<NearMiss> nearMisses() {
    return list("nearMisses", NearMiss::new);
  }
}
