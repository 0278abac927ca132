package io.github.ampssandbox.junit;

import io.github.ampssandbox.SandboxAccount;
import io.github.ampssandbox.SandboxException;
import io.github.ampssandbox.model.RecordedRequest;
import java.util.List;
import java.util.stream.Collectors;

/** What the sandbox saw of a test that failed, for its stack trace. */
final class SeenRequests extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  SeenRequests(SandboxAccount account) {
    super(describe(account), null, false, false);
  }

  @Override
  public String toString() {
    return getMessage();
  }

  private static String describe(SandboxAccount account) {
    try {
      List<RecordedRequest> all = account.requests().list();
      if (all.isEmpty()) return account.id() + " got no request.";
      return "The last requests of " + account.id() + ":\n  "
          + all.stream()
              .skip(Math.max(0, all.size() - SHOWN))
              .map(SeenRequests::describe)
              .collect(Collectors.joining("\n  "));
    } catch (SandboxException error) {
      return error.getMessage();
    }
  }

  private static String describe(RecordedRequest request) {
    String problem = request.problem().map(it -> ", " + it).orElse("");
    String rule = request.rule().map(it -> ", by rule " + it).orElse("");
    return "#" + request.sequence() + " " + request.method() + " " + request.path() + " "
        + request.status() + problem + rule;
  }
}
