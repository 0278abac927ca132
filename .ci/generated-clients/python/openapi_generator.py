"""What openapi-generator's Python client is asked to do."""

import os

from openapi_client import ApiClient, ApiException, BatteryApi, Configuration, HvacApi
from openapi_client.models import BatteryPush, FollowSchedule, HvacPush, SandboxOptions

URL = os.environ["AMPS_SANDBOX_URL"]
NOW = SandboxOptions(completeAfterSeconds=0)


def connect(key):
    # urllib3 would wait for as long as Retry-After says, and ask again.
    return ApiClient(Configuration(host=URL, api_key={"apiKey": key}, retries=False))


def expect_status(key, status):
    batteries = BatteryApi(connect(key))
    for _ in range(6):
        try:
            batteries.get_battery_state("device_abc123")
        except ApiException as error:
            assert error.status == status, error
            return
    raise AssertionError(f"no call was answered with {status}")


batteries = BatteryApi(connect("sk_sandbox_abc123xyz"))
thermostats = HvacApi(connect("sk_sandbox_abc123xyz"))

device = batteries.get_battery_state("device_abc123")
assert device.id == "device_abc123" and device.state.level >= 0
page = batteries.list_battery_devices(limit=2)
assert len(page.items) == 2 and page.pagination.total > 2

later = BatteryPush(action="set_operation_mode", mode="charge", deferUntil="30m")
pending = batteries.get_battery_action_status(batteries.push_battery_action("device_abc123", later).action_id)
assert pending.state == "scheduled" and pending.result is None and pending.error_code is None
now = BatteryPush(action="set_operation_mode", mode="charge", sandbox=NOW)
done = batteries.get_battery_action_status(batteries.push_battery_action("device_abc123", now).action_id)
assert done.state == "completed" and done.result.success

schedule = HvacPush(FollowSchedule(action="follow_schedule", sandbox=NOW))
followed = thermostats.get_hvac_action_status(thermostats.push_hvac_action("device_hvac_001", schedule).action_id)
assert followed.state == "completed" and followed.parameters is None

expect_status("sk_sandbox_unknown", 401)
expect_status("sk_sandbox_ratelimited", 429)
