package io.github.ampssandbox;

import io.github.ampssandbox.model.ClockStart;
import io.github.ampssandbox.model.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.HostPortWaitStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * The emulator in a container.
 *
 * <pre>{@code
 * try (var sandbox = new AmpsSandboxContainer().withClock("frozen")) {
 *   sandbox.start();
 *   SandboxAccount account = sandbox.connect().openAccount();
 * }
 * }</pre>
 */
public class AmpsSandboxContainer extends GenericContainer<AmpsSandboxContainer> {
  /** The image of this very version, so that an update of the library is one of the emulator. */
  public static final String DEFAULT_IMAGE = "amps-sandbox/amps-sandbox:" + version();

  static final int PORT = 4010;
  private static final int HTTPS_PORT = 4443;
  private static final int USUAL_HTTPS_PORT = 443;
  /** Names that every certificate of the emulator has. */
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
  private static final String FOLDER = "/amps-sandbox/";
  private static final int TOKEN_BYTES = 24;

  private final String image;
  private String token = drawToken();
  private int files;
  private final Set<String> httpsNames = new LinkedHashSet<>();
  private int httpsPort;
  private Sandbox connected;
  private boolean isStarting;
  private Ending ending;

  /** The image that AMPS_SANDBOX_IMAGE names, else that of this version. */
  public AmpsSandboxContainer() {
    this(System.getenv().getOrDefault("AMPS_SANDBOX_IMAGE", DEFAULT_IMAGE));
  }

  /** An image by its name, such as one that your own registry has. */
  public AmpsSandboxContainer(String image) {
    super(DockerImageName.parse(image));
    this.image = image;
    withExposedPorts(PORT);
    withImagePullPolicy(new PullOnce());
    super.waitingFor(new ReadyWait());
  }

  /** A world that comes with the emulator, by its name; or the path or the text of a world file. */
  public AmpsSandboxContainer withWorld(String nameOrPathOrText) {
    return with("WORLD", nameOrCopy("world", nameOrPathOrText));
  }

  /** A world file of this machine, JSON or YAML. */
  public AmpsSandboxContainer withWorld(Path file) {
    return with("WORLD", nameOrCopy("world", file));
  }

  /** A world as it stands in a world file. */
  public AmpsSandboxContainer withWorld(Map<String, ?> world) {
    return with("WORLD", nameOrCopy("world", world));
  }

  /** What names, serials and all draws depend on. */
  public AmpsSandboxContainer withSeed(String seed) {
    return with("SEED", seed);
  }

  /** {@code real}, {@code frozen}, or {@code x60} for sixty times as fast. */
  public AmpsSandboxContainer withClock(String clock) {
    return with("CLOCK", clock);
  }

  /** The same, and where the clocks start. */
  public AmpsSandboxContainer withClock(String clock, Instant at) {
    return with("AT", at.toString()).withClock(clock);
  }

  /** How the clocks start, as an account is told it. */
  public AmpsSandboxContainer withClock(ClockStart clock) {
    Map<String, Object> fields = clock.fields();
    if (fields.containsKey("at")) with("AT", fields.get("at").toString());
    if (fields.containsKey("factor")) return withClock("x" + fields.get("factor"));
    return fields.containsKey("mode") ? withClock(fields.get("mode").toString()) : this;
  }

  /** One more key of the first account; calls add up. */
  public AmpsSandboxContainer withKey(String key) {
    return add("KEY", key);
  }

  /**
   * A scenario that comes with the emulator, by its name; or the path or the text of a scenario file.
   * Calls add up.
   */
  public AmpsSandboxContainer withScenario(String nameOrPathOrText) {
    return add("SCENARIO", nameOrCopy("scenario", nameOrPathOrText));
  }

  /** A scenario file of this machine, JSON or YAML; calls add up. */
  public AmpsSandboxContainer withScenario(Path file) {
    return add("SCENARIO", nameOrCopy("scenario", file));
  }

  /** A scenario; calls add up. */
  public AmpsSandboxContainer withScenario(Scenario scenario) {
    return add("SCENARIO", nameOrCopy("scenario", scenario));
  }

  /** A scenario as it stands in a scenario file; calls add up. */
  public AmpsSandboxContainer withScenario(Map<String, ?> scenario) {
    return add("SCENARIO", nameOrCopy("scenario", scenario));
  }

  /**
   * Any other option, from the path or the text of a configuration file. Files that it names are not
   * copied: take {@link #withWorld(Path)} and {@link #withScenario(Path)} for them.
   */
  public AmpsSandboxContainer withConfiguration(String pathOrText) {
    return with("CONFIG", nameOrCopy("configuration", pathOrText));
  }

  /** Any other option, from a configuration file of this machine. */
  public AmpsSandboxContainer withConfiguration(Path file) {
    return with("CONFIG", nameOrCopy("configuration", file));
  }

  /** Any other option, as it stands in a configuration file. */
  public AmpsSandboxContainer withConfiguration(Map<String, ?> configuration) {
    return with("CONFIG", nameOrCopy("configuration", configuration));
  }

