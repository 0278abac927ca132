// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import java.time.Duration;

/** When a request is such, then this happens to it, so often. */
public final class Rule extends Input<Rule> {
  /**
   * What the rule is called in reports and in the reply header x-sandbox-rule: 1 to 100 letters,
   * digits, '.', '_' or '-'. By default the scenario's name, with the rule's number where it has
   * several.
   */
  public Rule name(String value) {
    return set("name", value);
  }

  /** What it is for, in at most 4000 characters. */
  public Rule description(String value) {
    return set("description", value);
  }

  /**
   * All that are given must hold; a list means any of its entries. Without conditions the rule
   * matches every request.
   */
  public Rule when(Conditions value) {
    return set("when", value);
  }

  /**
   * An effect; or {@code ok}, which lets the true answer pass; or a list of these, 1 to 1000: the
   * first application has the first, and so on.
   */
  public Rule then(Object value) {
    return set("then", value);
  }

  /**
   * Applies at most so many times, from 1; an {@code ok} of a list counts. Without limit by
   * default.
   */
  public Rule times(int value) {
    return set("times", value);
  }

  /** Applies from this matching call on, counted from 1. */
  public Rule from(int value) {
    return set("from", value);
  }

  /**
   * Applies to every so-many-th matching call: 3 means the calls 3, 6, 9; with {@code from: 2} the
   * calls 2, 5, 8.
   */
  public Rule every(int value) {
    return set("every", value);
  }

  /**
   * Applies to a matching call with this probability, from 0 to 1, by a draw from the seed: the
   * same calls in every run. The other calls go on to the rules below.
   */
  public Rule probability(double value) {
    return set("probability", value);
  }

  /** Applies for so long from its first application on, on the account's clock. */
  public Rule forDuration(Duration value) {
    return set("for", value);
  }

  /**
   * What a list does at its end: stop applying, repeat from its start, or repeat its last entry.
   */
  public Rule atEnd(String value) {
    return set("atEnd", value);
  }
}
