// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import java.util.Map;

/** What a request must be; every part is optional, and all that are given must hold. */
public final class RequestQuery extends Input<RequestQuery> {
  /** Edition of the vendor's API. */
  public RequestQuery edition(String value) {
    return set("edition", value);
  }

  /** operationId of the document. */
  public RequestQuery operation(String value) {
    return set("operation", value);
  }

  /** An HTTP method. */
  public RequestQuery method(String value) {
    return set("method", value);
  }

  /** A path: {@code *} stands for one segment, {@code **} for any number of them. */
  public RequestQuery path(String value) {
    return set("path", value);
  }

  /** A status, as a number or as text, or a class of them: {@code 4xx}. */
  public RequestQuery status(Object value) {
    return set("status", value);
  }

  /** Name of the key. */
  public RequestQuery keyName(String value) {
    return set("keyName", value);
  }

  /** A family of devices. */
  public RequestQuery family(String value) {
    return set("family", value);
  }

  /** Id of the device in the path. */
  public RequestQuery deviceId(String value) {
    return set("deviceId", value);
  }

  /** Id of the action in the path; of a push, that in its reply. */
  public RequestQuery actionId(String value) {
    return set("actionId", value);
  }

  /** Name of the rule that was applied. */
  public RequestQuery rule(String value) {
    return set("rule", value);
  }

  /** Why it did not succeed, more exactly than status and code tell. */
  public RequestQuery problem(String value) {
    return set("problem", value);
  }

  /** Whether it keeps to the document: {@code valid}, {@code invalid} or {@code unchecked}. */
  public RequestQuery verdict(String value) {
    return set("verdict", value);
  }

  /** As sent in {@code x-request-id}. */
  public RequestQuery requestId(String value) {
    return set("requestId", value);
  }

  /** It came before an earlier {@code Retry-After} was over. */
  public RequestQuery earlyRetry(boolean value) {
    return set("earlyRetry", value);
  }

  /** No operation of the document fits. */
  public RequestQuery unmatched(boolean value) {
    return set("unmatched", value);
  }

  /** Values of the query; others may stand beside them. */
  public RequestQuery query(Map<String, ?> value) {
    return set("query", value);
  }

  /** Values of headers, compared as they are recorded: masked. */
  public RequestQuery headers(Map<String, ?> value) {
    return set("headers", value);
  }

  /** Part of the JSON body: objects may have more, anything else must be equal. */
  public RequestQuery body(Object value) {
    return set("body", value);
  }

  /** Only requests after this one. */
  public RequestQuery since(int value) {
    return set("since", value);
  }
}
