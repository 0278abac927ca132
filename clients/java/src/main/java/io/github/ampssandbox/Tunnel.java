package io.github.ampssandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A proxy on this machine that leads connections to some hosts to one address, and refuses all others. */
final class Tunnel implements AutoCloseable {
  private static final Pattern REQUEST =
      Pattern.compile("CONNECT ([^ :]+):443 HTTP/1\\.[01]\r\n.*", Pattern.DOTALL);
  private static final String CONNECTED = "HTTP/1.1 200 Connection established\r\n\r\n";
  private static final int LARGEST_HEAD = 16 * 1024;

  private final ServerSocket server;
  private final Set<String> hosts;
  private final InetSocketAddress target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Tunnel(ServerSocket server, Set<String> hosts, InetSocketAddress target) {
    this.server = server;
    this.hosts = hosts;
    this.target = target;
  }

  static Tunnel open(Set<String> hosts, String host, int port) {
    try {
      ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      Tunnel tunnel = new Tunnel(server, hosts, new InetSocketAddress(host, port));
      start("amps-sandbox-tunnel", tunnel::accept);
      return tunnel;
    } catch (IOException error) {
      throw new SandboxException(
          "Failed to open a proxy to the sandbox: " + error.getMessage() + ". Free a port of 127.0.0.1.",
          error);
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  @Override
  public void close() {
    closeQuietly(server);
    open.forEach(Tunnel::closeQuietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        start("amps-sandbox-tunnel-client", () -> serve(client));
      } catch (IOException error) {
        // The server is closed, or one client is gone again: the next look tells which.
      }
    }
  }

  private void serve(Socket client) {
    open.add(client);
    try (client) {
      // It may have come while the tunnel was closed.
      if (server.isClosed()) return;
      Matcher request = REQUEST.matcher(readHead(client.getInputStream()));
      boolean isKnown = request.matches() && hosts.contains(request.group(1).toLowerCase(Locale.ROOT));
      if (isKnown) join(client);
      else answer(client, "403 Forbidden", "This proxy leads to port 443 of " + hosts + " only.\n");
    } catch (IOException error) {
      // Whoever is left of the two sees that the connection has ended.
    } finally {
      open.remove(client);
    }
  }

  private void join(Socket client) throws IOException {
    Socket sandbox = new Socket();
    open.add(sandbox);
    try (sandbox) {
      sandbox.connect(target);
      client.getOutputStream().write(CONNECTED.getBytes(StandardCharsets.US_ASCII));
      Thread back = start("amps-sandbox-tunnel-back", () -> copy(sandbox, client));
      copy(client, sandbox);
      back.join();
    } catch (ConnectException error) {
      answer(client, "502 Bad Gateway", target + " gives no answer (" + error.getMessage() + ").\n");
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(sandbox);
    }
  }

  /** All that comes from one end until it is over; then the other end is told so. */
  private static void copy(Socket from, Socket to) {
    try {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      input.transferTo(output);
      to.shutdownOutput();
    } catch (IOException error) {
      closeQuietly(from);
      closeQuietly(to);
    }
  }

  private static String readHead(InputStream input) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0 && head.length() < LARGEST_HEAD) {
      int read = input.read();
      if (read < 0) break;
      head.append((char) read);
    }
    return head.toString();
  }

  private static void answer(Socket client, String status, String text) throws IOException {
    String head = "HTTP/1.1 " + status + "\r\ncontent-type: text/plain\r\ncontent-length: ";
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String whole = head + body.length + "\r\nconnection: close\r\n\r\n" + text;
    client.getOutputStream().write(whole.getBytes(StandardCharsets.UTF_8));
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception error) {
      // It is gone either way.
    }
  }
}
