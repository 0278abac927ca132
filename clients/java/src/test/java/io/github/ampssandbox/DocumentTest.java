package io.github.ampssandbox;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ampssandbox.junit.AmpsSandbox;
import io.github.ampssandbox.model.ClockStart;
import io.github.ampssandbox.model.Effect;
import io.github.ampssandbox.model.NewAccount;
import io.github.ampssandbox.model.Rule;
import io.github.ampssandbox.model.RuleReport;
import io.github.ampssandbox.model.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@AmpsSandbox(at = "2025-01-23T10:30:00Z")
class DocumentTest {
  private static final Instant START = Instant.parse("2025-06-01T21:00:00Z");
  private static final String EVENING = "name: evening\nrules:\n  - then: {status: 503}\n";
  private static final Map<String, ?> WORLD =
      Map.of("accounts", List.of(Map.of("users", List.of(Map.of("devices", List.of(Map.of("family", "hvac", "id", "attic")))))));
  private static final String WORLD_TEXT =
      "{accounts: [{users: [{devices: [{family: hvac, id: attic}]}]}]}";

  private static Path write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void expectEvening(SandboxAccount account, List<RuleReport> added) {
    assertEquals(List.of("evening"), added.stream().map(RuleReport::name).collect(toList()));
    assertEquals(503, Call.read(account).statusCode());
  }

  @Test
  void a_scenario_is_taken_from_a_builder(SandboxAccount account) {
    var scenario = new Scenario().name("evening").rules(new Rule().then(new Effect().status(503)));
    expectEvening(account, account.rules().addScenario(scenario));
  }

  @Test
  void a_scenario_is_taken_from_a_map(SandboxAccount account) {
    var rule = Map.of("then", Map.of("status", 503));
    var added = account.rules().addScenario(Map.of("name", "evening", "rules", List.of(rule)));
    expectEvening(account, added);
  }

  @Test
  void a_scenario_is_taken_from_its_text(SandboxAccount account) {
    expectEvening(account, account.rules().addScenario(EVENING));
  }

  @Test
  void a_scenario_is_taken_from_a_file(SandboxAccount account, @TempDir Path folder) throws IOException {
    Path file = write(folder, "evening.yaml", "\uFEFF" + EVENING);
    expectEvening(account, account.rules().addScenario(file));
  }

  @Test
  void a_scenario_is_taken_from_the_path_of_a_file(SandboxAccount account, @TempDir Path folder)
      throws IOException {
    String oneLine = "{name: evening, rules: [{then: {status: 503}}]}";
    String path = write(folder, "evening.yaml", oneLine).toString();
    expectEvening(account, account.rules().addScenario(path));
  }

  @Test
  void a_scenario_is_taken_by_the_name_of_a_shipped_one(SandboxAccount account) {
    List<RuleReport> added = account.rules().addScenario("rate-limited-burst");
    assertEquals(added, account.rules().list());
    var error =
        assertThrows(
            ControlException.class, () -> account.rules().addScenario("rate-limited-brust"));
    assertTrue(error.getMessage().contains("rate-limited-burst"), error.getMessage());
  }

  @Test
  void a_mistake_in_a_scenario_is_told_with_its_place(SandboxAccount account) {
    var wrong = new Scenario().rules(new Rule().name("one").then("ok"), new Rule().name("two").then(Map.of("staus", 1)));
    var error = assertThrows(ControlException.class, () -> account.rules().addScenario(wrong));
    assertTrue(error.getMessage().contains("staus"), error.getMessage());
    assertTrue(error.problems().get(0).path().startsWith("/body/scenario/rules/1/then"));
    assertEquals(List.of(), account.rules().list());
  }

  @Test
  void a_world_is_taken_in_each_form(Sandbox sandbox, @TempDir Path folder) throws IOException {
    Path file = write(folder, "house.yaml", WORLD_TEXT);
    for (Object world : List.of(WORLD, WORLD_TEXT, file, file.toString())) {
      try (var account = sandbox.openAccount(new NewAccount().world(world))) {
        assertEquals("attic", account.devices().list().get(0).id(), world.toString());
      }
    }
    try (var account = sandbox.openAccount(new NewAccount().world("empty"))) {
      assertEquals(List.of(), account.devices().list());
    }
  }

  @Test
  @AmpsSandbox(world = WORLD_TEXT)
  void a_world_is_taken_from_the_annotation(SandboxAccount account) {
    assertEquals(1, account.devices().list().size());
  }

  @Test
  void a_folder_of_the_name_of_a_shipped_world_is_not_taken_for_a_file() {
    // The tests run in a folder with the folder src.
    assertTrue(Document.of("world", "src").isName());
  }

  @Test
  void a_file_is_copied_under_a_name_that_does_not_split_a_list(@TempDir Path folder) throws IOException {
    Document document = Document.of("scenario", write(folder, "evening, late.yaml", EVENING));
    assertFalse(document.isName());
    assertEquals("evening_ late.yaml", document.fileName());
    assertEquals(EVENING, new String(document.content(), StandardCharsets.UTF_8));
  }

  @Test
  void a_file_that_is_not_there_is_told_by_its_path() {
    var error = assertThrows(SandboxException.class, () -> Document.of("scenario", Path.of("gone")));
    assertEquals(
        "Failed to read the scenario gone: there is no such file. Correct the path.", error.getMessage());
  }

  @Test
  void a_container_takes_each_form(@TempDir Path folder) throws IOException {
    Path file = write(folder, "night.yaml", EVENING.replace("evening", "night"));
    var scenario = new Scenario().rules(new Rule().name("typed").then("ok"));
    try (var container = new AmpsSandboxContainer()) {
      container
          .withWorld(WORLD_TEXT)
          .withScenario(EVENING)
          .withScenario(file)
          .withScenario(scenario)
          .withScenario(Map.of("rules", List.of(Map.of("name", "mapped", "then", "ok"))))
          .withConfiguration("{seed: 7}")
          .withClock(new ClockStart().mode("scaled").factor(60).at(START))
          .start();
      SandboxAccount account = container.connect().firstAccount();
      assertEquals("attic", account.devices().list().get(0).id());
      var names = account.rules().list().stream().map(RuleReport::name).collect(toList());
      assertTrue(names.containsAll(List.of("evening", "night", "typed", "mapped")), names.toString());
      assertEquals(60, account.clock().get().factor());
      assertFalse(account.clock().get().at().isBefore(START));
      assertEquals("7", container.connect().accounts().get(0).seed());
    }
  }
}
