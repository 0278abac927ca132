import pytest

from amps_client import (
    ActionFailedError,
    AmpsClient,
    RateLimitedError,
    UnauthorizedError,
    UnreachableError,
)

BATTERY = "device_abc123"


def connect(amps, api_key=None, **options):
    """Where the client would sleep, it lets the time of its account pass: no test waits."""
    options.setdefault("sleep", amps.advance)
    return AmpsClient(amps.url, api_key or amps.api_key, **options)


def test_reads_a_battery(amps):
    with connect(amps) as client:
        battery = client.battery(BATTERY)
    assert (battery.vendor, battery.status) == ("FoxESS", "charging")
    assert battery.level_percent == 60.5
    assert battery.capacity_kwh == 10.4


def test_charges_a_battery_to_the_level_that_was_asked_for(amps):
    with connect(amps) as client:
        action_id = client.set_battery_mode(BATTERY, "charge", target_percent=80)
        assert client.battery_action(action_id).state == "acknowledged"
        client.wait_for_battery_action(action_id)
        assert client.battery(BATTERY).charge_rate_kw == 5
        amps.advance(60 * 60)
        assert client.battery(BATTERY).level_percent == 80


@pytest.mark.amps(at="2025-06-01T06:00:00Z")
def test_follows_a_battery_through_the_day(amps):
    levels = []
    with connect(amps) as client:
        for hour in ("06", "09", "12", "15", "18", "21"):
            amps.clock.set(f"2025-06-01T{hour}:00:00Z")
            levels.append(client.battery(BATTERY).level_percent)
    assert levels == [70, 50, 71, 90, 60, 30]


def test_says_that_a_key_has_expired(amps):
    key = amps.keys.create(expires_in="10m").key
    with connect(amps, key) as client:
        client.battery(BATTERY)
        amps.advance(10 * 60)
        with pytest.raises(UnauthorizedError, match="revoked or expired"):
            client.battery(BATTERY)


def test_does_not_try_again_with_a_key_that_was_revoked_midway(amps):
    with connect(amps) as client:
        action_id = client.set_battery_mode(BATTERY, "charge")
        amps.keys.revoke(amps.api_key)
        with pytest.raises(UnauthorizedError, match="revoked or expired"):
            client.wait_for_battery_action(action_id)
    amps.verify(1, status=401)


def test_waits_as_long_as_a_rate_limit_asks(amps):
    amps.keys.change(amps.api_key, plan="ratelimited")
    with connect(amps) as client:
        for _ in range(12):
            client.battery(BATTERY)
    amps.verify(2, status=429)
    amps.verify(0, early_retry=True)


def test_sends_a_command_again_that_was_refused_for_its_rate(amps):
    busy = {"error": "RATE_LIMIT_EXCEEDED", "headers": {"Retry-After": "30"}}
    amps.rules.create(name="busy", when={"method": "POST"}, times=1, then=busy)
    with connect(amps) as client:
        client.wait_for_battery_action(client.set_battery_mode(BATTERY, "idle"))
    amps.verify(2, operation="pushBatteryAction")
    amps.verify(0, early_retry=True)


def test_gives_up_where_it_would_have_to_wait_too_long(amps):
    busy = {"error": "RATE_LIMIT_EXCEEDED", "headers": {"Retry-After": "3600"}}
    amps.rules.create(name="busy", then=busy)
    with connect(amps) as client, pytest.raises(RateLimitedError):
        client.battery(BATTERY)
    amps.verify(1, status=429)


def test_reads_again_after_a_connection_reset(amps):
    amps.rules.create(name="resets", then=[{"reset": True}, {"reset": True}, "ok"])
    with connect(amps) as client:
        assert client.battery(BATTERY).level_percent == 60.5
    amps.verify(2, rule="resets")
    amps.verify(3, operation="getBatteryState")


def test_reads_again_where_no_answer_comes_in_time(amps):
    amps.rules.create(name="silence", times=1, then={"hang": True})
    with connect(amps, timeout_seconds=1) as client:
        assert client.battery(BATTERY).level_percent == 60.5
    amps.verify(1, rule="silence")


def test_never_repeats_a_command_that_got_no_answer(amps):
    amps.rules.create(name="resets", when={"method": "POST"}, then={"reset": True})
    with connect(amps) as client, pytest.raises(UnreachableError, match="got no answer"):
        client.set_battery_mode(BATTERY, "charge")
    amps.verify(1, method="POST")


def test_tells_of_a_device_that_is_offline(amps):
    amps.devices.take_offline(BATTERY)
    with connect(amps) as client:
        action_id = client.set_battery_mode(BATTERY, "charge")
        with pytest.raises(ActionFailedError, match="DEVICE_OFFLINE"):
            client.wait_for_battery_action(action_id)
