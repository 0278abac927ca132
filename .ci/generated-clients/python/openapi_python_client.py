"""What openapi-python-client's client is asked to do."""

import os

from amps_client import AuthenticatedClient
from amps_client.api.battery import (
    get_battery_action_status,
    get_battery_state,
    list_battery_devices,
    push_battery_action,
)
from amps_client.api.hvac import get_hvac_action_status, push_hvac_action
from amps_client.models import BatteryMode, BatteryPush, FollowSchedule, SandboxOptions

URL = os.environ["AMPS_SANDBOX_URL"]
NOW = SandboxOptions(complete_after_seconds=0)


def connect(key):
    return AuthenticatedClient(base_url=URL, token=key, prefix="", auth_header_name="x-api-key")


def expect_status(key, status):
    client = connect(key)
    for _ in range(6):
        answer = get_battery_state.sync_detailed("device_abc123", client=client)
        if answer.status_code == status:
            assert answer.parsed.success is False
            return
    raise AssertionError(f"no call was answered with {status}")


client = connect("sk_sandbox_abc123xyz")

device = get_battery_state.sync("device_abc123", client=client)
assert device.id == "device_abc123" and device.state.level >= 0
page = list_battery_devices.sync(client=client, limit=2)
assert len(page.items) == 2 and page.pagination.total > 2

later = BatteryPush(action="set_operation_mode", mode=BatteryMode.BATTERY_MODE_CHARGE, defer_until="30m")
pushed = push_battery_action.sync("device_abc123", client=client, body=later)
pending = get_battery_action_status.sync(pushed.action_id, client=client)
assert pending.state == "scheduled" and pending.result is None and pending.error_code is None
now = BatteryPush(action="set_operation_mode", mode=BatteryMode.BATTERY_MODE_CHARGE, sandbox=NOW)
pushed = push_battery_action.sync("device_abc123", client=client, body=now)
done = get_battery_action_status.sync(pushed.action_id, client=client)
assert done.state == "completed" and done.result.success

schedule = FollowSchedule(action="follow_schedule", sandbox=NOW)
pushed = push_hvac_action.sync("device_hvac_001", client=client, body=schedule)
followed = get_hvac_action_status.sync(pushed.action_id, client=client)
assert followed.state == "completed" and followed.parameters is None

expect_status("sk_sandbox_unknown", 401)
expect_status("sk_sandbox_ratelimited", 429)
