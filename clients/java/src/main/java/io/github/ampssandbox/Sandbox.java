package io.github.ampssandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ampssandbox.model.Account;
import io.github.ampssandbox.model.ClockStart;
import io.github.ampssandbox.model.Info;
import io.github.ampssandbox.model.Key;
import io.github.ampssandbox.model.NewAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sandbox that runs, wherever that is. */
public final class Sandbox {
  private final Transport transport;

  private Sandbox(Transport transport) {
    this.transport = transport;
  }

  /** A sandbox that asks for no control token. */
  public static Sandbox at(String url) {
    return new Sandbox(new Transport(url, null));
  }

  public static Sandbox at(String url, String controlToken) {
    return new Sandbox(new Transport(url, controlToken));
  }

  /** The one that AMPS_SANDBOX_URL names, or that {@code amps-sandbox exec} has started. */
  public static Optional<Sandbox> fromEnvironment() {
    return fromEnvironment(System.getenv());
  }

  static Optional<Sandbox> fromEnvironment(Map<String, String> environment) {
    String token = environment.getOrDefault("AMPS_SANDBOX_CONTROL_TOKEN", "");
    return List.of("AMPS_SANDBOX_URL", "AMPS_SANDBOX_CONTROL_URL").stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(url -> !url.isEmpty())
        .findFirst()
        .map(url -> at(url, token.isEmpty() ? null : token));
  }

  public String url() {
    return transport.url;
  }

  /** Opens an account that is like the first one was at the start. */
  public SandboxAccount openAccount() {
    return openAccount(new NewAccount());
  }

  /** Opens an account whose clock stands still at an instant. */
  public SandboxAccount openAccountAt(Instant at) {
    return openAccount(new NewAccount().clock(new ClockStart().mode("frozen").at(at)));
  }

  public SandboxAccount openAccount(NewAccount options) {
    JsonNode opened = transport.ask("open an account", "POST", "/accounts", options);
    String id = opened.at("/account/id").asText();
    return new SandboxAccount(transport, id, opened.get("apiKey").asText());
  }

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
