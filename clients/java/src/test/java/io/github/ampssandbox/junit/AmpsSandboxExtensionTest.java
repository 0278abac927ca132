package io.github.ampssandbox.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.ampssandbox.AmpsSandboxContainer;
import io.github.ampssandbox.Sandbox;
import io.github.ampssandbox.SandboxAccount;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class AmpsSandboxExtensionTest {
  private static Events run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents();
  }

  private static List<Throwable> failuresOf(Events events) {
    return events.failed().stream()
        .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .collect(Collectors.toList());
  }

  @Test
  void Each_test_has_one_account_of_its_own() {
    Opened.IDS.clear();
    run(Opened.class).assertStatistics(statistics -> statistics.succeeded(2));
    assertEquals(2, Opened.IDS.size());
  }

  @AmpsSandbox
  @Tag("inner")
  static class Opened {
    static final Set<String> IDS = ConcurrentHashMap.newKeySet();
    private String id;

    @BeforeEach
    void remember(SandboxAccount account) {
      id = account.id();
    }

    @Test
    void one(SandboxAccount account) {
      assertEquals(id, account.id());
      IDS.add(id);
    }

    @Test
    void another(SandboxAccount account) {
      assertEquals(id, account.id());
      IDS.add(id);
    }
  }

  @Test
  void Each_test_has_its_account_in_its_constructor_and_in_parallel() {
    Constructed.IDS.clear();
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Constructed.class))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.succeeded(8));
    assertEquals(8, Constructed.IDS.size());
  }

  @AmpsSandbox
  @Tag("inner")
  static class Constructed {
    static final Set<String> IDS = ConcurrentHashMap.newKeySet();
    private final SandboxAccount own;

    Constructed(SandboxAccount own) {
      this.own = own;
    }

    @RepeatedTest(8)
    void each(SandboxAccount account) {
      assertEquals(own.id(), account.id());
      IDS.add(account.id());
    }
  }

  @Test
  void The_account_of_a_class_is_not_that_of_its_tests() {
    OfAClass.IDS.clear();
    run(OfAClass.class).assertStatistics(statistics -> statistics.succeeded(2));
    assertEquals(3, OfAClass.IDS.size());
  }

  @AmpsSandbox
  @Tag("inner")
  static class OfAClass {
    static final Set<String> IDS = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void remember(SandboxAccount account) {
      IDS.add(account.id());
    }

    @RepeatedTest(2)
    void each(SandboxAccount account) {
      IDS.add(account.id());
    }
  }

  @Test
  void A_container_of_a_class_is_its_own_and_ends_with_it() {
    OwnContainer.URLS.clear();
    run(OwnContainer.class).assertStatistics(statistics -> statistics.succeeded(2));
    assertEquals(1, Set.copyOf(OwnContainer.URLS).size());
    assertFalse(Sandbox.at(OwnContainer.URLS.get(0)).isReady());
  }

  @Tag("inner")
  static class OwnContainer {
    static final List<String> URLS = new CopyOnWriteArrayList<>();

    @RegisterExtension
    static final AmpsSandboxExtension AMPS =
        new AmpsSandboxExtension(() -> new AmpsSandboxContainer().withWorld("empty"));

    @Test
    void one(SandboxAccount account) {
      assertEquals(List.of(), account.devices().list());
      URLS.add(account.url());
    }

    @Test
    void another(Sandbox sandbox) {
      URLS.add(sandbox.url());
    }
  }

  @Test
  void A_sandbox_that_does_not_start_fails_each_test_with_its_words_after_one_try() {
    BadOption.STARTS.clear();
    List<Throwable> failures = failuresOf(run(BadOption.class));
    assertEquals(2, failures.size());
    assertEquals(1, BadOption.STARTS.size());
    for (Throwable failure : failures) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      String said = failure.getMessage() + cause.getMessage();
      assertTrue(said.contains("\"x0\" does not have the right form"), said);
    }
  }

  @Tag("inner")
  static class BadOption {
    static final List<Object> STARTS = new CopyOnWriteArrayList<>();

    @RegisterExtension static final AmpsSandboxExtension AMPS = new AmpsSandboxExtension(BadOption::bad);

    private static AmpsSandboxContainer bad() {
      var container = new AmpsSandboxContainer().withClock("x0");
      STARTS.add(container);
      return container;
    }

    @Test
    void one(Sandbox sandbox) {}

    @Test
    void another(SandboxAccount account) {}
  }

  @Test
  void A_failure_shows_what_the_sandbox_saw() {
    for (Class<?> tests : List.of(Failing.class, FailingBefore.class)) {
      Throwable failure = failuresOf(run(tests)).get(0);
      String shown = failure.getSuppressed()[0].toString();
      assertTrue(shown.startsWith("The last requests of acct_"), shown);
      assertTrue(shown.endsWith(":\n  #1 GET /battery 200"), shown);
    }
  }

  @AmpsSandbox
  @Tag("inner")
  static class FailingBefore {
    @BeforeEach
    void fail(SandboxAccount account) throws IOException, InterruptedException {
      new Failing().fails(account);
    }

    @Test
    void never() {}
  }

  @AmpsSandbox
  @Tag("inner")
  static class Failing {
    @Test
    void fails(SandboxAccount account) throws IOException, InterruptedException {
      var request =
          HttpRequest.newBuilder(URI.create(account.url() + "/battery"))
              .header("x-api-key", account.apiKey());
      var reply = HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding());
      assertEquals(418, reply.statusCode());
    }
  }
}
