package io.github.ampssandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.utility.DockerImageName;

/** Pulls an image that is missing, once: the library tries for two minutes where it cannot be had. */
final class PullOnce implements ImagePullPolicy {
  @Override
  public boolean shouldPull(DockerImageName image) {
    DockerClient client = DockerClientFactory.lazyClient();
    if (isThere(client, image)) return false;
    try {
      client
          .pullImageCmd(image.getUnversionedPart())
          .withTag(image.getVersionPart())
          .exec(new PullImageResultCallback())
          .awaitCompletion();
      return false;
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
