// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A request that does not match, and why; nearest first. */
public final class NearMiss extends Answer {
  /** Reads what the sandbox has answered. */
  public NearMiss(JsonNode json) {
    super(json);
  }

  /** 0 is a match. */
  public double distance() {
    return number("distance");
  }

  /** What is not as wanted. */
  public List<Difference> differences() {
    return list("differences", Difference::new);
  }

  /** A request and its reply. Headers and bodies are missing where it comes from a snapshot. */
  public RecordedRequest request() {
    return model("request", RecordedRequest::new);
  }
}
