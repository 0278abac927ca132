package io.github.ampssandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.utility.DockerImageName;

/** Images, without the two minutes for which the library tries to get one that cannot be had. */
final class Images {
  private Images() {}

  /** Pulls an image that is missing, once. */
  static void getOnce(DockerClient client, DockerImageName image) {
    if (isThere(client, image)) return;
    try {
      client
          .pullImageCmd(image.getUnversionedPart())
          .withTag(image.getVersionPart())
          .exec(new PullImageResultCallback())
          .awaitCompletion();
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
      throw new ContainerFetchException("Can't get Docker image: " + image, error);
    } catch (RuntimeException error) {
      throw new ContainerFetchException("Can't get Docker image: " + image, error);
    }
  }

  private static boolean isThere(DockerClient client, DockerImageName image) {
    try {
      client.inspectImageCmd(image.asCanonicalNameString()).exec();
      return true;
    } catch (NotFoundException error) {
      return false;
    }
  }
}
