package io.github.ampssandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ampssandbox.model.Account;
import io.github.ampssandbox.model.ClockStart;
import io.github.ampssandbox.model.Info;
import io.github.ampssandbox.model.Key;
import io.github.ampssandbox.model.NewAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A sandbox that runs, wherever that is. */
public final class Sandbox {
  private final Transport transport;
  private final String httpsUrl;
  private SandboxHttps https;

  private Sandbox(Transport transport, String httpsUrl) {
    this.transport = transport;
    this.httpsUrl = httpsUrl;
  }

  /** A sandbox that asks for no control token, by its base URL. */
  public static Sandbox at(String url) {
    return at(url, null);
  }

  /** A sandbox by its base URL, such as {@code http://127.0.0.1:4010}, and its control token. */
  public static Sandbox at(String url, String controlToken) {
    return at(url, controlToken, null);
  }

  /** The same, and its base URL by TLS, such as {@code https://127.0.0.1:4443}. */
  public static Sandbox at(String url, String controlToken, String httpsUrl) {
    String checked = httpsUrl == null ? null : Transport.checkUrl(httpsUrl);
    return new Sandbox(new Transport(url, controlToken), checked);
  }

  /**
   * The one that AMPS_SANDBOX_URL names, or that {@code amps-sandbox exec} has started; its control
   * token is that of AMPS_SANDBOX_CONTROL_TOKEN, its HTTPS that of AMPS_HTTPS_URL.
   */
  public static Optional<Sandbox> fromEnvironment() {
    return fromEnvironment(System.getenv());
  }

  static Optional<Sandbox> fromEnvironment(Map<String, String> environment) {
    String token = valueOrNull(environment, "AMPS_SANDBOX_CONTROL_TOKEN");
    String httpsUrl = valueOrNull(environment, "AMPS_HTTPS_URL");
    return List.of("AMPS_SANDBOX_URL", "AMPS_SANDBOX_CONTROL_URL").stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(url -> !url.isEmpty())
        .findFirst()
        .map(url -> at(url, token, httpsUrl));
  }

  private static String valueOrNull(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? null : value;
  }

  /** Base URL for clients, in place of {@code https://sandbox-api.amps.ai}. */
  public String url() {
    return transport.url;
  }

  /**
   * How clients reach it by TLS, and under the vendor's own host names; the same object at each call.
   * Throws SandboxException where it serves no HTTPS.
   */
  public synchronized SandboxHttps https() {
    if (httpsUrl == null) {
      throw new SandboxException(
          "Failed to tell the HTTPS of the sandbox: no HTTPS URL is known. Start it by withHttps() or "
              + "by amps-sandbox exec --https, or give the URL to Sandbox.at.",
          null);
    }
    if (https == null) {
      String what = "read the certificate of the authority";
      https = new SandboxHttps(httpsUrl, transport.text(what, "/ca.pem"));
    }
    return https;
  }

  /** Ends what {@link #https} has opened. */
  synchronized void closeHttps() {
    if (https != null) https.close();
  }

  /** Opens an account that is like the first one was at the start. */
  public SandboxAccount openAccount() {
    return openAccount(new NewAccount());
  }

  /** Opens an account whose clock stands still at an instant. */
  public SandboxAccount openAccountAt(Instant at) {
    return openAccount(new NewAccount().clock(new ClockStart().mode("frozen").at(at)));
  }

  /**
   * Opens an account. Its world is the name of one that comes with the emulator, a {@code Path} or
   * the path of a JSON or YAML file as text, the text of one, or a {@code Map} that is one; its
   * scenarios are a list of these, or one of them.
   */
  public SandboxAccount openAccount(NewAccount options) {
    Map<String, Object> body = new LinkedHashMap<>(options.fields());
    body.computeIfPresent("world", (field, world) -> Document.of(field, world).onWire());
    body.computeIfPresent("scenarios", (field, scenarios) -> readScenarios(scenarios));
    JsonNode opened = transport.ask("open an account", "POST", "/accounts", body);
    String id = opened.at("/account/id").asText();
    return new SandboxAccount(transport, id, opened.get("apiKey").asText());
  }

  private static Object readScenarios(Object scenarios) {
    List<?> given = scenarios instanceof List ? (List<?>) scenarios : List.of(scenarios);
    return given.stream()
        .map(scenario -> Document.of("scenario", scenario).onWire())
        .collect(Collectors.toList());
  }

  /** All accounts, the first one first. */
  public List<Account> accounts() {
    return transport.list("list accounts", "/accounts", Map.of(), Account::new);
  }

  /** The account of the sandbox's own keys, with one of those that may do everything. */
  public SandboxAccount firstAccount() {
    String id = info().defaultAccount();
    return new KeyControl(transport.of(id))
        .list().stream()
            .filter(key -> key.status().equals("active") && key.permissions().size() == 2)
            .map(Key::key)
            .findFirst()
            .map(key -> new SandboxAccount(transport, id, key))
            .orElseThrow(() -> noKey(id));
  }

  private static SandboxException noKey(String id) {
    return new SandboxException(
        "Failed to tell a key of " + id + ": it has none that is active and may read and write. "
            + "Add one to the sandbox, or open an account.",
        null);
  }

  /** The journal of the server: requests that failed authentication, whosever they are. */
  public RequestControl unauthenticated() {
    return new RequestControl(transport, Map.of("unauthenticated", true));
  }

  /** Everything back to the start: accounts that were opened since are closed. */
  public void reset() {
    transport.ask("reset", "POST", "/reset", null);
  }

  /** Keeps this moment of all accounts, for restore. */
  public JsonNode snapshot() {
    return transport.get("take a snapshot", "/snapshot");
  }

  /** Back to a kept moment. */
  public void restore(JsonNode snapshot) {
    transport.ask("restore", "POST", "/restore", snapshot);
  }

  /** The version, and the configuration in force. */
  public Info info() {
    return new Info(transport.get("read the version", ""));
  }

  /** Whether a request would be served; false also where nobody answers within two seconds. */
  public boolean isReady() {
    try {
      transport.within(Duration.ofSeconds(2)).get("ask for readiness", "/ready");
      return true;
    } catch (ControlException error) {
      if (error.status().isEmpty() || error.status().getAsInt() == 503) return false;
      throw error;
    }
  }
}