  /**
   * Serves HTTPS beside HTTP. The certificate is good for the vendor's host names, for the host by
   * which this machine reaches the container, and for the names that are given. {@link Sandbox#https}
   * is how clients reach it.
   */
  public AmpsSandboxContainer withHttps(String... names) {
    httpsNames.addAll(List.of(names));
    if (httpsPort == 0) httpsPort = HTTPS_PORT;
    return this;
  }

  /**
   * Serves HTTPS under the vendor's own host names to the containers of its network, so that a client
   * in one of them is tested as it is, by {@code https://sandbox-api.amps.ai}. It has to trust {@link
   * SandboxHttps#caCertificate}. Needs withNetwork.
   */
  public AmpsSandboxContainer withTrueNames() {
    httpsPort = USUAL_HTTPS_PORT;
    return withNetworkAliases(SandboxHttps.TRUE_NAMES.toArray(new String[0]));
  }

  /** The token of the control API; a random one where this is not called. */
  public AmpsSandboxContainer withControlToken(String controlToken) {
    token = controlToken;
    return this;
  }

  /**
   * What to wait for once the emulator is ready, which start waits for in any case. One that looks
   * for ports is not needed then, and would need a shell, which the image has not.
   */
  @Override
  public AmpsSandboxContainer waitingFor(WaitStrategy strategy) {
    boolean isPorts = strategy instanceof HostPortWaitStrategy;
    return super.waitingFor(isPorts ? new ReadyWait() : new ReadyWait().andThen(strategy));
  }

  /** Throws SandboxStartException with what the emulator said; no container stays behind. */
  @Override
  public void start() {
    if (getContainerId() != null) return;
    with("CONTROL_TOKEN", token);
    checkTrueNames();
    ending = null;
    isStarting = true;
    try {
      Reaper.check();
      if (httpsPort != 0) applyHttps();
      super.start();
    } catch (RuntimeException | LinkageError error) {
      throw StartFailure.explain(image, ending, error);
    } finally {
      isStarting = false;
    }
  }

  /** A start that fails stops the container, which is the last moment to hear what it said. */
  @Override
  public void stop() {
    if (isStarting && getContainerId() != null) ending = Ending.of(this);
    disconnect();
    super.stop();
  }

  private synchronized void disconnect() {
    if (connected != null) connected.closeHttps();
    connected = null;
  }

  /** Base URL for programs on this machine. */
  public String url() {
    return "http://" + getHost() + ":" + getMappedPort(PORT);
  }

  /** Base URL by TLS for programs on this machine, which have to trust {@link SandboxHttps#caCertificate}. */
  public String httpsUrl() {
    return connect().https().url();
  }

  /** The token of the control API, which {@link #connect} knows. */
  public String controlToken() {
    return token;
  }

  /** The sandbox that runs in it; the same object at each call, until the container is stopped. */
  public synchronized Sandbox connect() {
    if (connected == null) {
      String https = httpsPort == 0 ? null : "https://" + getHost() + ":" + getMappedPort(httpsPort);
      connected = Sandbox.at(url(), token, https);
    }
    return connected;
  }

  private void checkTrueNames() {
    if (httpsPort != USUAL_HTTPS_PORT || getNetwork() != null) return;
    throw new SandboxStartException(
        "Failed to take the vendor's host names: a container has names within a network only. Add "
            + "withNetwork(network), and start the client in the same network.",
        null);
  }

  private void applyHttps() {
    addExposedPort(httpsPort);
    Set<String> names = new LinkedHashSet<>(httpsNames);
    if (!LOOPBACK.contains(getHost())) names.add(getHost());
    with("HTTPS_PORT", String.valueOf(httpsPort));
    if (!names.isEmpty()) with("HTTPS_NAME", String.join(",", names));
  }

  private AmpsSandboxContainer with(String name, String value) {
    return withEnv("AMPS_SANDBOX_" + name, value);
  }

  private AmpsSandboxContainer add(String name, String value) {
    String earlier = getEnvMap().get("AMPS_SANDBOX_" + name);
    return with(name, earlier == null ? value : earlier + "," + value);
  }

  private String nameOrCopy(String what, Object given) {
    Document document = read(what, given);
    if (document.isName()) return document.name();
    String target = FOLDER + files++ + "-" + document.fileName();
    withCopyToContainer(Transferable.of(document.content()), target);
    return target;
  }

  private static Document read(String what, Object given) {
    try {
      return Document.of(what, given);
    } catch (SandboxException error) {
      throw new SandboxStartException(error.getMessage(), error.getCause());
    }
  }

  private static String drawToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String version() {
    try (InputStream stream = AmpsSandboxContainer.class.getResourceAsStream("build.properties")) {
      Properties build = new Properties();
      build.load(stream);
      return build.getProperty("version");
    } catch (IOException error) {
      throw new IllegalStateException("build.properties of amps-sandbox cannot be read", error);
    }
  }
}
