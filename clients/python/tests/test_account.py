from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from threading import Timer

import pytest
from conftest import BATTERY, call, push

from amps_sandbox import Account, ControlError, Sandbox, VerificationError

START = datetime(2025, 1, 23, 10, 30, tzinfo=timezone.utc)


class TestClock:
    def test_stands_still_where_the_account_was_opened(self, amps: Account) -> None:
        clock = amps.clock.get()
        assert (clock.mode, clock.at, clock.account) == ("frozen", START, amps.id)

    @pytest.mark.parametrize("by", [timedelta(hours=1), 3600, 3600.0, "1h", "60m"])
    def test_advances_by_what_python_takes_for_a_duration(
        self, amps: Account, by: timedelta | float | str
    ) -> None:
        assert amps.clock.advance(by).at == START + timedelta(hours=1)

    def test_advances_by_a_year(self, amps: Account) -> None:
        assert amps.clock.advance(timedelta(days=365)).at == START + timedelta(days=365)

    @pytest.mark.parametrize(
        "at",
        [
            datetime(2025, 1, 23, 12, tzinfo=timezone.utc),
            datetime(2025, 1, 23, 13, tzinfo=timezone(timedelta(hours=1))),
            "2025-01-23T12:00:00Z",
        ],
    )
    def test_is_set_to_an_instant_of_any_zone(self, amps: Account, at: datetime | str) -> None:
        assert amps.clock.set(at).at == START + timedelta(hours=1, minutes=30)

    def test_refuses_an_instant_without_a_zone(self, amps: Account) -> None:
        with pytest.raises(ValueError, match="has no time zone"):
            amps.clock.set(datetime(2025, 1, 23, 12))

    def test_refuses_a_negative_duration(self, amps: Account) -> None:
        with pytest.raises(ValueError, match="is negative"):
            amps.clock.advance(timedelta(seconds=-1))

    def test_says_why_it_does_not_go_back(self, amps: Account) -> None:
        with pytest.raises(ControlError) as failure:
            amps.clock.set("2025-01-23T10:00:00Z")
        assert failure.value.status == 409

    def test_changes_its_pace(self, amps: Account) -> None:
        assert amps.clock.scale(60).factor == 60
        assert amps.clock.run().mode == "real"
        later = START + timedelta(days=1)
        assert amps.clock.freeze(later).at == later
        assert amps.clock.freeze().mode == "frozen"


class TestKeys:
    def test_expire_in_their_time(self, amps: Account) -> None:
        key = amps.keys.create(name="short", expires_in=timedelta(minutes=10), permissions=["read"])
        assert key.expires_at == START + timedelta(minutes=10)
        amps.advance(600)
        assert amps.keys.get(key.key).status == "expired"

    @pytest.mark.parametrize("within", [timedelta(minutes=10), 600, 600.0, "10m"])
    def test_take_what_python_takes_for_a_duration(
        self, amps: Account, within: timedelta | float | str
    ) -> None:
        assert amps.keys.create(expires_in=within).expires_at == START + timedelta(minutes=10)

    def test_are_changed_and_a_value_is_taken_away(self, amps: Account) -> None:
        key = amps.keys.create(plan="ratelimited", expires_at="2025-02-01T00:00:00Z")
        assert amps.keys.change(key.key, name="limited").plan == "ratelimited"
        changed = amps.keys.change(key.key, plan=None, expires_at=None)
        assert (changed.plan, changed.expires_at, changed.name) == (None, None, "limited")

    def test_end(self, amps: Account) -> None:
        key = amps.keys.create().key
        assert amps.keys.expire(key).status == "expired"
        assert amps.keys.revoke(key).status == "revoked"
        amps.keys.delete(key)
        assert [each.key for each in amps.keys.list()] == [amps.api_key]
        amps.keys.revoke(amps.api_key)
        assert call(amps)[0] == 401

    def test_have_a_quota(self, amps: Account) -> None:
        assert amps.keys.get_quota(amps.api_key).is_limited is False
        amps.keys.change(amps.api_key, plan="ratelimited")
        assert amps.keys.set_quota(amps.api_key, 0).remaining == 0
        assert call(amps)[0] == 429
        quota = amps.keys.refill_quota(amps.api_key)
        assert quota.remaining == quota.limit
        assert call(amps)[0] == 200


class TestDevices:
    def test_are_listed_by_family(self, amps: Account) -> None:
        families = {device.family for device in amps.devices.list()}
        assert {device.family for device in amps.devices.list(family="hvac")} == {"hvac"} < families

    def test_come_and_go(self, amps: Account) -> None:
        device = amps.devices.create(family="battery", id="mine", capacity_kwh=12.5)
        assert (device.capacity_kwh, device.online) == (12.5, True)
        assert (
            amps.devices.change("mine", capacity_kwh=20, discharge_limit_percent=0).capacity_kwh
            == 20
        )
        amps.devices.delete("mine")
        with pytest.raises(ControlError, match="mine"):
            amps.devices.get("mine")

    def test_go_offline(self, amps: Account) -> None:
        assert amps.devices.take_offline(BATTERY).offline_since == START
        assert amps.devices.bring_online(BATTERY).online

    def test_are_released_from_a_command(self, amps: Account) -> None:
        push(amps)
        amps.advance(5)
        [standing] = amps.devices.get(BATTERY).standing_commands
        assert standing.at == START + timedelta(seconds=5)
        assert amps.devices.release(BATTERY).standing_commands == ()

    def test_were_asked_for_actions(self, amps: Account) -> None:
        action_id = push(amps)
        [action] = amps.actions.list(family="battery", device_id=BATTERY, state="acknowledged")
        assert (action.id, action.created_at, action.completed_at) == (action_id, START, None)


