package com.example.amps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An account of one test's own on a running amps-sandbox, by plain HTTP. Copy it. */
final class SandboxAccount implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final String url;
  final String id;
  final String apiKey;
  private final String token;

  /** Opens an account whose clock stands still at an instant, such as 2025-01-23T10:30:00Z. */
  SandboxAccount(String url, String token, String at) {
    this.url = url;
    this.token = token;
    JsonNode opened = ask("POST", "/accounts", Map.of("clock", Map.of("mode", "frozen", "at", at)));
    this.id = opened.at("/account/id").asText();
    this.apiKey = opened.get("apiKey").asText();
  }

  @Override
  public void close() {
    ask("DELETE", "/accounts/" + id, null);
  }

  /** Lets time pass, and everything that is due in it happen. */
  void advance(Duration by) {
    ask("POST", "/clock/advance?account=" + id, Map.of("by", by.toMillis()));
  }

  void setClock(String at) {
    ask("POST", "/clock/set?account=" + id, Map.of("at", at));
  }

  String addKey(Map<String, ?> options) {
    return ask("POST", "/keys?account=" + id, options).get("key").asText();
  }

  void changeKey(String key, Map<String, ?> change) {
    ask("PATCH", "/keys/" + key, change);
  }

  void revoke(String key) {
    ask("POST", "/keys/" + key + "/revoke", null);
  }

  void takeOffline(String deviceId) {
    ask("POST", "/devices/" + deviceId + "/offline?account=" + id, null);
  }

  void addRule(Map<String, ?> rule) {
    ask("POST", "/rules?account=" + id, Map.of("rules", List.of(rule)));
  }

  /** Fails unless so many of the requests of this account are like this. */
  void verify(int times, Map<String, ?> request) {
    JsonNode verdict =
        ask("POST", "/requests/verify?account=" + id, Map.of("request", request, "times", times));
    if (!verdict.get("verified").asBoolean()) throw new AssertionError(verdict.get("message").asText());
  }

  private JsonNode ask(String method, String path, Map<String, ?> body) {
    try {
      String content = body == null ? "" : JSON.writeValueAsString(body);
      var request =
          HttpRequest.newBuilder(URI.create(url + "/__sandbox" + path))
              .header("x-sandbox-token", token)
              .header("content-type", "application/json")
              .method(method, BodyPublishers.ofString(content));
      HttpResponse<String> reply = HTTP.send(request.build(), BodyHandlers.ofString());
      if (reply.statusCode() < 300) return JSON.readTree(reply.body());
      throw new AssertionError(method + " " + path + ": " + reply.body());
    } catch (IOException | InterruptedException error) {
      throw new AssertionError(method + " " + path + " got no answer", error);
    }
  }
}
