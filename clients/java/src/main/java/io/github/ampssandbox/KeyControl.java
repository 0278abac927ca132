package io.github.ampssandbox;

import io.github.ampssandbox.model.Key;
import io.github.ampssandbox.model.KeyChange;
import io.github.ampssandbox.model.NewKey;
import io.github.ampssandbox.model.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of an account. A change holds from the next request on. */
public final class KeyControl {
  private final Transport transport;

  KeyControl(Transport transport) {
    this.transport = transport;
  }

  /** All keys, the good and the ended. */
  public List<Key> list() {
    List<Key> keys = new ArrayList<>();
    transport.get("list keys", "/keys").get("items").forEach(item -> keys.add(new Key(item)));
    return keys;
  }

  /** What the key may do, and whether it is good now. */
  public Key get(String key) {
    return ask("read the key", "GET", key, "", null);
  }

  /** Adds a key that is minted and may do everything. */
  public Key create() {
    return create(new NewKey());
  }

  /** Adds a key, minted where it is left out. */
  public Key create(NewKey key) {
    return new Key(transport.ask("add a key", "POST", "/keys", key));
  }

  /** Changes what is given, and leaves the rest. */
  public Key change(String key, KeyChange change) {
    return ask("change the key", "PATCH", key, "", change);
  }

  /** Ends the key as time does. */
  public Key expire(String key) {
    return ask("expire the key", "POST", key, "/expire", null);
  }

  /** Ends the key as its owner does. */
  public Key revoke(String key) {
    return ask("revoke the key", "POST", key, "/revoke", null);
  }

  /** Makes the key unknown. */
  public void delete(String key) {
    transport.ask("delete the key", "DELETE", path(key, ""), null);
  }

  /** What is left of the key's rate limit; looking costs nothing. */
  public Quota getQuota(String key) {
    return askQuota("read the quota", "GET", key, null);
  }

  /** Leaves so many requests; 0 exhausts the key. */
  public Quota setQuota(String key, int remaining) {
    return askQuota("set the quota", "PUT", key, Map.of("remaining", remaining));
  }

  /** Gives the key its whole rate limit back. */
  public Quota refillQuota(String key) {
    return askQuota("refill the quota", "DELETE", key, null);
  }

  private Key ask(String what, String method, String key, String rest, Object body) {
    return new Key(transport.ask(what, method, path(key, rest), body));
  }

  private Quota askQuota(String what, String method, String key, Object body) {
    return new Quota(transport.ask(what, method, path(key, "/quota"), body));
  }

  private static String path(String key, String rest) {
    return "/keys/" + Transport.encode(key) + rest;
  }
}
