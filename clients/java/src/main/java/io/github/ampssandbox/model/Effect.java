// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What happens to the request; all parts apply together. At most one part decides what is answered:
 * an error, a status, no answer at all, the key, or a change of the true answer.
 */
public final class Effect extends Input<Effect> {
  /**
   * An error of the API by its code, or by its kind where a code has several (expired-key,
   * unknown-device), answered with its documented status and body.
   */
  public Effect error(String value) {
    return set("error", value);
  }

  /** Status of an answer of one's own, from 200 to 599. */
  public Effect status(int value) {
    return set("status", value);
  }

  /**
   * Headers of whatever is answered; one that the answer has already is replaced, whatever the case
   * of its name. A list goes out as so many lines, as Set-Cookie needs it. Printable ASCII, at most
   * 4000 characters each.
   */
  public Effect headers(Map<String, ?> value) {
    return set("headers", value);
  }

  /**
   * Body of an answer of one's own. A text goes out as it is where headers give a Content-Type that
   * is not JSON; all else as JSON.
   */
  public Effect body(Object value) {
    return set("body", value);
  }

  /**
   * Holds the answer back, by at most 1h: so long, or drawn evenly from {min, max}, or drawn from a
   * long-tailed distribution with this {median, p99}.
   */
  public Effect delay(Object value) {
    return set("delay", value);
  }

  /** Resets the connection; the request is not handled. */
  public Effect reset(boolean value) {
    return set("reset", value);
  }

  /** Closes the connection without an answer; the request is not handled. */
  public Effect empty(boolean value) {
    return set("empty", value);
  }

  /** Never answers and keeps the connection; the request is not handled. */
  public Effect hang(boolean value) {
    return set("hang", value);
  }

  /**
   * Handles the request, and closes the connection after so many bytes of the answer's body, 0 to
   * 10000000. With 0 a command is carried out and its answer lost.
   */
  public Effect cutAfterBytes(int value) {
    return set("cutAfterBytes", value);
  }

  /** Answers a whole body that is no JSON. */
  public Effect malformedJson(boolean value) {
    return set("malformedJson", value);
  }

  /** Sends the answer's body in pieces of so many bytes, with so long between them. */
  public Effect drip(Map<String, ?> value) {
    return set("drip", value);
  }

  /** Changes the true answer by a JSON merge patch (RFC 7396): null takes a field out. */
  public Effect merge(Object value) {
    return set("merge", value);
  }

  /** Changes the true answer by a JSON Patch (RFC 6902), 1 to 100 operations. */
  public Effect patch(List<Map<String, ?>> value) {
    return set("patch", value);
  }

  /**
   * The device cannot be reached for this request: a read answers what was known before, a command
   * fails.
   */
  public Effect offline(boolean value) {
    return set("offline", value);
  }

  /**
   * How the action ends that this command makes: completed, failed, never, or an object with more.
   */
  public Effect action(Object value) {
    return set("action", value);
  }

  /** Answers a read with what was true so long ago. */
  public Effect stale(Duration value) {
    return set("stale", value);
  }

  /**
   * The calling key is expired or revoked from this request on, this one included, until the
   * account is reset.
   */
  public Effect key(String value) {
    return set("key", value);
  }
}
