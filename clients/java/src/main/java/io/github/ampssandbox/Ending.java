package io.github.ampssandbox;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.DockerException;
import java.util.Arrays;
import java.util.List;

/** How a container was found that did not become ready, and what it had said. */
final class Ending {
  private static final int LOG_LINES = 50;

  final boolean isRunning;
  final long exitCode;
  final String log;

  private Ending(boolean isRunning, long exitCode, String log) {
    this.isRunning = isRunning;
    this.exitCode = exitCode;
    this.log = log;
  }

  /** Null where the container is gone. */
  static Ending of(AmpsSandboxContainer container) {
    try {
      ContainerState state = container.getCurrentContainerInfo().getState();
      boolean isRunning = Boolean.TRUE.equals(state.getRunning());
      Long exitCode = state.getExitCodeLong();
      return new Ending(isRunning, exitCode == null ? 0 : exitCode, lastLines(container.getLogs()));
    } catch (DockerException gone) {
      return null;
    }
  }

  private static String lastLines(String log) {
    if (log.isBlank()) return "";
    List<String> lines = Arrays.asList(log.strip().split("\n"));
    return String.join("\n  ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }
}
