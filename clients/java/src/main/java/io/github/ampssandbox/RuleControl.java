package io.github.ampssandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ampssandbox.model.Rule;
import io.github.ampssandbox.model.RuleReport;
import io.github.ampssandbox.model.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scripted behaviour. Rules added last are asked first, and a reset takes them away. */
public final class RuleControl {
  private final Transport transport;

  RuleControl(Transport transport) {
    this.transport = transport;
  }

  /** Adds a rule, which needs a name: when a request is such, then this happens to it, so often. */
  public RuleReport create(Rule rule) {
    return add(Map.of("rules", List.of(rule))).get(0);
  }

  /**
   * Adds the rules of a scenario, all of them or none: by the name of one that comes with the
   * emulator, by the path of a JSON or YAML file, or as its text.
   */
  public List<RuleReport> addScenario(String nameOrPathOrText) {
    return addDocument(nameOrPathOrText);
  }

  /** Adds the rules of the scenario in a JSON or YAML file, all of them or none. */
  public List<RuleReport> addScenario(Path file) {
    return addDocument(file);
  }

  /** Adds the rules of a scenario, all of them or none; those without a name have the scenario's. */
  public List<RuleReport> addScenario(Scenario scenario) {
    return addDocument(scenario);
  }

  /** Adds the rules of a scenario as it stands in a scenario file, all of them or none. */
  public List<RuleReport> addScenario(Map<String, ?> scenario) {
    return addDocument(scenario);
  }

  /** All rules, in the order in which they are asked. */
  public List<RuleReport> list() {
    return transport.list("list rules", "/rules", Map.of(), RuleReport::new);
  }

  /** What the rule has done so far. */
  public RuleReport get(String name) {
    return new RuleReport(transport.get("read the rule", path(name)));
  }

  /** Removes the rule. */
  public void delete(String name) {
    transport.ask("remove the rule", "DELETE", path(name), null);
  }

  /** Back to the rules of the start. */
  public void clear() {
    transport.ask("clear the rules", "DELETE", "/rules", null);
  }

  private List<RuleReport> addDocument(Object scenario) {
    return add(Map.of("scenario", Document.of("scenario", scenario).onWire()));
  }

  private List<RuleReport> add(Object body) {
    JsonNode answer = transport.ask("add rules", "POST", "/rules", body);
    List<RuleReport> rules = new ArrayList<>();
    answer.get("items").forEach(item -> rules.add(new RuleReport(item)));
    return rules;
  }

  private static String path(String name) {
    return "/rules/" + Transport.encode(name);
  }
}
