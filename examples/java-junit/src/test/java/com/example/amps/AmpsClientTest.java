package com.example.amps;

import static com.example.amps.Mode.CHARGE;
import static com.example.amps.Mode.IDLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ampssandbox.SandboxAccount;
import io.github.ampssandbox.junit.AmpsSandbox;
import io.github.ampssandbox.model.Conditions;
import io.github.ampssandbox.model.Effect;
import io.github.ampssandbox.model.KeyChange;
import io.github.ampssandbox.model.NewKey;
import io.github.ampssandbox.model.RequestQuery;
import io.github.ampssandbox.model.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has an account of its own, at the instant of the vendor's samples. */
@AmpsSandbox(at = "2025-01-23T10:30:00Z")
class AmpsClientTest {
  private static final String BATTERY = "device_abc123";
  private static final Duration WITHIN = Duration.ofMinutes(1);

  private SandboxAccount account;
  private AmpsClient client;

  @BeforeEach
  void connect(SandboxAccount account) {
    this.account = account;
    client = connect(account, account.apiKey());
  }

  /** Where the client would sleep, it lets the time of its account pass: no test waits. */
  private static AmpsClient connect(SandboxAccount account, String apiKey) {
    return new AmpsClient(account.url(), apiKey, Duration.ofSeconds(10), account::advance);
  }

  @Test
  void reads_a_battery() throws Exception {
    assertEquals(
        new Battery(BATTERY, "FoxESS", "charging", 60.5, 0.73, 10.4), client.battery(BATTERY));
  }

  @Test
  void charges_a_battery_to_the_level_that_was_asked_for() throws Exception {
    String actionId = client.setBatteryMode(BATTERY, CHARGE, OptionalInt.of(80));
    assertEquals("acknowledged", client.batteryAction(actionId).state());
    client.awaitBatteryAction(actionId, WITHIN);
    assertEquals(5, client.battery(BATTERY).chargeRateKw());
    account.advance(Duration.ofHours(1));
    assertEquals(80, client.battery(BATTERY).levelPercent());
  }

  @Test
  @AmpsSandbox(at = "2025-06-01T06:00:00Z")
  void follows_a_battery_through_the_day() throws Exception {
    List<Double> levels = new ArrayList<>();
    for (String hour : List.of("06", "09", "12", "15", "18", "21")) {
      account.clock().set(Instant.parse("2025-06-01T" + hour + ":00:00Z"));
      levels.add(client.battery(BATTERY).levelPercent());
    }
    assertEquals(List.of(70.0, 50.0, 71.0, 90.0, 60.0, 30.0), levels);
  }

  @Test
  void says_that_a_key_has_expired() throws Exception {
    var shortLived = account.keys().create(new NewKey().expiresIn(Duration.ofMinutes(10)));
    AmpsClient client = connect(account, shortLived.key());
    client.battery(BATTERY);
    account.advance(Duration.ofMinutes(10));
    var error = assertThrows(AmpsException.Unauthorized.class, () -> client.battery(BATTERY));
    assertTrue(error.getMessage().endsWith("API key has been revoked or expired"), error.getMessage());
  }

  @Test
  void does_not_try_again_with_a_key_that_was_revoked_midway() throws Exception {
    String actionId = client.setBatteryMode(BATTERY, CHARGE, OptionalInt.empty());
    account.keys().revoke(account.apiKey());
    assertThrows(AmpsException.Unauthorized.class, () -> client.awaitBatteryAction(actionId, WITHIN));
    account.verify(1, new RequestQuery().status(401));
  }

  @Test
  void waits_as_long_as_a_rate_limit_asks() throws Exception {
    account.keys().change(account.apiKey(), new KeyChange().plan("ratelimited"));
    for (int read = 0; read < 12; read++) client.battery(BATTERY);
    account.verify(2, new RequestQuery().status(429));
    account.verify(0, new RequestQuery().earlyRetry(true));
  }

  @Test
  void sends_a_command_again_that_was_refused_for_its_rate() throws Exception {
    var busy = new Effect().error("RATE_LIMIT_EXCEEDED").headers(Map.of("Retry-After", "30"));
    var posts = new Conditions().method("POST");
    account.rules().create(new Rule().name("busy").when(posts).times(1).then(busy));
    String actionId = client.setBatteryMode(BATTERY, IDLE, OptionalInt.empty());
    client.awaitBatteryAction(actionId, WITHIN);
    account.verify(2, new RequestQuery().operation("pushBatteryAction"));
    account.verify(0, new RequestQuery().earlyRetry(true));
  }

  @Test
  void gives_up_where_it_would_have_to_wait_too_long() {
    var busy = new Effect().error("RATE_LIMIT_EXCEEDED").headers(Map.of("Retry-After", "3600"));
    account.rules().create(new Rule().name("busy").then(busy));
    assertThrows(AmpsException.RateLimited.class, () -> client.battery(BATTERY));
    account.verify(1, new RequestQuery().status(429));
  }

  @Test
  void reads_again_after_a_connection_reset() throws Exception {
    var reset = new Effect().reset(true);
    account.rules().create(new Rule().name("resets").then(List.of(reset, reset, "ok")));
    assertEquals(60.5, client.battery(BATTERY).levelPercent());
    account.verify(2, new RequestQuery().rule("resets"));
    account.verify(3, new RequestQuery().operation("getBatteryState"));
  }

  @Test
  void reads_again_where_no_answer_comes_in_time() throws Exception {
    account.rules().create(new Rule().name("silence").times(1).then(new Effect().hang(true)));
    AmpsClient client =
        new AmpsClient(account.url(), account.apiKey(), Duration.ofSeconds(1), account::advance);
    assertEquals(60.5, client.battery(BATTERY).levelPercent());
    account.verify(1, new RequestQuery().rule("silence"));
  }

  @Test
  void never_repeats_a_command_that_got_no_answer() throws Exception {
    client.battery(BATTERY);
    var posts = new Conditions().method("POST");
    account.rules().create(new Rule().name("resets").when(posts).then(new Effect().reset(true)));
    assertThrows(
        AmpsException.Unreachable.class,
        () -> client.setBatteryMode(BATTERY, CHARGE, OptionalInt.empty()));
    account.verify(1, new RequestQuery().method("POST"));
  }

  @Test
  void tells_of_a_device_that_is_offline() throws Exception {
    account.devices().takeOffline(BATTERY);
    String actionId = client.setBatteryMode(BATTERY, CHARGE, OptionalInt.empty());
    var error =
        assertThrows(
            AmpsException.ActionFailed.class, () -> client.awaitBatteryAction(actionId, WITHIN));
    assertEquals("DEVICE_OFFLINE", error.action().errorCode());
  }
}
