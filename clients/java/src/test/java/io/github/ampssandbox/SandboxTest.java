package io.github.ampssandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.ampssandbox.junit.AmpsSandbox;
import io.github.ampssandbox.model.NewKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AmpsSandbox
class SandboxTest {
  @Test
  void tells_about_itself(Sandbox sandbox) {
    assertEquals("amps-sandbox", sandbox.info().name());
    assertTrue(sandbox.isReady());
    assertEquals("acct_demo", sandbox.firstAccount().id());
  }

  @Test
  void is_found_by_the_environment() {
    assertEquals(Optional.empty(), Sandbox.fromEnvironment(Map.of("AMPS_SANDBOX_URL", "")));
    var named = Map.of("AMPS_SANDBOX_URL", "http://one:1/");
    assertEquals("http://one:1", Sandbox.fromEnvironment(named).orElseThrow().url());
    var exec = Map.of("AMPS_SANDBOX_CONTROL_URL", "http://two:2/__sandbox");
    assertEquals("http://two:2", Sandbox.fromEnvironment(exec).orElseThrow().url());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:4010", "", "ftp://127.0.0.1"})
  void refuses_what_is_no_url(String url) {
    var error = assertThrows(IllegalArgumentException.class, () -> Sandbox.at(url));
    assertTrue(error.getMessage().contains("is not the base URL of a sandbox"));
  }

  @Test
  void says_where_nobody_answers() throws IOException {
    String url;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      url = "http://127.0.0.1:" + closed.getLocalPort();
    }
    assertFalse(Sandbox.at(url).isReady());
    var error = assertThrows(ControlException.class, () -> Sandbox.at(url).info());
    String said = "Failed to read the version: " + url + " gives no answer";
    assertTrue(error.getMessage().startsWith(said), error.getMessage());
  }

  @Test
  void says_where_the_token_is_wrong(Sandbox sandbox) {
    var other = Sandbox.at(sandbox.url(), "not-this-token");
    var error = assertThrows(ControlException.class, other::info);
    assertEquals(401, error.status().orElse(0));
  }

  @Test
  void says_where_another_server_answers() throws IOException {
    HttpServer stranger = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    stranger.start();
    try {
      var sandbox = Sandbox.at("http://127.0.0.1:" + stranger.getAddress().getPort());
      var error = assertThrows(ControlException.class, sandbox::info);
      assertTrue(error.getMessage().contains("answered 404, and not as the sandbox does"));
    } finally {
      stranger.stop(0);
    }
  }

  @Test
  void refuses_a_negative_duration() {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> new NewKey().expiresIn(Duration.ofSeconds(-1)));
    assertTrue(error.getMessage().contains("is negative"));
  }

  @Test
  void writes_long_durations_in_seconds() {
    var key = new NewKey().expiresIn(Duration.ofDays(365).plusMillis(5));
    assertEquals(Map.of("expiresIn", "31536000.005s"), key.fields());
  }
}
