// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import java.util.List;

/** What an account begins with; what is left out is as the emulator was started. */
public final class NewAccount extends Input<NewAccount> {
  /** Drawn where it is left out. */
  public NewAccount id(String value) {
    return set("id", value);
  }

  /** The id where it is left out. */
  public NewAccount name(String value) {
    return set("name", value);
  }

  /**
   * A world that comes with the package, by its name ({@code default}, {@code empty}, {@code
   * large}), or the world itself as {@code fixtures/schemas/world.schema.json} has it: as an
   * object, or as its YAML or JSON text. The account is the first one of it, and has the keys that
   * the world gives it. The world of the emulator's start where it is left out. Paths are read by
   * the clients only.
   */
  public NewAccount world(Object value) {
    return set("world", value);
  }

  /**
   * Another seed makes other people, devices and figures. The emulator's own where it is left out.
   */
  public NewAccount seed(Object value) {
    return set("seed", value);
  }

  /**
   * How the clock starts: a pace such as {@code frozen} or {@code x60}, or an object with the pace
   * and the instant.
   */
  public NewAccount clock(Object value) {
    return set("clock", value);
  }

  /**
   * How long no request may use the account before it is closed, in real time: 30m, 24h, 7d, or
   * never. An account of the world is never closed; another has the configuration's {@code
   * accounts.idleAfter} where nothing is said.
   */
  public NewAccount ttl(String value) {
    return set("ttl", value);
  }

  /** Keys beside the fresh one, as text or with what they may do. */
  public NewAccount keys(List<?> value) {
    return set("keys", value);
  }

  /**
   * Scenarios, one or a list, each by the name of one that comes with the package or as the
   * document itself: an object, or its YAML or JSON text. Their rules stand above those of the
   * emulator's start, those of later ones above those of earlier ones, and the account begins with
   * them at every reset.
   */
  public NewAccount scenarios(Object value) {
    return set("scenarios", value);
  }

  /**
   * Rules that are asked before those of all scenarios, each with a name. The account begins with
   * them at every reset.
   */
  public NewAccount rules(Rule... values) {
    return set("rules", List.of(values));
  }
}
