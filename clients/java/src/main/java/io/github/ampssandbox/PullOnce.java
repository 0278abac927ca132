package io.github.ampssandbox;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.utility.DockerImageName;

/** Pulls an image that is missing by itself, so that nothing is left for the library to pull. */
final class PullOnce implements ImagePullPolicy {
  @Override
  public boolean shouldPull(DockerImageName image) {
    Images.getOnce(DockerClientFactory.lazyClient(), image);
    return false;
  }
}
