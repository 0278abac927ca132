package io.github.ampssandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ampssandbox.model.ProblemDetail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** A call of the control API that failed. */
public final class ControlException extends SandboxException {
  private static final long serialVersionUID = 1L;

  /** 0 where nobody answered. */
  private final int status;
  private final transient List<ProblemDetail> problems;

  private ControlException(String message, int status, List<ProblemDetail> problems, Throwable cause) {
    super(message, cause);
    this.status = status;
    this.problems = problems;
  }

  static ControlException unreachable(String what, String url, Throwable cause) {
    String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new ControlException(
        "Failed to " + what + ": " + url + " gives no answer (" + reason + "). "
            + "Start the sandbox, wait until it is ready, or correct the URL.",
        0, List.of(), cause);
  }

  static ControlException stranger(String what, String url, int status) {
    return new ControlException(
        "Failed to " + what + ": " + url + " answered " + status + ", and not as the sandbox does. "
            + "Check that the URL is that of an amps-sandbox.",
        status, List.of(), null);
  }

  static ControlException refused(int status, JsonNode problem) {
    List<ProblemDetail> details = new ArrayList<>();
    problem.path("errors").forEach(each -> details.add(new ProblemDetail(each)));
    String message = problem.get("detail").asText();
    return new ControlException(message, status, Collections.unmodifiableList(details), null);
  }

  /** The HTTP status; empty where nobody answered. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** What is wrong with the call, first problem first. */
  public List<ProblemDetail> problems() {
    return problems;
  }
}
