// What openapi-generator's Go client is asked to do.
package main

import (
	"context"
	"log"
	"os"

	"generatedclients/generated/openapi"
)

const battery = "device_abc123"

func connect(key string) *openapi.APIClient {
	configuration := openapi.NewConfiguration()
	configuration.Servers = openapi.ServerConfigurations{{URL: os.Getenv("AMPS_SANDBOX_URL")}}
	configuration.AddDefaultHeader("x-api-key", key)
	return openapi.NewAPIClient(configuration)
}

func check(holds bool, what string, err error) {
	if err != nil {
		log.Fatalf("failed to %s: %v", what, err)
	}
	if !holds {
		log.Fatalf("failed: %s", what)
	}
}

func poll(client *openapi.APIClient, push *openapi.BatteryPush) *openapi.BatteryAction {
	ctx := context.Background()
	pushed, _, err := client.BatteryAPI.PushBatteryAction(ctx, battery).BatteryPush(*push).Execute()
	check(true, "push", err)
	action, _, err := client.BatteryAPI.GetBatteryActionStatus(ctx, pushed.ActionId).Execute()
	check(true, "poll", err)
	return action
}

func checkStatus(key string, expected int) {
	client := connect(key)
	for range 6 {
		_, answer, err := client.BatteryAPI.GetBatteryState(context.Background(), battery).Execute()
		if err != nil && answer != nil && answer.StatusCode == expected {
			return
		}
		check(true, "read", err)
	}
	log.Fatalf("no call was answered with %d", expected)
}

func main() {
	ctx := context.Background()
	client := connect("sk_sandbox_abc123xyz")
	device, _, err := client.BatteryAPI.GetBatteryState(ctx, battery).Execute()
	check(device.GetId() == battery, "read", err)
	page, _, err := client.BatteryAPI.ListBatteryDevices(ctx).Limit(2).Execute()
	check(len(page.GetItems()) == 2 && page.Pagination.Total > 2, "list", err)

	later := openapi.NewBatteryPush("set_operation_mode", openapi.BATTERY_MODE_CHARGE)
	later.SetDeferUntil("30m")
	pending := poll(client, later)
	check(pending.State == openapi.BATTERY_ACTION_STATE_SCHEDULED, "poll a scheduled action", nil)
	check(pending.Result.Get() == nil, "an action without a result", nil)

	options := openapi.NewSandboxOptions()
	options.SetCompleteAfterSeconds(0)
	now := openapi.NewBatteryPush("set_operation_mode", openapi.BATTERY_MODE_CHARGE)
	now.SetSandbox(*options)
	done := poll(client, now)
	check(done.State == openapi.BATTERY_ACTION_STATE_COMPLETED, "poll a completed action", nil)
	check(done.Result.Get().Success, "an action with a result", nil)

	follow := openapi.NewFollowSchedule("follow_schedule")
	follow.SetSandbox(*options)
	schedule := openapi.FollowScheduleAsHvacPush(follow)
	pushed, _, err := client.HvacAPI.PushHvacAction(ctx, "device_hvac_001").HvacPush(schedule).Execute()
	check(true, "push to another family", err)
	followed, _, err := client.HvacAPI.GetHvacActionStatus(ctx, pushed.ActionId).Execute()
	check(followed.GetState() == openapi.ACTION_STATE_COMPLETED, "poll an action of another family", err)
	check(followed.Parameters.Get() == nil, "an action without parameters", nil)

	checkStatus("sk_sandbox_unknown", 401)
	checkStatus("sk_sandbox_ratelimited", 429)
}
