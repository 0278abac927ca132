package io.github.ampssandbox;

/** A container that did not become ready; the message has what the emulator said. */
public final class SandboxStartException extends SandboxException {
  private static final long serialVersionUID = 1L;

  SandboxStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
