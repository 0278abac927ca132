package io.github.ampssandbox;

/** Why a container did not become ready, in the words of the emulator in it. */
final class StartFailure {
  private StartFailure() {}

  static SandboxStartException explain(String image, Ending ending, Throwable error) {
    String why = ending == null ? withoutContainer(error) : withContainer(ending, error);
    return new SandboxStartException("Failed to start " + image + ": " + why, error);
  }

  private static String withContainer(Ending ending, Throwable error) {
    String why =
        ending.isRunning
            ? ownWords(error)
            : "the emulator ended with exit code " + ending.exitCode;
    String advice =
        ending.isRunning ? "Look into what keeps it." : "Correct the option that it names.";
    String said = ending.log.isEmpty() ? " and said nothing. " : ". It said:\n  " + ending.log + "\n";
    return why + said + advice;
  }

  private static String withoutContainer(Throwable error) {
    String texts = messages(error);
    String reason = String.valueOf(root(error).getMessage()).strip();
    if (texts.contains("Docker environment")) {
      return "no Docker engine answers. Start Docker, or name it by DOCKER_HOST; or name a sandbox "
          + "that runs already by AMPS_SANDBOX_URL.";
    }
    if (texts.contains("ryuk")) {
      return reason + ". Testcontainers cannot get the image of its reaper, Ryuk. Load it, or set "
          + "TESTCONTAINERS_RYUK_DISABLED=true; containers of a run that is killed then stay.";
    }
    if (texts.contains("Can't get Docker image")) {
      return reason + ". Build or load the image, or name another by AMPS_SANDBOX_IMAGE.";
    }
    return reason + ". See what Docker says about it.";
  }

  /** What the wait said, or what it waited for where the library says nothing of its own. */
  private static String ownWords(Throwable error) {
    boolean isOurs = error.getMessage() != null && error.getMessage().startsWith(ReadyWait.AFTER_READY);
    return isOurs || error.getCause() == null ? error.getMessage() : ownWords(error.getCause());
  }

  private static Throwable root(Throwable error) {
    return error.getCause() == null ? error : root(error.getCause());
  }

  private static String messages(Throwable error) {
    String rest = error.getCause() == null ? "" : messages(error.getCause());
    return error.getMessage() + "\n" + rest;
  }
}
