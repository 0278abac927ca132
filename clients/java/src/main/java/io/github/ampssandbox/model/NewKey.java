// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A key to add; what is left out has a default. */
public final class NewKey extends Input<NewKey> {
  /** Minted where it is left out. Never give a real live key. */
  public NewKey key(String value) {
    return set("key", value);
  }

  /**
   * Edition of the vendor's API that it speaks. Told from how the key is written where it is left
   * out.
   */
  public NewKey edition(String value) {
    return set("edition", value);
  }

  /** A text of 1 to 100 characters. */
  public NewKey name(String value) {
    return set("name", value);
  }

  /** Both where it is left out. */
  public NewKey permissions(String... values) {
    return set("permissions", List.of(values));
  }

  /** Name of a rate-limit plan of the configuration, or {@code unlimited}. */
  public NewKey plan(String value) {
    return set("plan", value);
  }

  /** Now where it is left out. */
  public NewKey createdAt(Instant value) {
    return set("createdAt", value);
  }

  /** In the past for a key that has expired already. */
  public NewKey expiresAt(Instant value) {
    return set("expiresAt", value);
  }

  /**
   * The same as {@code expiresAt}, but counted on the account's clock from now, or from where the
   * account begins.
   */
  public NewKey expiresIn(Duration value) {
    return set("expiresIn", value);
  }

  /** From when it is revoked; in the past for a key that is revoked already. */
  public NewKey revokedAt(Instant value) {
    return set("revokedAt", value);
  }
}
