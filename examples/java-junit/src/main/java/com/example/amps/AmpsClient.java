package com.example.amps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;

/** Waits as long as Retry-After says. Repeats a read that got no answer, but never a command. */
public final class AmpsClient {
  private static final int MAX_ATTEMPTS = 4;
  private static final Duration MAX_WAIT = Duration.ofMinutes(2);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String baseUrl;
  private final String apiKey;
  private final Duration timeout;
  private final Sleeper sleeper;

  public AmpsClient(String baseUrl, String apiKey) {
    this(baseUrl, apiKey, Duration.ofSeconds(10), duration -> Thread.sleep(duration.toMillis()));
  }

  AmpsClient(String baseUrl, String apiKey, Duration timeout, Sleeper sleeper) {
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
    this.timeout = timeout;
    this.sleeper = sleeper;
  }

  public Battery battery(String deviceId) throws InterruptedException {
    JsonNode body = send("GET", "/battery/" + deviceId, null);
    JsonNode state = body.get("state");
    return new Battery(
        body.get("id").asText(),
        body.get("vendor").asText(),
        state.get("status").asText(),
        state.get("level").asDouble(),
        state.get("chargeRate").asDouble(),
        state.get("capacity").asDouble());
  }

  /** Sends the command; the id of its action comes back. */
  public String setBatteryMode(String deviceId, Mode mode, OptionalInt targetPercent)
      throws InterruptedException {
    ObjectNode command = JSON.createObjectNode();
    command.put("action", "set_operation_mode").put("mode", mode.name().toLowerCase(Locale.ROOT));
    targetPercent.ifPresent(percent -> command.put("targetPercent", percent));
    return send("POST", "/battery/" + deviceId, command).get("actionId").asText();
  }

  public Action batteryAction(String actionId) throws InterruptedException {
    JsonNode body = send("GET", "/battery/actions/" + actionId, null);
    return new Action(
        body.get("id").asText(),
        body.get("state").asText(),
        body.path("errorCode").textValue(),
        body.path("errorMessage").textValue());
  }

  /** Polls until the action has ended. */
  public Action awaitBatteryAction(String actionId, Duration within) throws InterruptedException {
    for (Duration waited = Duration.ZERO; ; waited = waited.plus(POLL_INTERVAL)) {
      Action action = batteryAction(actionId);
      switch (action.state()) {
        case "completed":
          return action;
        case "failed", "cancelled":
          throw new AmpsException.ActionFailed(action);
        default:
          if (waited.compareTo(within) >= 0)
            throw new AmpsException(actionId + " is still " + action.state() + " after " + waited);
          sleeper.sleep(POLL_INTERVAL);
      }
    }
  }

  private JsonNode send(String method, String path, JsonNode body) throws InterruptedException {
    HttpRequest request = toRequest(method, path, body);
    for (int attempt = 1; ; attempt++) {
      boolean isLast = attempt == MAX_ATTEMPTS;
      Duration wait = Duration.ofSeconds(1L << (attempt - 1));
      try {
        HttpResponse<String> reply = http.send(request, BodyHandlers.ofString());
        if (reply.statusCode() < 300) return parse(reply);
        if (reply.statusCode() != 429 || isLast) throw toException(reply);
        // A request that was refused for its rate was not carried out: a command may be sent again.
        wait = retryAfter(reply, wait);
        if (wait.compareTo(MAX_WAIT) > 0) throw toException(reply);
      } catch (IOException noAnswer) {
        if (isLast || !method.equals("GET"))
          throw new AmpsException.Unreachable(method + " " + path, noAnswer);
      }
      sleeper.sleep(wait);
    }
  }

  private HttpRequest toRequest(String method, String path, JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(timeout).header("x-api-key", apiKey);
    if (body == null) return request.method(method, BodyPublishers.noBody()).build();
    return request
        .header("content-type", "application/json")
        .method(method, BodyPublishers.ofString(body.toString()))
        .build();
  }

  private static Duration retryAfter(HttpResponse<?> reply, Duration otherwise) {
    return reply
        .headers()
        .firstValue("retry-after")
        .filter(seconds -> seconds.matches("[1-9]\\d{0,8}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(otherwise);
  }

  private static JsonNode parse(HttpResponse<String> reply) {
    try {
      return JSON.readTree(reply.body());
    } catch (JsonProcessingException error) {
      throw new AmpsException("Amps answered " + reply.statusCode() + " with what is no JSON", error);
    }
  }

  private static AmpsException toException(HttpResponse<String> reply) {
    JsonNode error = parse(reply).path("error");
    String code = error.path("code").asText("UNKNOWN");
    String message = error.path("message").asText();
    return switch (reply.statusCode()) {
      case 401 -> new AmpsException.Unauthorized(code, message);
      case 429 -> new AmpsException.RateLimited(code, message);
      default -> new AmpsException.Refused(reply.statusCode(), code, message);
    };
  }
}
