// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;

/** A part of what the sandbox answers. */
public final class Difference extends Answer {
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

  public double distance() {
    return number("distance");
  }
}