class TestRules:
    def test_fail_a_request_so_many_times(self, amps: Account) -> None:
        amps.rules.create(
            name="busy",
            when={"method": "GET"},
            then={"error": "RATE_LIMIT_EXCEEDED", "headers": {"Retry-After": "30"}},
            times=2,
        )
        assert [call(amps)[0] for _ in range(3)] == [429, 429, 200]
        report = amps.rules.get("busy")
        assert (report.applied, report.exhausted, report.rule["times"]) == (2, True, 2)

    def test_apply_for_a_while_and_at_their_end_repeat(self, amps: Account) -> None:
        steps = [{"status": 503}, "ok"]
        minute = timedelta(minutes=1)
        amps.rules.create(name="flaky", then=steps, at_end="repeat", for_=minute)
        assert [call(amps)[0] for _ in range(4)] == [503, 200, 503, 200]
        amps.advance(60)
        assert call(amps)[0] == 200

    def test_are_removed(self, amps: Account) -> None:
        names = [rule.name for rule in amps.rules.add_scenario("rate-limited-burst")]
        assert [rule.name for rule in amps.rules.list()] == names
        amps.rules.delete(names[0])
        amps.rules.clear()
        assert amps.rules.list() == []

    def test_that_are_wrong_are_refused_with_the_place(self, amps: Account) -> None:
        with pytest.raises(ControlError, match="prohability") as failure:
            amps.rules.create(name="wrong", then={"prohability": 1})
        assert failure.value.status == 400
        assert failure.value.problems[0].path.startswith("/body/rules/0/then")


class TestRequests:
    def test_are_counted(self, amps: Account) -> None:
        call(amps)
        push(amps, mode="idle")
        assert amps.verify(1, method="POST", body={"mode": "idle"}) == 1
        assert amps.requests.verify(operation="getBatteryState") == 1
        assert amps.verify(0, early_retry=True) == 0
        assert amps.requests.verify(at_least=1, at_most=2, status="2xx") == 2
        assert amps.requests.verify_in_order({"method": "GET"}, {"method": "POST"}) == 2

    def test_that_did_not_come_fail_the_test_with_what_came(self, amps: Account) -> None:
        call(amps)
        with pytest.raises(VerificationError, match=r"Nearest is #1 GET /battery/device_abc123"):
            amps.verify(1, operation="pushBatteryAction")
        verdict = amps.requests.check(1, operation="pushBatteryAction")
        assert not verdict.verified
        assert verdict.near_misses[0].differences[0].field == "operation"
        assert verdict.near_misses[0].request.device_id == BATTERY

    def test_are_waited_for(self, amps: Account) -> None:
        sender = Timer(0, call, [amps])
        sender.start()
        [request] = amps.requests.wait_for(
            operation="getBatteryState", timeout=timedelta(seconds=30)
        )
        sender.join()
        assert (request.status, request.at) == (200, START)

    @pytest.mark.parametrize("timeout", [timedelta(milliseconds=1), 0.001, "1ms"])
    def test_that_never_come_are_told_of(
        self, amps: Account, timeout: timedelta | float | str
    ) -> None:
        with pytest.raises(ControlError) as failure:
            amps.requests.wait_for(timeout=timeout, operation="getBatteryState")
        assert failure.value.status == 408

    def test_are_listed_and_cleared(self, amps: Account) -> None:
        call(amps)
        push(amps)
        assert [each.method for each in amps.requests.list(status="2xx")] == ["GET", "POST"]
        assert [each.method for each in amps.requests.list(method="POST", early_retry=False)] == [
            "POST"
        ]
        amps.requests.clear()
        assert amps.requests.list() == []

    def test_with_an_unknown_key_are_in_the_journal_of_the_server(
        self, amps_sandbox: Sandbox, amps: Account
    ) -> None:
        stranger = f"sk_sandbox_{amps.id.removeprefix('acct_')}"
        amps.api_key, known = stranger, amps.api_key
        assert call(amps)[0] == 401
        amps.api_key = known
        assert amps.requests.list() == []
        assert amps_sandbox.unauthenticated.list(problem="unknown-key") != []


class TestState:
    def test_goes_back_to_the_start_and_to_a_kept_moment(self, amps: Account) -> None:
        amps.advance(3600)
        kept = amps.snapshot()
        amps.reset()
        assert amps.clock.get().at == START
        amps.restore(kept)
        assert amps.clock.get().at == START + timedelta(hours=1)

    def test_of_one_account_is_not_that_of_another(
        self, amps: Account, open_amps_account: Callable[..., Account]
    ) -> None:
        other = open_amps_account(
            clock="x60",
            seed=7,
            keys=[{"name": "nightly", "permissions": ["read"]}, f"{amps.api_key}b"],
            world={"accounts": [{"users": [{"devices": [{"family": "battery", "id": "one"}]}]}]},
        )
        assert [device.id for device in other.devices.list()] == ["one"]
        assert {key.name for key in other.keys.list()} > {"nightly"}
        assert other.clock.get().factor == 60
        amps.advance(60)
        assert other.requests.list() == []

    def test_of_a_closed_account_is_gone(self, amps_sandbox: Sandbox) -> None:
        with amps_sandbox.open_account(world="empty") as account:
            assert account.devices.list() == []
            assert account.id in {each.id for each in amps_sandbox.accounts()}
        account.close()
        assert account.id not in {each.id for each in amps_sandbox.accounts()}
