package io.github.ampssandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ampssandbox.model.Rule;
import io.github.ampssandbox.model.RuleReport;
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

  /** Adds the rules of a scenario that comes with the emulator. */
  public List<RuleReport> addScenario(String name) {
    return add(Map.of("scenario", name));
  }

  public List<RuleReport> list() {
    return transport.list("list rules", "/rules", Map.of(), RuleReport::new);
  }

  public RuleReport get(String name) {
    return new RuleReport(transport.get("read the rule", path(name)));
  }

  public void delete(String name) {
    transport.ask("remove the rule", "DELETE", path(name), null);
  }

  /** Back to the rules of the start. */
  public void clear() {
    transport.ask("clear the rules", "DELETE", "/rules", null);
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
