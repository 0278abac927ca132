package io.github.ampssandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Calls of the control API, all of them about one account where one is given. */
final class Transport {
  private static final ObjectMapper JSON = new ObjectMapper();
  // A proxy of the environment is for the world outside, and the sandbox is here.
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .proxy(HttpClient.Builder.NO_PROXY)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  /** Longer than the longest wait that the control API offers. */
  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final int LARGEST_PAGE = 500;

  final String url;
  private final String token;
  private final String account;
  private final Duration timeout;

  Transport(String url, String token) {
    this(checkUrl(url), token, null, TIMEOUT);
  }

  private Transport(String url, String token, String account, Duration timeout) {
    this.url = url;
    this.token = token;
    this.account = account;
    this.timeout = timeout;
  }

  Transport of(String accountId) {
    return new Transport(url, token, accountId, timeout);
  }

  Transport within(Duration time) {
    return new Transport(url, token, account, time);
  }

  static String checkUrl(String url) {
    if (!url.matches("https?://[^/?#]+.*")) {
      throw new IllegalArgumentException(
          "\"" + url + "\" is not the base URL of a sandbox. Give one such as http://127.0.0.1:4010.");
    }
    return url.replaceAll("/+$", "").replaceAll("/__sandbox$", "");
  }

  JsonNode get(String what, String path) {
    return ask(what, "GET", path, null, Map.of());
  }

  JsonNode ask(String what, String method, String path, Object body) {
    return ask(what, method, path, body, Map.of());
  }

  /** The body of the answer. */
  JsonNode ask(String what, String method, String path, Object body, Map<String, ?> query) {
    return parse(exchange(what, toRequest(method, path, body, query)));
  }

  /** The body of one of the few answers that are no JSON. */
  String text(String what, String path) {
    return exchange(what, toRequest("GET", path, null, Map.of()));
  }

  private String exchange(String what, HttpRequest request) {
    HttpResponse<String> reply = send(what, request);
    if (reply.statusCode() < 300) return reply.body();
    JsonNode answer = parse(reply.body());
    throw answer.has("detail")
        ? ControlException.refused(reply.statusCode(), answer)
        : ControlException.stranger(what, url, reply.statusCode());
  }

  /** The items of all pages. */
  <T> List<T> list(String what, String path, Map<String, ?> query, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    for (boolean hasMore = true; hasMore; ) {
      Map<String, Object> page = new LinkedHashMap<>(query);
      page.put("offset", all.size());
      page.put("limit", LARGEST_PAGE);
      JsonNode answer = ask(what, "GET", path, null, page);
      answer.get("items").forEach(item -> all.add(read.apply(item)));
      hasMore = answer.at("/pagination/hasMore").asBoolean();
    }
    return all;
  }

  private HttpRequest toRequest(String method, String path, Object body, Map<String, ?> query) {
    Map<String, Object> asked = new LinkedHashMap<>(query);
    if (account != null) asked.put("account", account);
    StringBuilder target = new StringBuilder(url).append("/__sandbox").append(path);
    char separator = '?';
    for (Map.Entry<String, ?> entry : asked.entrySet()) {
      target.append(separator).append(entry.getKey()).append('=').append(encode(entry.getValue()));
      separator = '&';
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target.toString())).timeout(timeout);
    if (token != null) request.header("x-sandbox-token", token);
    if (body == null) return request.method(method, BodyPublishers.noBody()).build();
    request.header("content-type", "application/json");
    return request.method(method, BodyPublishers.ofString(write(body))).build();
  }

  private HttpResponse<String> send(String what, HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException error) {
      throw ControlException.unreachable(what, url, error);
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
      throw ControlException.unreachable(what, url, error);
    }
  }

  private static String write(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException error) {
      throw new IllegalArgumentException("The body cannot be written as JSON: " + error, error);
    }
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode answer = JSON.readTree(text);
      return answer == null ? MissingNode.getInstance() : answer;
    } catch (JsonProcessingException error) {
      return MissingNode.getInstance();
    }
  }

  /** One segment of a path, or a value of a query. */
  static String encode(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
  }
}
