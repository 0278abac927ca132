package io.github.ampssandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ampssandbox.model.Input;
import io.github.ampssandbox.model.RecordedRequest;
import io.github.ampssandbox.model.RequestQuery;
import io.github.ampssandbox.model.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The journal: what the client under test sent and got. A request is in it before its reply. */
public final class RequestControl {
  private final Transport transport;
  private final Map<String, ?> scope;

  RequestControl(Transport transport, Map<String, ?> scope) {
    this.transport = transport;
    this.scope = scope;
  }

  /** All requests, oldest first. */
  public List<RecordedRequest> list() {
    return list(new RequestQuery());
  }

  /** Requests that match, oldest first; headers and bodies are for verify and waitFor. */
  public List<RecordedRequest> list(RequestQuery query) {
    Map<String, Object> asked = new LinkedHashMap<>(query.fields());
    asked.putAll(scope);
    return transport.list("list requests", "/requests", asked, RecordedRequest::new);
  }

  /**
   * Throws AssertionError, which says what came instead, unless a request matches. Answers how many
   * do.
   */
  public int verify(RequestQuery query) {
    return verify(Map.of("request", query));
  }

  /** Throws AssertionError unless exactly so many requests match. */
  public int verify(int times, RequestQuery query) {
    return verify(Map.of("request", query, "times", times));
  }

  /** Throws AssertionError unless so many requests match, bounds included. */
  public int verifyBetween(int atLeast, int atMost, RequestQuery query) {
    Map<String, Integer> bounds = Map.of("atLeast", atLeast, "atMost", atMost);
    return verify(Map.of("request", query, "times", bounds));
  }

  /** Throws AssertionError unless requests match in this order, others between them or not. */
  public int verifyInOrder(RequestQuery... queries) {
    return verify(Map.of("inOrder", List.of(queries)));
  }

  /** The same as verify, as a verdict with its reasons. */
  public Verification check(int times, RequestQuery query) {
    return check(Map.of("request", query, "times", times));
  }

  /**
   * The first request that matches, as soon as it is there. After five seconds, ControlException
   * tells what came instead.
   */
  public RecordedRequest waitFor(RequestQuery query) {
    return waitFor(1, Duration.ofSeconds(5), query).get(0);
  }

  /**
   * So many requests that match, as soon as they are there, those made before included. The timeout
   * is time of the machine, at most a minute; after it, ControlException tells what came instead.
   */
  public List<RecordedRequest> waitFor(int count, Duration timeout, RequestQuery query) {
    Map<String, Object> body =
        Map.of("request", query, "count", count, "timeout", Input.toWire(timeout));
    JsonNode answer = transport.ask("wait for requests", "POST", "/requests/wait", body, scope);
    List<RecordedRequest> requests = new ArrayList<>();
    answer.get("items").forEach(item -> requests.add(new RecordedRequest(item)));
    return requests;
  }

  /** Empties the journal. */
  public void clear() {
    transport.ask("clear the requests", "DELETE", "/requests", null, scope);
  }

  private int verify(Map<String, ?> expectation) {
    Verification verdict = check(expectation);
    if (!verdict.verified()) throw new AssertionError(verdict.message());
    return verdict.count();
  }

  private Verification check(Map<String, ?> expectation) {
    return new Verification(
        transport.ask("verify requests", "POST", "/requests/verify", expectation, scope));
  }
}
