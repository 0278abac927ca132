package com.example.amps;

public class AmpsException extends RuntimeException {
  AmpsException(String message) {
    super(message);
  }

  AmpsException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The API refused a request; the code is its word for why. */
  public static class Refused extends AmpsException {
    private final int status;
    private final String code;

    Refused(int status, String code, String message) {
      super("Amps answered " + status + " " + code + ": " + message);
      this.status = status;
      this.code = code;
    }

    public int status() {
      return status;
    }

    public String code() {
      return code;
    }
  }

  /** The key is unknown, expired or revoked. Another try is of no use; a new key is. */
  public static final class Unauthorized extends Refused {
    Unauthorized(String code, String message) {
      super(401, code, message);
    }
  }

  /** Too many requests, and the wait that was asked for is longer than the client may wait. */
  public static final class RateLimited extends Refused {
    RateLimited(String code, String message) {
      super(429, code, message);
    }
  }

  /** No answer came. A command may have been carried out all the same. */
  public static final class Unreachable extends AmpsException {
    Unreachable(String what, Throwable cause) {
      super(what + " got no answer: " + cause, cause);
    }
  }

  /** The device did not do what it was asked to do. */
  public static final class ActionFailed extends AmpsException {
    private final transient Action action;

    ActionFailed(Action action) {
      super("Action " + action.id() + " failed with " + action.errorCode() + ": " + action.errorMessage());
      this.action = action;
    }

    public Action action() {
      return action;
    }
  }
}
