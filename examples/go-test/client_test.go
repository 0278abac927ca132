package amps

import (
	"errors"
	"slices"
	"testing"
	"time"

	sandbox "github.com/amps-sandbox/amps-sandbox/clients/go"
	"github.com/amps-sandbox/amps-sandbox/clients/go/sandboxtest"
)

const battery = "device_abc123"

// TestMain lets all tests share one sandbox.
func TestMain(m *testing.M) { sandboxtest.Main(m) }

// connect opens an account of the test's own, at the instant of the vendor's samples, and a client of it.
func connect(t *testing.T) (*sandboxtest.Account, *Client) {
	t.Helper()
	t.Parallel()
	account := sandboxtest.NewAccount(t, sandbox.FrozenAt(time.Date(2025, 1, 23, 10, 30, 0, 0, time.UTC)))
	return account, clientOf(account, account.APIKey)
}

// clientOf returns a client that lets the time of its account pass where it would sleep: no test waits.
func clientOf(account *sandboxtest.Account, apiKey string) *Client {
	client := NewClient(account.URL, apiKey)
	client.Sleep = account.Sleep
	return client
}

func TestReadsABattery(t *testing.T) {
	_, client := connect(t)
	got := read(t, client)
	want := Battery{
		ID: battery, Vendor: "FoxESS",
		State: BatteryState{Status: "charging", Capacity: 10.4, Level: 60.5, ChargeRate: 0.73},
	}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestChargesABatteryToTheLevelThatWasAskedFor(t *testing.T) {
	account, client := connect(t)
	actionID := push(t, client, Charge, 80)
	if action, err := client.BatteryAction(t.Context(), actionID); err != nil || action.State != "acknowledged" {
		t.Errorf("got %+v, %v, want an acknowledged action", action, err)
	}
	if err := client.AwaitBatteryAction(t.Context(), actionID, time.Minute); err != nil {
		t.Fatal(err)
	}
	if state := read(t, client).State; state.ChargeRate != 5 {
		t.Errorf("charges at %v kW, want 5", state.ChargeRate)
	}
	account.Advance(time.Hour)
	if state := read(t, client).State; state.Level != 80 {
		t.Errorf("charged to %v percent, want 80", state.Level)
	}
}

func TestFollowsABatteryThroughTheDay(t *testing.T) {
	t.Parallel()
	morning := time.Date(2025, 6, 1, 6, 0, 0, 0, time.UTC)
	account := sandboxtest.NewAccount(t, sandbox.FrozenAt(morning))
	client := clientOf(account, account.APIKey)
	var levels []float64
	for hours := range 6 {
		account.SetClock(morning.Add(time.Duration(hours) * 3 * time.Hour))
		levels = append(levels, read(t, client).State.Level)
	}
	if want := []float64{70, 50, 71, 90, 60, 30}; !slices.Equal(levels, want) {
		t.Errorf("got levels %v, want %v", levels, want)
	}
}

func TestSaysThatAKeyHasExpired(t *testing.T) {
	account, _ := connect(t)
	client := clientOf(account, account.CreateKey(sandbox.NewKey{ExpiresIn: 10 * time.Minute}))
	read(t, client)
	account.Advance(10 * time.Minute)
	_, err := client.Battery(t.Context(), battery)
	var refused *Error
	if !errors.Is(err, ErrUnauthorized) || !errors.As(err, &refused) || refused.Message != "API key has been revoked or expired" {
		t.Errorf("got %v, want that the key has expired", err)
	}
}

func TestDoesNotTryAgainWithAKeyThatWasRevokedMidway(t *testing.T) {
	account, client := connect(t)
	actionID := push(t, client, Charge, 0)
	account.Revoke(account.APIKey)
	if err := client.AwaitBatteryAction(t.Context(), actionID, time.Minute); !errors.Is(err, ErrUnauthorized) {
		t.Errorf("got %v, want ErrUnauthorized", err)
	}
	account.Verify(1, sandbox.RequestQuery{Status: 401})
}

func TestWaitsAsLongAsARateLimitAsks(t *testing.T) {
	account, client := connect(t)
	account.ChangeKey(account.APIKey, sandbox.KeyChange{Plan: "ratelimited"})
	for range 12 {
		read(t, client)
	}
	account.Verify(2, sandbox.RequestQuery{Status: 429})
	account.Verify(0, sandbox.RequestQuery{EarlyRetry: new(true)})
}

func TestSendsACommandAgainThatWasRefusedForItsRate(t *testing.T) {
	account, client := connect(t)
	busy := sandbox.Effect{Error: "RATE_LIMIT_EXCEEDED", Headers: map[string]any{"Retry-After": "30"}}
	account.CreateRule(sandbox.Rule{Name: "busy", When: &sandbox.Conditions{Method: "POST"}, Times: 1, Then: busy})
	actionID := push(t, client, Idle, 0)
	if err := client.AwaitBatteryAction(t.Context(), actionID, time.Minute); err != nil {
		t.Fatal(err)
	}
	account.Verify(2, sandbox.RequestQuery{Operation: "pushBatteryAction"})
	account.Verify(0, sandbox.RequestQuery{EarlyRetry: new(true)})
}

func TestGivesUpWhereItWouldHaveToWaitTooLong(t *testing.T) {
	account, client := connect(t)
	busy := sandbox.Effect{Error: "RATE_LIMIT_EXCEEDED", Headers: map[string]any{"Retry-After": "3600"}}
	account.CreateRule(sandbox.Rule{Name: "busy", Then: busy})
	if _, err := client.Battery(t.Context(), battery); !errors.Is(err, ErrRateLimited) {
		t.Errorf("got %v, want ErrRateLimited", err)
	}
	account.Verify(1, sandbox.RequestQuery{Status: 429})
}

func TestReadsAgainAfterAConnectionReset(t *testing.T) {
	account, client := connect(t)
	reset := sandbox.Effect{Reset: true}
	account.CreateRule(sandbox.Rule{Name: "resets", Then: []any{reset, reset, "ok"}})
	read(t, client)
	account.Verify(2, sandbox.RequestQuery{Rule: "resets"})
	account.Verify(3, sandbox.RequestQuery{Operation: "getBatteryState"})
}

func TestReadsAgainWhereNoAnswerComesInTime(t *testing.T) {
	account, client := connect(t)
	account.CreateRule(sandbox.Rule{Name: "silence", Times: 1, Then: sandbox.Effect{Hang: true}})
	client.HTTP.Timeout = time.Second
	read(t, client)
	account.Verify(1, sandbox.RequestQuery{Rule: "silence"})
}

func TestNeverRepeatsACommandThatGotNoAnswer(t *testing.T) {
	account, client := connect(t)
	read(t, client)
	reset := sandbox.Effect{Reset: true}
	account.CreateRule(sandbox.Rule{Name: "resets", When: &sandbox.Conditions{Method: "POST"}, Then: reset})
	if _, err := client.SetBatteryMode(t.Context(), battery, Charge, 0); !errors.Is(err, ErrUnreachable) {
		t.Errorf("got %v, want ErrUnreachable", err)
	}
	account.Verify(1, sandbox.RequestQuery{Method: "POST"})
}

func TestTellsOfADeviceThatIsOffline(t *testing.T) {
	account, client := connect(t)
	account.TakeOffline(battery)
	actionID := push(t, client, Charge, 0)
	err := client.AwaitBatteryAction(t.Context(), actionID, time.Minute)
	var failed *ActionFailedError
	if !errors.As(err, &failed) || failed.Action.ErrorCode != "DEVICE_OFFLINE" {
		t.Errorf("got %v, want DEVICE_OFFLINE", err)
	}
}

func read(t *testing.T, client *Client) Battery {
	t.Helper()
	read, err := client.Battery(t.Context(), battery)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func push(t *testing.T, client *Client, mode Mode, targetPercent int) string {
	t.Helper()
	actionID, err := client.SetBatteryMode(t.Context(), battery, mode, targetPercent)
	if err != nil {
		t.Fatal(err)
	}
	return actionID
}
