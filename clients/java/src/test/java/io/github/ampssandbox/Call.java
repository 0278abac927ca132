package io.github.ampssandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Requests as a client sends them. */
final class Call {
  static final String BATTERY = "device_abc123";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Call() {}

  static HttpResponse<String> read(SandboxAccount account) {
    return send(account, "GET", "");
  }

  static HttpResponse<String> push(SandboxAccount account, String mode) {
    return send(account, "POST", "{\"action\":\"set_operation_mode\",\"mode\":\"" + mode + "\"}");
  }

  private static HttpResponse<String> send(SandboxAccount account, String method, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(account.url() + "/battery/" + BATTERY))
            .header("x-api-key", account.apiKey())
            .header("content-type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException error) {
      throw new AssertionError(error);
    }
  }
}
