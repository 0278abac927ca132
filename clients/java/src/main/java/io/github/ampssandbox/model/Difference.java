// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;

/** A part of a query that a request does not meet. */
public final class Difference extends Answer {
  /** Reads what the sandbox has answered. */
  public Difference(JsonNode json) {
    super(json);
  }

  /** Part of the query: {@code operation}, {@code body/mode}. */
  public String field() {
    return text("field");
  }

  /** What it is, and what was wanted. */
  public String message() {
    return text("message");
  }

  /** How far it is from a match; 0 is one. */
  public double distance() {
    return number("distance");
  }
}
