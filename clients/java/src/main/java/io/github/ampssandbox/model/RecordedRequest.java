// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
package io.github.ampssandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request and its reply. Headers and bodies are missing where it comes from a snapshot. */
public final class RecordedRequest extends Answer {
  /** Reads what the sandbox has answered. */
  public RecordedRequest(JsonNode json) {
    super(json);
  }

  /** 1, 2, 3 … in the order in which the replies left. */
  public int sequence() {
    return integer("sequence");
  }

  /** Whose it is; left out where nobody has the key. */
  public Optional<String> account() {
    return optional("account", at -> text("account"));
  }

  /** The instant of the account's clock. */
  public Instant at() {
    return instant("at");
  }

  /** Edition of the vendor's API that it spoke. */
  public String edition() {
    return text("edition");
  }

  /** As sent in {@code x-request-id}. */
  public String requestId() {
    return text("requestId");
  }

  /** The HTTP method. */
  public String method() {
    return text("method");
  }

  /** As sent. */
  public String path() {
    return text("path");
  }

  /** As sent, without the question mark. */
  public String query() {
    return text("query");
  }

  /** Template of the path; left out where the document has none that fits. */
  public Optional<String> route() {
    return optional("route", at -> text("route"));
  }

  /** operationId of the document. */
  public Optional<String> operation() {
    return optional("operation", at -> text("operation"));
  }

  /** A family of devices. */
  public Optional<String> family() {
    return optional("family", at -> text("family"));
  }

  /** From the path. */
  public Optional<String> deviceId() {
    return optional("deviceId", at -> text("deviceId"));
  }

  /** From the path; of a push from its reply. */
  public Optional<String> actionId() {
    return optional("actionId", at -> text("actionId"));
  }

  /** Masked. */
  public Optional<String> key() {
    return optional("key", at -> text("key"));
  }

  /** Name of the key where somebody has it. */
  public Optional<String> keyName() {
    return optional("keyName", at -> text("keyName"));
  }

  /** By lower-case name. */
  public Optional<Map<String, Object>> headers() {
    return optional("headers", at -> object("headers"));
  }

  /** A body as it went over the wire, at most 16 KiB of it. */
  public Optional<RecordedBody> body() {
    return optional("body", at -> model("body", RecordedBody::new));
  }

  /**
   * Whether the request keeps to the document: {@code valid}, {@code invalid}, or {@code unchecked}
   * where it was answered before it was looked into.
   */
  public String verdict() {
    return text("verdict");
  }

  /** How it breaks the document, first problem first. */
  public List<ProblemDetail> errors() {
    return list("errors", ProblemDetail::new);
  }

  /** Of the reply; 0 where the connection was ended in its place. */
  public int status() {
    return integer("status");
  }

  /**
   * What a rule did to the connection: ended it in place of a reply ({@code reset}, {@code empty},
   * {@code hang}), or damaged or slowed the reply on its way. Left out where it did nothing.
   */
  public Optional<String> connection() {
    return optional("connection", at -> text("connection"));
  }

  /** By lower-case name. */
  public Optional<Map<String, Object>> replyHeaders() {
    return optional("replyHeaders", at -> object("replyHeaders"));
  }

  /** A body as it went over the wire, at most 16 KiB of it. */
  public Optional<RecordedBody> replyBody() {
    return optional("replyBody", at -> model("replyBody", RecordedBody::new));
  }

  /** Why a request did not succeed, more exactly than status and code tell. */
  public Optional<String> problem() {
    return optional("problem", at -> text("problem"));
  }

  /** Name of the rule that was applied. */
  public Optional<String> rule() {
    return optional("rule", at -> text("rule"));
  }

  /** An effect that was meant to change the answer and did not fit it. */
  public Optional<Map<String, Object>> notApplied() {
    return optional("notApplied", at -> object("notApplied"));
  }

  /** Until when the reply asked the client to stay away. */
  public Optional<Instant> retryAfterUntil() {
    return optional("retryAfterUntil", at -> instant("retryAfterUntil"));
  }

  /**
   * Whether the same key called the same operation before an earlier {@code Retry-After} was over.
   */
  public boolean earlyRetry() {
    return bool("earlyRetry");
  }

  /** What the answer took; by the machine's time. */
  public Optional<Double> durationMs() {
    return optional("durationMs", at -> number("durationMs"));
  }
}
