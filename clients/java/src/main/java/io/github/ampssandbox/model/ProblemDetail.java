// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;

/** A part of what the sandbox answers. */
public final class ProblemDetail extends Answer {
  public ProblemDetail(JsonNode json) {
    super(json);
  }

  /** Where: {@code /body/by}, {@code /query/limit}. */
  public String path() {
    return text("path");
  }

  /** What is wrong there. */
  public String message() {
    return text("message");
  }
}
