package io.github.ampssandbox;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** Ryuk, which Testcontainers starts before any other container. */
final class Reaper {
  /** As the library names it. */
  static final String IMAGE = "testcontainers/ryuk:0.14.0";

  private Reaper() {}

  /** Fails at once where its image cannot be had: the library would try for minutes. */
  static void check() {
    if (Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) return;
    DockerImageName image = ImageNameSubstitutor.instance().apply(DockerImageName.parse(IMAGE));
    // The library's own client would start the reaper first.
    try (DockerClient client =
        DockerClientProviderStrategy.getClientForConfig(
            DockerClientFactory.instance().getTransportConfig())) {
      Images.getOnce(client, image);
    } catch (IOException error) {
      throw new ContainerFetchException("Can't get Docker image: " + image, error);
    }
  }
}
