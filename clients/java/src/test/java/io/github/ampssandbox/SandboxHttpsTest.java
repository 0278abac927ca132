package io.github.ampssandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ampssandbox.junit.AmpsSandboxExtension;
import io.github.ampssandbox.model.RequestQuery;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.images.builder.Transferable;

class SandboxHttpsTest {
  private static final URI VENDOR = URI.create("https://sandbox-api.amps.ai/battery/device_abc123");

  @RegisterExtension
  static final AmpsSandboxExtension AMPS =
      new AmpsSandboxExtension(() -> new AmpsSandboxContainer().withHttps("amps.test"));

  private static int statusOf(HttpClient client, String base, SandboxAccount account)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(base + "/battery/device_abc123"))
            .header("x-api-key", account.apiKey());
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  @Test
  void https_serves_whoever_trusts_its_certificate(Sandbox sandbox, SandboxAccount account)
      throws Exception {
    SandboxHttps https = sandbox.https();
    assertSame(https, sandbox.https());
    assertTrue(https.caCertificate().startsWith("-----BEGIN CERTIFICATE-----"));
    assertEquals(1, https.trustStore().size());
    assertEquals(200, statusOf(https.httpClient(), https.url(), account));
    var stranger = HttpClient.newHttpClient();
    assertThrows(SSLHandshakeException.class, () -> statusOf(stranger, https.url(), account));
  }

  @Test
  void https_is_reached_by_the_true_names(Sandbox sandbox, SandboxAccount account) throws Exception {
    HttpClient client = sandbox.https().httpClient();
    assertEquals(200, statusOf(client, "https://sandbox-api.amps.ai", account));
    // The live host knows no sandbox keys.
    assertEquals(401, statusOf(client, "https://api.amps.ai", account));
    account.verify(1, new RequestQuery().operation("getBatteryState").status(200));
  }

  @Test
  void the_true_names_are_there_for_other_clients_and_for_many_at_once(
      Sandbox sandbox, SandboxAccount account) {
    SandboxHttps https = sandbox.https();
    var statuses =
        IntStream.range(0, 20)
            .parallel()
            .mapToObj(call -> statusByUrlConnection(https, account))
            .collect(toList());
    assertEquals(List.of(200), statuses.stream().distinct().collect(toList()));
    account.verify(20, new RequestQuery().operation("getBatteryState"));
  }

  private static int statusByUrlConnection(SandboxHttps https, SandboxAccount account) {
    try {
      var tunnel = https.proxySelector().select(VENDOR).get(0);
      var connection = (HttpsURLConnection) VENDOR.toURL().openConnection(tunnel);
      connection.setSSLSocketFactory(https.sslContext().getSocketFactory());
      connection.setRequestProperty("x-api-key", account.apiKey());
      return ((HttpURLConnection) connection).getResponseCode();
    } catch (IOException error) {
      throw new AssertionError(error);
    }
  }

  @Test
  void the_way_to_the_true_names_leads_nowhere_else(Sandbox sandbox, SandboxAccount account) {
    SandboxHttps https = sandbox.https();
    var selector = https.proxySelector();
    assertEquals(List.of(java.net.Proxy.NO_PROXY), selector.select(URI.create("https://example.com")));
    assertEquals(List.of(java.net.Proxy.NO_PROXY), selector.select(URI.create("http://api.amps.ai")));
    var address = (InetSocketAddress) selector.select(VENDOR).get(0).address();
    var client =
        HttpClient.newBuilder()
            .sslContext(https.sslContext())
            .proxy(ProxySelector.of(address))
            .build();
    var error =
        assertThrows(
            IOException.class, () -> statusOf(client, "https://amps.invalid", account));
    assertTrue(error.getMessage().contains("403"), error.getMessage());
  }

  @Test
  void the_way_to_the_true_names_ends_with_close_and_opens_again(Sandbox sandbox, SandboxAccount account)
      throws Exception {
    var https = new SandboxHttps(sandbox.https().url(), sandbox.https().caCertificate());
    var address = (InetSocketAddress) https.proxySelector().select(VENDOR).get(0).address();
    try (var socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write("CONNECT api.amps.ai:443 HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
      String connected = "HTTP/1.1 200 Connection established\r\n\r\n";
      byte[] answer = socket.getInputStream().readNBytes(connected.length());
      assertEquals(connected, new String(answer, US_ASCII));
      https.close();
      assertTrue(isOver(socket));
    }
    assertEquals(200, statusOf(https.httpClient(), "https://sandbox-api.amps.ai", account));
    https.close();
  }

  private static boolean isOver(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void a_sandbox_that_is_gone_is_told_by_the_way_to_the_true_names(
      Sandbox sandbox, SandboxAccount account) throws Exception {
    int closed;
    try (var server = new ServerSocket(0)) {
      closed = server.getLocalPort();
    }
    try (var https = new SandboxHttps("https://127.0.0.1:" + closed, sandbox.https().caCertificate())) {
      var error =
          assertThrows(
              IOException.class,
              () -> statusOf(https.httpClient(), "https://sandbox-api.amps.ai", account));
      assertTrue(error.getMessage().contains("502"), error.getMessage());
    }
  }

  @Test
  void more_names_are_in_the_certificate(Sandbox sandbox) {
    var https = (Map<?, ?>) sandbox.info().configuration().get("https");
    assertTrue(((List<?>) https.get("names")).contains("amps.test"), https.toString());
  }

  @Test
  void a_sandbox_without_https_says_what_to_do(Sandbox sandbox) {
    var error = assertThrows(SandboxException.class, () -> Sandbox.at(sandbox.url()).https());
    assertTrue(error.getMessage().contains("Start it by withHttps()"), error.getMessage());
  }

  @Test
  void https_is_found_by_the_environment(Sandbox sandbox, SandboxAccount account) throws Exception {
    var environment =
        Map.of("AMPS_SANDBOX_URL", sandbox.url(), "AMPS_HTTPS_URL", sandbox.https().url());
    try (SandboxHttps https = Sandbox.fromEnvironment(environment).orElseThrow().https()) {
      assertEquals(200, statusOf(https.httpClient(), "https://sandbox-api.amps.ai", account));
    }
  }

  @Test
  void the_true_names_are_the_containers_in_its_network() {
    String script =
        "for (const host of ['sandbox-api.amps.ai', 'api.amps.ai']) {"
            + "  const headers = { 'x-api-key': 'sk_sandbox_abc123xyz' };"
            + "  console.log((await fetch('https://' + host + '/battery', { headers })).status); }";
    try (var network = Network.newNetwork();
        var sandbox = new AmpsSandboxContainer().withNetwork(network).withTrueNames()) {
      sandbox.start();
      String ca = sandbox.connect().https().caCertificate();
      try (var client = new GenericContainer<>(sandbox.getDockerImageName())) {
        client
            .withNetwork(network)
            .withCopyToContainer(Transferable.of(ca), "/ca.pem")
            .withEnv("NODE_EXTRA_CA_CERTS", "/ca.pem")
            .withCreateContainerCmdModifier(
                command -> command.withEntrypoint("node", "--input-type=module", "-e", script))
            .withStartupCheckStrategy(new OneShotStartupCheckStrategy())
            .start();
        assertEquals(List.of("200", "401"), client.getLogs().strip().lines().collect(toList()));
      }
    }
  }

  @Test
  void the_true_names_need_a_network() {
    try (var container = new AmpsSandboxContainer().withTrueNames()) {
      var error = assertThrows(SandboxStartException.class, container::start);
      assertTrue(error.getMessage().contains("Add withNetwork(network)"), error.getMessage());
    }
  }
}
