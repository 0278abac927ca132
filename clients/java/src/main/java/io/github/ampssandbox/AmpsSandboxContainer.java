package io.github.ampssandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
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
  private static final String FOLDER = "/amps-sandbox/";
  private static final int TOKEN_BYTES = 24;

  private final String image;
  private String token = drawToken();
  private int files;
  private boolean isStarting;
  private Ending ending;

  /** The image that AMPS_SANDBOX_IMAGE names, else that of this version. */
  public AmpsSandboxContainer() {
    this(System.getenv().getOrDefault("AMPS_SANDBOX_IMAGE", DEFAULT_IMAGE));
  }

  public AmpsSandboxContainer(String image) {
    super(DockerImageName.parse(image));
    this.image = image;
    withExposedPorts(PORT);
    withImagePullPolicy(new PullOnce());
    super.waitingFor(new ReadyWait());
  }

  /** A world that comes with the emulator, or the path of a world file. */
  public AmpsSandboxContainer withWorld(String nameOrPath) {
    return with("WORLD", nameOrCopy("world", nameOrPath));
  }

  /** A world as it stands in a world file. */
  public AmpsSandboxContainer withWorld(Map<String, ?> world) {
    return with("WORLD", copy(write(world), "world.json"));
  }

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

  /** One more key of the first account; calls add up. */
  public AmpsSandboxContainer withKey(String key) {
    return add("KEY", key);
  }

  /** A scenario that comes with the emulator, or the path of a scenario file; calls add up. */
  public AmpsSandboxContainer withScenario(String nameOrPath) {
    return add("SCENARIO", nameOrCopy("scenario", nameOrPath));
  }

  /** Any other option, from a configuration file. */
  public AmpsSandboxContainer withConfiguration(Path file) {
    return with("CONFIG", nameOrCopy("configuration", file.toString()));
  }

  /** Any other option, as it stands in a configuration file. */
  public AmpsSandboxContainer withConfiguration(Map<String, ?> configuration) {
    return with("CONFIG", copy(write(configuration), "config.json"));
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
    ending = null;
    isStarting = true;
    try {
      Reaper.check();
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
    super.stop();
  }

  /** Base URL for programs on this machine. */
  public String url() {
    return "http://" + getHost() + ":" + getMappedPort(PORT);
  }

  public String controlToken() {
    return token;
  }

  public Sandbox connect() {
    return Sandbox.at(url(), token);
  }

  private AmpsSandboxContainer with(String name, String value) {
    return withEnv("AMPS_SANDBOX_" + name, value);
  }

  private AmpsSandboxContainer add(String name, String value) {
    String earlier = getEnvMap().get("AMPS_SANDBOX_" + name);
    return with(name, earlier == null ? value : earlier + "," + value);
  }

  private String nameOrCopy(String what, String nameOrPath) {
    Path path = Path.of(nameOrPath);
    boolean isName = !path.getFileName().toString().contains(".") && !Files.exists(path);
    if (isName) return nameOrPath;
    try {
      return copy(Files.readAllBytes(path), path.getFileName().toString());
    } catch (IOException error) {
      String reason = error instanceof NoSuchFileException ? "there is no such file" : error.toString();
      throw new SandboxStartException(
          "Failed to read the " + what + " " + path + ": " + reason + ". Correct the path.", error);
    }
  }

  private String copy(byte[] content, String name) {
    String target = FOLDER + files++ + "-" + name;
    withCopyToContainer(Transferable.of(content), target);
    return target;
  }

  private static byte[] write(Map<String, ?> value) {
    try {
      return new ObjectMapper().writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException error) {
      throw new IllegalArgumentException("The value cannot be written as JSON: " + error, error);
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
