package io.github.ampssandbox;

import static io.github.ampssandbox.Call.BATTERY;
import static io.github.ampssandbox.Call.push;
import static io.github.ampssandbox.Call.read;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ampssandbox.junit.AmpsSandbox;
import io.github.ampssandbox.model.Action;
import io.github.ampssandbox.model.Clock;
import io.github.ampssandbox.model.ClockStart;
import io.github.ampssandbox.model.Conditions;
import io.github.ampssandbox.model.Device;
import io.github.ampssandbox.model.DeviceChange;
import io.github.ampssandbox.model.Effect;
import io.github.ampssandbox.model.Key;
import io.github.ampssandbox.model.KeyChange;
import io.github.ampssandbox.model.NewAccount;
import io.github.ampssandbox.model.NewDevice;
import io.github.ampssandbox.model.NewKey;
import io.github.ampssandbox.model.Quota;
import io.github.ampssandbox.model.RecordedRequest;
import io.github.ampssandbox.model.RequestQuery;
import io.github.ampssandbox.model.Rule;
import io.github.ampssandbox.model.RuleReport;
import io.github.ampssandbox.model.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@AmpsSandbox(at = "2025-01-23T10:30:00Z")
class SandboxAccountTest {
  private static final Instant START = Instant.parse("2025-01-23T10:30:00Z");

  @Nested
  class The_clock {
    @Test
    void stands_still_where_the_account_was_opened(SandboxAccount account) {
      Clock clock = account.clock().get();
      assertEquals("frozen", clock.mode());
      assertEquals(START, clock.at());
      assertEquals(account.id(), clock.account());
    }

    @Test
    void advances_by_minutes_and_by_a_year(SandboxAccount account) {
      account.advance(Duration.ofMinutes(90));
      assertEquals(START.plusSeconds(5400), account.clock().get().at());
      Duration year = Duration.ofDays(365);
      assertEquals(START.plusSeconds(5400).plus(year), account.clock().advance(year).at());
    }

    @Test
    void says_why_it_does_not_go_back(SandboxAccount account) {
      var error =
          assertThrows(ControlException.class, () -> account.clock().set(START.minusSeconds(1)));
      assertEquals(OptionalInt.of(409), error.status());
    }

    @Test
    void changes_its_pace(SandboxAccount account) {
      assertEquals(60, account.clock().scale(60).factor());
      assertEquals("real", account.clock().run().mode());
      Instant later = START.plus(Duration.ofDays(1));
      assertEquals(later, account.clock().freeze(later).at());
      assertEquals("frozen", account.clock().freeze().mode());
      assertEquals(later.plusSeconds(1), account.clock().set(later.plusSeconds(1)).at());
    }
  }

  @Nested
  class Keys {
    @Test
    void expire_in_their_time(SandboxAccount account) {
      var wanted = new NewKey().name("short").permissions("read").expiresIn(Duration.ofMinutes(10));
      Key key = account.keys().create(wanted);
      assertEquals(Optional.of(START.plusSeconds(600)), key.expiresAt());
      account.advance(Duration.ofMinutes(10));
      assertEquals("expired", account.keys().get(key.key()).status());
    }

    @Test
    void are_changed_and_a_value_is_taken_away(SandboxAccount account) {
      var wanted = new NewKey().plan("ratelimited").expiresAt(START.plusSeconds(60));
      String key = account.keys().create(wanted).key();
      Key renamed = account.keys().change(key, new KeyChange().name("limited"));
      assertEquals(Optional.of("ratelimited"), renamed.plan());
      Key freed = account.keys().change(key, new KeyChange().clearPlan().clearExpiresAt());
      assertEquals(Optional.empty(), freed.plan());
      assertEquals(Optional.empty(), freed.expiresAt());
      assertEquals("limited", freed.name());
    }

    @Test
    void end(SandboxAccount account) {
      String key = account.keys().create().key();
      assertEquals("expired", account.keys().expire(key).status());
      assertEquals("revoked", account.keys().revoke(key).status());
      account.keys().delete(key);
      List<String> left = account.keys().list().stream().map(Key::key).collect(toList());
      assertEquals(List.of(account.apiKey()), left);
      account.keys().revoke(account.apiKey());
      assertEquals(401, read(account).statusCode());
    }

    @Test
    void have_a_quota(SandboxAccount account) {
      String key = account.apiKey();
      assertFalse(account.keys().getQuota(key).isLimited());
      account.keys().change(key, new KeyChange().plan("ratelimited"));
      assertEquals(Optional.of(0), account.keys().setQuota(key, 0).remaining());
      assertEquals(429, read(account).statusCode());
      Quota quota = account.keys().refillQuota(key);
      assertEquals(quota.limit(), quota.remaining());
      assertEquals(200, read(account).statusCode());
    }
  }

