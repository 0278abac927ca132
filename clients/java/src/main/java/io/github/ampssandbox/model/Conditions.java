// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import java.util.List;
import java.util.Map;

/**
 * All that are given must hold; a list means any of its entries. Without conditions the rule
 * matches every request.
 */
public final class Conditions extends Input<Conditions> {
  /** The edition of the API that the request speaks. */
  public Conditions edition(String... values) {
    return set("edition", List.of(values));
  }

  /** An operationId of the API's document. */
  public Conditions operation(String... values) {
    return set("operation", List.of(values));
  }

  /** A family of devices. */
  public Conditions family(String... values) {
    return set("family", List.of(values));
  }

  /** The id of a device. */
  public Conditions device(String... values) {
    return set("device", List.of(values));
  }

  /** The id of an account. */
  public Conditions account(String... values) {
    return set("account", List.of(values));
  }

  /** The API key that the request carries. Never put a real live key into a file. */
  public Conditions key(String... values) {
    return set("key", List.of(values));
  }

  /** The HTTP method. */
  public Conditions method(String... values) {
    return set("method", List.of(values));
  }

  /** The path without the query; * stands for one segment, ** for any number of segments. */
  public Conditions path(String... values) {
    return set("path", List.of(values));
  }

  /**
   * A text that the header equals, or {contains}, {startsWith} or {present: true or false}, by the
   * header's name.
   */
  public Conditions headers(Map<String, ?> value) {
    return set("headers", value);
  }

  /**
   * A part of the JSON body: the fields named here must be there with these values; lists must be
   * equal.
   */
  public Conditions body(Object value) {
    return set("body", value);
  }

  /**
   * Which of the calls that meet all other conditions: the n-th, or {from, to, every}, counted from
   * 1.
   */
  public Conditions call(Object value) {
    return set("call", value);
  }

  /** An interval of the account's clock: from the moment {@code from} on and before {@code to}. */
  public Conditions between(Map<String, ?> value) {
    return set("between", value);
  }

  /**
   * A UTC time such as 2025-06-01T18:00:00Z, or a duration such as 10m from when the rule was
   * added.
   */
  public Conditions after(String value) {
    return set("after", value);
  }

  /**
   * A UTC time such as 2025-06-01T18:00:00Z, or a duration such as 10m from when the rule was
   * added.
   */
  public Conditions until(String value) {
    return set("until", value);
  }
}
