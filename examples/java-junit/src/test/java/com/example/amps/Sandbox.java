package com.example.amps;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** One container for all tests of all classes; it ends with the JVM. */
final class Sandbox {
  private static final String IMAGE =
      System.getenv().getOrDefault("AMPS_SANDBOX_IMAGE", "amps-sandbox/amps-sandbox:0.1.0");
  private static final String TOKEN = "local-tests";

  private static final GenericContainer<?> CONTAINER =
      new GenericContainer<>(DockerImageName.parse(IMAGE))
          .withExposedPorts(4010)
          .withEnv("AMPS_SANDBOX_CONTROL_TOKEN", TOKEN)
          .waitingFor(Wait.forHttp("/__sandbox/ready").forPort(4010));

  static {
    CONTAINER.start();
  }

  private Sandbox() {}

  static SandboxAccount openAccount(String at) {
    String url = "http://" + CONTAINER.getHost() + ":" + CONTAINER.getMappedPort(4010);
    return new SandboxAccount(url, TOKEN, at);
  }
}