  @Nested
  class Devices {
    @Test
    void are_listed_by_family(SandboxAccount account) {
      Set<String> found =
          account.devices().list("hvac").stream().map(Device::family).collect(toSet());
      assertEquals(Set.of("hvac"), found);
      assertTrue(account.devices().list().size() > account.devices().list("hvac").size());
    }

    @Test
    void come_and_go(SandboxAccount account) {
      var wanted = new NewDevice().family("battery").id("mine").capacityKwh(12.5);
      assertEquals(Optional.of(12.5), account.devices().create(wanted).capacityKwh());
      var change = new DeviceChange().capacityKwh(20).dischargeLimitPercent(0);
      assertEquals(Optional.of(20.0), account.devices().change("mine", change).capacityKwh());
      account.devices().delete("mine");
      assertThrows(ControlException.class, () -> account.devices().get("mine"));
    }

    @Test
    void go_offline(SandboxAccount account) {
      Device offline = account.devices().takeOffline(BATTERY);
      assertEquals(Optional.of(START), offline.offlineSince());
      assertTrue(account.devices().bringOnline(BATTERY).online());
    }

    @Test
    void are_released_from_a_command(SandboxAccount account) {
      push(account, "charge");
      account.advance(Duration.ofSeconds(5));
      var standing = account.devices().get(BATTERY).standingCommands();
      assertEquals(START.plusSeconds(5), standing.get(0).at());
      assertEquals(List.of(), account.devices().release(BATTERY).standingCommands());
    }

    @Test
    void were_asked_for_actions(SandboxAccount account) {
      push(account, "charge");
      Action action = account.actions().list(Map.of("state", "acknowledged")).get(0);
      assertEquals(START, action.createdAt());
      assertEquals(Optional.empty(), action.completedAt());
      assertEquals(List.of(action), account.actions().list(BATTERY));
      assertTrue(account.actions().list().contains(action));
    }
  }

  @Nested
  class Rules {
    @Test
    void fail_a_request_so_many_times(SandboxAccount account) {
      account.rules().create(
          new Rule()
              .name("busy")
              .when(new Conditions().method("GET"))
              .then(new Effect().error("RATE_LIMIT_EXCEEDED").headers(Map.of("Retry-After", "30")))
              .times(2));
      assertEquals(429, read(account).statusCode());
      assertEquals(429, read(account).statusCode());
      assertEquals(200, read(account).statusCode());
      RuleReport report = account.rules().get("busy");
      assertEquals(2, report.applied());
      assertTrue(report.exhausted());
    }

    @Test
    void apply_for_a_while_and_at_their_end_repeat(SandboxAccount account) {
      account.rules().create(
          new Rule()
              .name("flaky")
              .then(List.of(new Effect().status(503), "ok"))
              .atEnd("repeat")
              .forDuration(Duration.ofMinutes(1)));
      List<Integer> statuses =
          List.of(read(account).statusCode(), read(account).statusCode(), read(account).statusCode());
      assertEquals(List.of(503, 200, 503), statuses);
      account.advance(Duration.ofMinutes(1));
      assertEquals(200, read(account).statusCode());
    }

    @Test
    void are_removed(SandboxAccount account) {
      List<RuleReport> added = account.rules().addScenario("rate-limited-burst");
      assertEquals(added, account.rules().list());
      account.rules().delete(added.get(0).name());
      account.rules().clear();
      assertEquals(List.of(), account.rules().list());
    }

    @Test
    void that_are_wrong_are_refused_with_the_place(SandboxAccount account) {
      var wrong = new Rule().name("wrong").then(new Effect().set("prohability", 1));
      var error = assertThrows(ControlException.class, () -> account.rules().create(wrong));
      assertTrue(error.getMessage().contains("prohability"), error.getMessage());
      assertTrue(error.problems().get(0).path().startsWith("/body/rules/0/then"));
    }
  }

  @Nested
  class Requests {
    @Test
    void are_counted(SandboxAccount account) {
      read(account);
      push(account, "idle");
      account.verify(1, new RequestQuery().method("POST").body(Map.of("mode", "idle")));
      assertEquals(1, account.requests().verify(new RequestQuery().operation("getBatteryState")));
      account.verify(0, new RequestQuery().earlyRetry(true));
      assertEquals(2, account.requests().verifyBetween(1, 2, new RequestQuery().status("2xx")));
      account
          .requests()
          .verifyInOrder(new RequestQuery().method("GET"), new RequestQuery().method("POST"));
    }

