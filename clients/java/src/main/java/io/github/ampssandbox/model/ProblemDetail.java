// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;

/** One thing that is wrong with a request. */
public final class ProblemDetail extends Answer {
  /** Reads what the sandbox has answered. */
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
