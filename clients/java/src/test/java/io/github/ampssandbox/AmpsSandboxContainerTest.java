package io.github.ampssandbox;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ampssandbox.model.Device;
import io.github.ampssandbox.model.Key;
import io.github.ampssandbox.model.RuleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;

class AmpsSandboxContainerTest {
  private static final Duration SECONDS = Duration.ofSeconds(20);

  @Test
  void starts_with_what_it_is_given(@TempDir Path folder) throws IOException {
    Path slow = folder.resolve("slow.yaml");
    Files.writeString(slow, "rules: [{name: slow, then: {status: 503}}]");
    Map<String, ?> small = Map.of("limit", 2, "windowSeconds", 60);
    try (var container = new AmpsSandboxContainer()) {
      container
          .withWorld(worldOf("battery"))
          .withSeed("7")
          .withClock("frozen", Instant.parse("2025-06-01T21:00:00Z"))
          .withKey("sk_sandbox_java_one")
          .withKey("sk_sandbox_java_two")
          .withScenario(slow.toString())
          .withScenario("rate-limited-burst")
          .withConfiguration(Map.of("plans", Map.of("small", small), "defaultPlan", "small"))
          .withControlToken("token-of-java")
          .waitingFor(Wait.forListeningPort())
          .start();
      SandboxAccount account = Sandbox.at(container.url(), "token-of-java").firstAccount();
      var devices = account.devices().list().stream().map(Device::id).collect(toList());
      assertEquals(List.of("one"), devices);
      assertEquals(Instant.parse("2025-06-01T21:00:00Z"), account.clock().get().at());
      var keys = account.keys().list().stream().map(Key::key).collect(toList());
      assertTrue(keys.containsAll(List.of("sk_sandbox_java_one", "sk_sandbox_java_two")));
      var rules = account.rules().list().stream().map(RuleReport::name).collect(toList());
      assertTrue(rules.contains("slow") && rules.size() > 1, rules.toString());
      assertEquals(2, account.keys().getQuota(account.apiKey()).limit().orElse(0));
    }
  }

  private static Map<String, ?> worldOf(String family) {
    var device = Map.of("family", family, "id", "one");
    return Map.of("accounts", List.of(Map.of("users", List.of(Map.of("devices", List.of(device))))));
  }

  /** What a start says that fails within seconds, and leaves nothing behind. */
  private static String failureOf(AmpsSandboxContainer container) {
    String label = "amps-sandbox-test-" + System.identityHashCode(container);
    container.withLabel(label, "");
    var error =
        assertTimeoutPreemptively(
            SECONDS, () -> assertThrows(SandboxStartException.class, container::start));
    var left =
        DockerClientFactory.lazyClient()
            .listContainersCmd()
            .withShowAll(true)
            .withLabelFilter(List.of(label))
            .exec();
    assertEquals(List.of(), left);
    return error.getMessage();
  }

  private static AmpsSandboxContainer running(String script) {
    var container = new AmpsSandboxContainer();
    container.withCreateContainerCmdModifier(
        command -> command.withEntrypoint("node", "-e", script));
    return container;
  }

  @Test
  void tells_a_bad_option_in_the_words_of_the_emulator() {
    String said = failureOf(new AmpsSandboxContainer().withClock("x0"));
    assertTrue(said.contains("the emulator ended with exit code 2. It said:\n  "), said);
    assertTrue(said.contains("\"x0\" does not have the right form"), said);
  }

  @Test
  void tells_a_bad_option_with_another_wait_strategy() {
    String said =
        failureOf(new AmpsSandboxContainer().withClock("x0").waitingFor(Wait.forHealthcheck()));
    assertTrue(said.contains("\"x0\" does not have the right form"), said);
  }

  @Test
  void names_the_place_in_a_file() {
    String said = failureOf(new AmpsSandboxContainer().withWorld(worldOf("batery")));
    assertTrue(said.contains("$.accounts[0].users[0].devices[0].family"), said);
  }

  @Test
  void tells_an_exit_without_a_word() {
    String said = failureOf(running("process.exit(3)"));
    assertTrue(said.contains("ended with exit code 3 and said nothing. "), said);
  }

  @Test
  void gives_up_on_a_container_that_never_gets_ready() {
    var container = running("console.log('no emulator'); setInterval(() => {}, 1000)");
    String said = failureOf(container.withStartupTimeout(Duration.ofSeconds(1)));
    assertTrue(said.contains("it was not ready after 1000 ms. It said:\n  no emulator\n"), said);
  }

  @Test
  void tells_what_a_wait_strategy_waited_for() {
    var strategy = Wait.forLogMessage(".*never said.*", 1).withStartupTimeout(Duration.ofSeconds(1));
    String said = failureOf(new AmpsSandboxContainer().waitingFor(strategy));
    assertTrue(said.contains("a wait strategy failed: Timed out waiting for log output matching"), said);
  }

  @Test
  void names_an_image_that_is_not_there() {
    String said = failureOf(new AmpsSandboxContainer("amps-sandbox.invalid/nothing:1"));
    assertTrue(said.startsWith("Failed to start amps-sandbox.invalid/nothing:1: "), said);
    assertTrue(said.contains("Build or load the image"), said);
  }

  @Test
  void names_a_file_that_is_not_there() {
    var container = new AmpsSandboxContainer();
    var error = assertThrows(SandboxStartException.class, () -> container.withWorld("gone.yaml"));
    String said = "Failed to read the world gone.yaml: there is no such file. Correct the path.";
    assertEquals(said, error.getMessage());
  }
}