    @Test
    void that_did_not_come_fail_the_test_with_what_came(SandboxAccount account) {
      read(account);
      var wanted = new RequestQuery().operation("pushBatteryAction");
      var error = assertThrows(AssertionError.class, () -> account.verify(1, wanted));
      String nearest = "Nearest is #1 GET /battery/device_abc123";
      assertTrue(error.getMessage().contains(nearest), error.getMessage());
      Verification verdict = account.requests().check(1, wanted);
      assertFalse(verdict.verified());
      assertEquals("operation", verdict.nearMisses().get(0).differences().get(0).field());
    }

    @Test
    void are_waited_for(SandboxAccount account) {
      var sent = CompletableFuture.runAsync(() -> read(account));
      var query = new RequestQuery().operation("getBatteryState");
      RecordedRequest request = account.requests().waitFor(1, Duration.ofSeconds(30), query).get(0);
      sent.join();
      assertEquals(200, request.status());
      assertEquals(request.sequence(), account.requests().waitFor(query).sequence());
    }

    @Test
    void that_never_come_are_told_of(SandboxAccount account) {
      var query = new RequestQuery().operation("getBatteryState");
      var error =
          assertThrows(
              ControlException.class,
              () -> account.requests().waitFor(1, Duration.ofMillis(1), query));
      assertEquals(OptionalInt.of(408), error.status());
    }

    @Test
    void are_listed_and_cleared(SandboxAccount account) {
      read(account);
      push(account, "charge");
      assertEquals(2, account.requests().list(new RequestQuery().status("2xx")).size());
      assertEquals(1, account.requests().list(new RequestQuery().method("POST")).size());
      account.requests().clear();
      assertEquals(List.of(), account.requests().list());
    }
  }

  @Nested
  class The_state {
    @Test
    void goes_back_to_the_start_and_to_a_kept_moment(SandboxAccount account) {
      account.advance(Duration.ofHours(1));
      var kept = account.snapshot();
      account.reset();
      assertEquals(START, account.clock().get().at());
      account.restore(kept);
      assertEquals(START.plusSeconds(3600), account.clock().get().at());
    }

    @Test
    void of_one_account_is_not_that_of_another(Sandbox sandbox, SandboxAccount account) {
      var options =
          new NewAccount()
              .seed("7")
              .clock(new ClockStart().mode("scaled").factor(60))
              .keys(List.of(new NewKey().name("nightly")))
              .world("empty");
      try (SandboxAccount other = sandbox.openAccount(options)) {
        assertEquals(List.of(), other.devices().list());
        assertEquals(60, other.clock().get().factor());
        read(account);
        assertEquals(List.of(), other.requests().list());
      }
    }

    @Test
    void begins_with_rules_of_its_own(Sandbox sandbox) {
      var options =
          new NewAccount()
              .scenarios(List.of("slow-api"))
              .rules(new Rule().name("own").then("ok"));
      try (SandboxAccount other = sandbox.openAccount(options)) {
        List<String> names = other.rules().list().stream().map(RuleReport::name).collect(toList());
        assertEquals(List.of("own", "slow-api"), names);
      }
    }

    @Test
    @AmpsSandbox(at = "2025-06-01T12:00:00Z", world = "empty", seed = "9")
    void is_as_the_method_says(SandboxAccount account, Sandbox sandbox) {
      assertEquals(Instant.parse("2025-06-01T12:00:00Z"), account.clock().get().at());
      assertEquals(List.of(), account.devices().list());
      var mine = sandbox.accounts().stream().filter(it -> it.id().equals(account.id())).findFirst();
      assertEquals("The_state.is_as_the_method_says", mine.orElseThrow().name());
      assertEquals("9", mine.orElseThrow().seed());
    }

    @Test
    @AmpsSandbox(at = "2025-06-01T12:00:00Z", clock = "x60")
    void has_the_pace_and_the_start_that_the_method_says(SandboxAccount account) {
      Clock clock = account.clock().get();
      assertEquals(60, clock.factor());
      assertFalse(clock.at().isBefore(Instant.parse("2025-06-01T12:00:00Z")));
    }

    @Test
    void of_a_closed_account_is_gone(Sandbox sandbox) {
      SandboxAccount account = sandbox.openAccountAt(START);
      account.close();
      account.close();
      assertTrue(sandbox.accounts().stream().noneMatch(it -> it.id().equals(account.id())));
    }
  }
}
