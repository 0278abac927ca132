// What oapi-codegen's client is asked to do.
package main

import (
	"context"
	"log"
	"net/http"
	"os"

	"generatedclients/generated/oapi"
)

const battery = "device_abc123"

var ctx = context.Background()

func connect(key string) *oapi.ClientWithResponses {
	sendKey := func(_ context.Context, request *http.Request) error {
		request.Header.Set("x-api-key", key)
		return nil
	}
	client, err := oapi.NewClientWithResponses(os.Getenv("AMPS_SANDBOX_URL"), oapi.WithRequestEditorFn(sendKey))
	check(err == nil, "connect", err)
	return client
}

func check(holds bool, what string, err error) {
	if err != nil {
		log.Fatalf("failed to %s: %v", what, err)
	}
	if !holds {
		log.Fatalf("failed: %s", what)
	}
}

func poll(client *oapi.ClientWithResponses, push oapi.BatteryPush) *oapi.BatteryAction {
	push.Action = "set_operation_mode"
	push.Mode = "charge"
	pushed, err := client.PushBatteryActionWithResponse(ctx, battery, push)
	check(pushed.JSON202 != nil, "push", err)
	action, err := client.GetBatteryActionStatusWithResponse(ctx, pushed.JSON202.ActionId)
	check(action.JSON200 != nil, "poll", err)
	return action.JSON200
}

func checkStatus(key string, expected int) {
	client := connect(key)
	for range 6 {
		answer, err := client.GetBatteryStateWithResponse(ctx, battery, nil)
		check(answer.StatusCode() == expected || answer.StatusCode() == 200, "read", err)
		if answer.StatusCode() == expected {
			return
		}
	}
	log.Fatalf("no call was answered with %d", expected)
}

func main() {
	client := connect("sk_sandbox_abc123xyz")
	device, err := client.GetBatteryStateWithResponse(ctx, battery, nil)
	check(device.JSON200 != nil && device.JSON200.Id == battery, "read", err)
	limit := 2
	page, err := client.ListBatteryDevicesWithResponse(ctx, &oapi.ListBatteryDevicesParams{Limit: &limit})
	check(page.JSON200 != nil && len(page.JSON200.Items) == 2 && page.JSON200.Pagination.Total > 2, "list", err)

	later := "30m"
	pending := poll(client, oapi.BatteryPush{DeferUntil: &later})
	check(pending.State == "scheduled" && pending.Result == nil, "poll a scheduled action", nil)
	at := float32(0)
	options := oapi.SandboxOptions{CompleteAfterSeconds: &at}
	done := poll(client, oapi.BatteryPush{Sandbox: &options})
	check(done.State == "completed" && done.Result.Success, "poll a completed action", nil)

	var schedule oapi.HvacPush
	follow := oapi.FollowSchedule{Action: "follow_schedule", Sandbox: &options}
	check(true, "choose a command", schedule.FromFollowSchedule(follow))
	pushed, err := client.PushHvacActionWithResponse(ctx, "device_hvac_001", schedule)
	check(pushed.JSON202 != nil, "push to another family", err)
	followed, err := client.GetHvacActionStatusWithResponse(ctx, pushed.JSON202.ActionId)
	check(followed.JSON200 != nil && followed.JSON200.State == "completed", "poll an action of another family", err)
	check(followed.JSON200.Parameters == nil, "an action without parameters", nil)

	checkStatus("sk_sandbox_unknown", 401)
	checkStatus("sk_sandbox_ratelimited", 429)
}
