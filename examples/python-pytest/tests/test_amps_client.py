import pytest

from amps_client import (
    ActionFailedError,
    AmpsClient,
    RateLimitedError,
    UnauthorizedError,
    UnreachableError,
)

BATTERY = "device_abc123"


def connect(account, api_key=None, **options):
    """Where the client would sleep, it lets the time of its account pass: no test waits."""
    options.setdefault("sleep", account.advance)
    return AmpsClient(account.url, api_key or account.api_key, **options)


def test_reads_a_battery(account):
    with connect(account) as client:
        battery = client.battery(BATTERY)
    assert (battery.vendor, battery.status) == ("FoxESS", "charging")
    assert battery.level_percent == 60.5
    assert battery.capacity_kwh == 10.4


def test_charges_a_battery_to_the_level_that_was_asked_for(account):
    with connect(account) as client:
        action_id = client.set_battery_mode(BATTERY, "charge", target_percent=80)
        assert client.battery_action(action_id).state == "acknowledged"
        client.wait_for_battery_action(action_id)
        assert client.battery(BATTERY).charge_rate_kw == 5
        account.advance(60 * 60)
        assert client.battery(BATTERY).level_percent == 80


def test_follows_a_battery_through_the_day(open_account):
    account = open_account("2025-06-01T06:00:00Z")
    levels = []
    with connect(account) as client:
        for hour in ("06", "09", "12", "15", "18", "21"):
            account.set_clock(f"2025-06-01T{hour}:00:00Z")
            levels.append(client.battery(BATTERY).level_percent)
    assert levels == [70, 50, 71, 90, 60, 30]


def test_says_that_a_key_has_expired(account):
    key = account.add_key(expiresIn="10m")
    with connect(account, key) as client:
        client.battery(BATTERY)
        account.advance(10 * 60)
        with pytest.raises(UnauthorizedError, match="revoked or expired"):
            client.battery(BATTERY)


def test_does_not_try_again_with_a_key_that_was_revoked_midway(account):
    with connect(account) as client:
        action_id = client.set_battery_mode(BATTERY, "charge")
        account.revoke(account.api_key)
        with pytest.raises(UnauthorizedError, match="revoked or expired"):
            client.wait_for_battery_action(action_id)
    account.verify(1, status=401)


def test_waits_as_long_as_a_rate_limit_asks(account):
    account.change_key(account.api_key, plan="ratelimited")
    with connect(account) as client:
        for _ in range(12):
            client.battery(BATTERY)
    account.verify(2, status=429)
    account.verify(0, earlyRetry=True)


def test_sends_a_command_again_that_was_refused_for_its_rate(account):
    busy = {"error": "RATE_LIMIT_EXCEEDED", "headers": {"Retry-After": "30"}}
    account.add_rule(name="busy", when={"method": "POST"}, times=1, then=busy)
    with connect(account) as client:
        client.wait_for_battery_action(client.set_battery_mode(BATTERY, "idle"))
    account.verify(2, operation="pushBatteryAction")
    account.verify(0, earlyRetry=True)


def test_gives_up_where_it_would_have_to_wait_too_long(account):
    busy = {"error": "RATE_LIMIT_EXCEEDED", "headers": {"Retry-After": "3600"}}
    account.add_rule(name="busy", then=busy)
    with connect(account) as client, pytest.raises(RateLimitedError):
        client.battery(BATTERY)
    account.verify(1, status=429)


def test_reads_again_after_a_connection_reset(account):
    account.add_rule(name="resets", then=[{"reset": True}, {"reset": True}, "ok"])
    with connect(account) as client:
        assert client.battery(BATTERY).level_percent == 60.5
    account.verify(2, rule="resets")
    account.verify(3, operation="getBatteryState")


def test_reads_again_where_no_answer_comes_in_time(account):
    account.add_rule(name="silence", times=1, then={"hang": True})
    with connect(account, timeout_seconds=1) as client:
        assert client.battery(BATTERY).level_percent == 60.5
    account.verify(1, rule="silence")


def test_never_repeats_a_command_that_got_no_answer(account):
    account.add_rule(name="resets", when={"method": "POST"}, then={"reset": True})
    with connect(account) as client, pytest.raises(UnreachableError, match="got no answer"):
        client.set_battery_mode(BATTERY, "charge")
    account.verify(1, method="POST")


def test_tells_of_a_device_that_is_offline(account):
    account.take_offline(BATTERY)
    with connect(account) as client:
        action_id = client.set_battery_mode(BATTERY, "charge")
        with pytest.raises(ActionFailedError, match="DEVICE_OFFLINE"):
            client.wait_for_battery_action(action_id)
