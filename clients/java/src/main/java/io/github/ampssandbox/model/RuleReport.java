// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A rule and what has become of it. */
public final class RuleReport extends Answer {
  /** Reads what the sandbox has answered. */
  public RuleReport(JsonNode json) {
    super(json);
  }

  /** 1 to 100 letters, digits, {@code .}, {@code _} or {@code -}, a letter or digit first. */
  public String name() {
    return text("name");
  }

  /** A rule as {@code fixtures/schemas/scenario.schema.json} has it, under {@code $defs/rule}. */
  public Map<String, Object> rule() {
    return object("rule");
  }

  /** Whether the account began with the rule, or it was added. */
  public String origin() {
    return text("origin");
  }

  /**
   * A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
   */
  public Instant addedAt() {
    return instant("addedAt");
  }

  /**
   * Requests that met the conditions while the rule was not exhausted and that no rule above took.
   */
  public int matched() {
    return integer("matched");
  }

  /** Steps taken, each {@code ok} of a list included. */
  public int uses() {
    return integer("uses");
  }

  /** Requests that the rule did something to. */
  public int applied() {
    return integer("applied");
  }

  /** Answers that its effect was meant to change and did not fit; left out where there was none. */
  public Optional<Integer> notApplied() {
    return optional("notApplied", at -> integer("notApplied"));
  }

  /** Whether it has been used up and will not apply any more. */
  public boolean exhausted() {
    return bool("exhausted");
  }
}
