// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import java.util.List;

/**
 * Scripted behaviour: rules that say when, then what, and how often. The rules are asked from top
 * to bottom, and the first one that applies wins; rules added later stand above those added before.
 * JSON or YAML.
 */
public final class Scenario extends Input<Scenario> {
  /** 1 to 100 letters, digits, '.', '_' or '-', a letter or digit first. */
  public Scenario name(String value) {
    return set("name", value);
  }

  /** What it is for, in at most 4000 characters. */
  public Scenario description(String value) {
    return set("description", value);
  }

  /** Rules in the order in which they are asked, 1 to 10000. */
  public Scenario rules(Rule... values) {
    return set("rules", List.of(values));
  }
}
