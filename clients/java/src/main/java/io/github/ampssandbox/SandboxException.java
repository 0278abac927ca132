package io.github.ampssandbox;

/** What goes wrong with the sandbox; the message says what failed, why, and what to do. */
public class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
