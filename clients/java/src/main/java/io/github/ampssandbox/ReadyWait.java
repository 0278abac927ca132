package io.github.ampssandbox;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategy;

/** Waits until the emulator would serve a request, and no longer than its process lives. */
final class ReadyWait extends AbstractWaitStrategy {
  static final String AFTER_READY = "the emulator is ready, but a wait strategy failed: ";
  private static final long POLL_MILLIS = 50;

  private WaitStrategy then;

  /** What to wait for after that. */
  ReadyWait andThen(WaitStrategy strategy) {
    then = strategy;
    return this;
  }

  @Override
  protected void waitUntilReady() {
    String place = waitStrategyTarget.getHost() + ":" + portOrNothing();
    Instant end = Instant.now().plus(startupTimeout);
    while (!Sandbox.at("http://" + place).isReady()) {
      checkThatItRuns();
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(
            "it was not ready after " + startupTimeout.toMillis() + " ms");
      }
      pause();
    }
    if (then != null) waitForMore();
  }

  @Override
  public WaitStrategy withStartupTimeout(Duration timeout) {
    if (then != null) then.withStartupTimeout(timeout);
    return super.withStartupTimeout(timeout);
  }

  private int portOrNothing() {
    try {
      return waitStrategyTarget.getMappedPort(AmpsSandboxContainer.PORT);
    } catch (IllegalArgumentException error) {
      throw new IllegalStateException("its port is not published", error);
    }
  }

  private void waitForMore() {
    CompletableFuture<Void> more =
        CompletableFuture.runAsync(() -> then.waitUntilReady(waitStrategyTarget));
    for (boolean isDone = false; !isDone; ) {
      try {
        more.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        isDone = true;
      } catch (TimeoutException error) {
        checkThatItRuns();
      } catch (ExecutionException error) {
        throw new IllegalStateException(
            AFTER_READY + error.getCause().getMessage(),
            error.getCause());
      } catch (InterruptedException error) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the wait was interrupted", error);
      }
    }
  }

  private void checkThatItRuns() {
    ContainerState state = waitStrategyTarget.getCurrentContainerInfo().getState();
    if (Boolean.TRUE.equals(state.getRunning())) return;
    throw new IllegalStateException(
        "the emulator ended with exit code " + state.getExitCodeLong());
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the wait was interrupted", error);
    }
  }
}
