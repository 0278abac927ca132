package io.github.ampssandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StartFailureTest {
  private static String explain(String message) {
    var cause = new IllegalStateException(message);
    var error = new IllegalStateException("Container startup failed", cause);
    return StartFailure.explain("image:1", null, error).getMessage();
  }

  @Test
  void says_that_no_engine_answers() {
    String said = explain("Could not find a valid Docker environment. Please see logs.");
    assertEquals(
        "Failed to start image:1: no Docker engine answers. Start Docker, or name it by "
            + "DOCKER_HOST; or name a sandbox that runs already by AMPS_SANDBOX_URL.",
        said);
  }

  @Test
  void says_what_to_do_without_the_reaper() {
    String said = explain("Failed to pull image: testcontainers/ryuk:0.13.0");
    assertTrue(said.contains("TESTCONTAINERS_RYUK_DISABLED=true"), said);
  }

  @Test
  void knows_the_image_of_the_reaper_by_the_name_that_the_library_has() throws Exception {
    String name = "org/testcontainers/utility/RyukContainer.class";
    try (var stream = getClass().getClassLoader().getResourceAsStream(name)) {
      String code = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertTrue(code.contains(Reaper.IMAGE));
    }
  }

  @Test
  void says_what_else_goes_wrong() {
    String said = explain("port is already allocated");
    String expected = "Failed to start image:1: port is already allocated. See what Docker says about it.";
    assertEquals(expected, said);
  }
}
