package io.github.ampssandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * How programs on this machine reach a sandbox by TLS: under its own address, and under the vendor's
 * host names, so that a client with {@code https://sandbox-api.amps.ai} written into it is tested as
 * it is.
 *
 * <pre>{@code
 * HttpClient client = sandbox.https().httpClient();
 * client.send(HttpRequest.newBuilder(URI.create("https://sandbox-api.amps.ai/battery")) ...
 * }</pre>
 *
 * <p>Another client takes {@link #sslContext} and {@link #proxySelector}; one that cannot be told
 * anything follows {@code SSLContext.setDefault} and {@code ProxySelector.setDefault}.
 */
public final class SandboxHttps implements AutoCloseable {
  /** The vendor's own host names, for which the certificate of every sandbox is good. */
  public static final Set<String> TRUE_NAMES = Set.of("sandbox-api.amps.ai", "api.amps.ai");

  private static final int USUAL_PORT = 443;

  private final String url;
  private final String caCertificate;
  private Tunnel tunnel;

  SandboxHttps(String url, String caCertificate) {
    this.url = url;
    this.caCertificate = caCertificate;
  }

  /** The base URL, such as {@code https://127.0.0.1:4443}. */
  public String url() {
    return url;
  }

  /** What a client must trust, as PEM: the certificate of the authority that signs for the sandbox. */
  public String caCertificate() {
    return caCertificate;
  }

  /** A key store that holds this certificate and nothing else. */
  public KeyStore trustStore() {
    byte[] pem = caCertificate.getBytes(StandardCharsets.US_ASCII);
    try {
      Certificate certificate =
          CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("amps-sandbox", certificate);
      return store;
    } catch (GeneralSecurityException | IOException error) {
      throw new SandboxException(
          "Failed to read the certificate of the authority: " + error.getMessage()
              + ". Check that the URL is that of an amps-sandbox.",
          error);
    }
  }

  /** Trusts what the sandbox's authority signs, and nothing else. OkHttp asks for it. */
  public X509TrustManager trustManager() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trustStore());
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException("This Java has no trust manager for certificates", error);
    }
  }

  /** TLS with {@link #trustManager}: a call of any other host fails. */
  public SSLContext sslContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trustManager()}, null);
      return context;
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException("This Java has no TLS", error);
    }
  }

  /**
   * Leads HTTPS to the vendor's host names through a proxy of this process to the sandbox, and
   * everything else past it. TLS is not touched: the client still checks the certificate, by the name
   * that it knows. {@link #close} ends the proxy.
   */
  public ProxySelector proxySelector() {
    return new ToSandbox(new Proxy(Proxy.Type.HTTP, openTunnel()));
  }

  /** A client with {@link #sslContext} and {@link #proxySelector}. */
  public HttpClient httpClient() {
    return HttpClient.newBuilder().sslContext(sslContext()).proxy(proxySelector()).build();
  }

  /** Ends the proxy and its connections; a selector that was handed out leads nowhere then. */
  @Override
  public synchronized void close() {
    if (tunnel != null) tunnel.close();
    tunnel = null;
  }

  private synchronized InetSocketAddress openTunnel() {
    if (tunnel == null) {
      URI target = URI.create(url);
      int port = target.getPort() < 0 ? USUAL_PORT : target.getPort();
      tunnel = Tunnel.open(TRUE_NAMES, target.getHost().replaceAll("[\\[\\]]", ""), port);
    }
    return tunnel.address();
  }

  private static final class ToSandbox extends ProxySelector {
    private final List<Proxy> tunnel;

    ToSandbox(Proxy tunnel) {
      this.tunnel = List.of(tunnel);
    }

    @Override
    public List<Proxy> select(URI uri) {
      boolean isVendors =
          "https".equalsIgnoreCase(uri.getScheme())
              && uri.getHost() != null
              && TRUE_NAMES.contains(uri.getHost().toLowerCase(Locale.ROOT));
      return isVendors ? tunnel : List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      // The client gets the failure, and there is no other way to the sandbox.
    }
  }
}
