package io.github.ampssandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ampssandbox.model.RequestQuery;
import java.time.Duration;
import java.util.Map;

/** An account of one test's own: what other tests do does not reach it. */
public final class SandboxAccount implements AutoCloseable {
  private final Transport server;
  private final Transport transport;
  private final String id;
  private final String apiKey;

  SandboxAccount(Transport server, String id, String apiKey) {
    this.server = server;
    this.transport = server.of(id);
    this.id = id;
    this.apiKey = apiKey;
  }

  /** Base URL for the client under test, in place of {@code https://sandbox-api.amps.ai}. */
  public String url() {
    return server.url;
  }

  /** By which the control API knows it. */
  public String id() {
    return id;
  }

  /** A key that may do everything. */
  public String apiKey() {
    return apiKey;
  }

  /** Its time. */
  public ClockControl clock() {
    return new ClockControl(transport);
  }

  /** Its API keys. */
  public KeyControl keys() {
    return new KeyControl(transport);
  }

  /** Its devices. */
  public DeviceControl devices() {
    return new DeviceControl(transport);
  }

  /** What its devices were asked to do. */
  public ActionControl actions() {
    return new ActionControl(transport);
  }

  /** Its scripted behaviour. */
  public RuleControl rules() {
    return new RuleControl(transport);
  }

  /** What clients sent with its keys, and what they got. */
  public RequestControl requests() {
    return new RequestControl(transport, Map.of());
  }

  /** Lets time pass; a client can be given this as its sleep. */
  public void advance(Duration by) {
    clock().advance(by);
  }

  /** Throws AssertionError, which says what came instead, unless exactly so many requests match. */
  public void verify(int times, RequestQuery query) {
    requests().verify(times, query);
  }

  /** Back to what the account began with. */
  public void reset() {
    transport.ask("reset", "POST", "/reset", null);
  }

  /** Keeps this moment, for restore. */
  public JsonNode snapshot() {
    return transport.get("take a snapshot", "/snapshot");
  }

  /** Back to a kept moment. */
  public void restore(JsonNode snapshot) {
    transport.ask("restore", "POST", "/restore", snapshot);
  }

  /** Closes the account; one that is gone, by a reset for instance, stays so. */
  @Override
  public void close() {
    try {
      server.ask("close the account", "DELETE", "/accounts/" + Transport.encode(id), null);
    } catch (ControlException error) {
      if (error.status().orElse(0) != 404) throw error;
    }
  }
}
