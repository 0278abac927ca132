package amps

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"
)

const battery = "device_abc123"

// connect opens an account of the test's own, at the instant of the vendor's samples, and a client of it.
// Where the client would sleep, it lets the time of its account pass: no test waits.
func connect(t *testing.T) (*sandboxAccount, *Client) {
	t.Helper()
	t.Parallel()
	account := openAccount(t, "2025-01-23T10:30:00Z")
	return account, clientOf(account, account.APIKey)
}

func clientOf(account *sandboxAccount, apiKey string) *Client {
	client := NewClient(account.URL, apiKey)
	client.Sleep = func(_ context.Context, wait time.Duration) error {
		account.advance(wait)
		return nil
	}
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
	account.advance(time.Hour)
	if state := read(t, client).State; state.Level != 80 {
		t.Errorf("charged to %v percent, want 80", state.Level)
	}
}

func TestFollowsABatteryThroughTheDay(t *testing.T) {
	t.Parallel()
	account := openAccount(t, "2025-06-01T06:00:00Z")
	client := clientOf(account, account.APIKey)
	var levels []float64
	for _, hour := range []string{"06", "09", "12", "15", "18", "21"} {
		account.setClock("2025-06-01T" + hour + ":00:00Z")
		levels = append(levels, read(t, client).State.Level)
	}
	if want := []float64{70, 50, 71, 90, 60, 30}; !slices.Equal(levels, want) {
		t.Errorf("got levels %v, want %v", levels, want)
	}
}

func TestSaysThatAKeyHasExpired(t *testing.T) {
	account, _ := connect(t)
	client := clientOf(account, account.addKey(object{"expiresIn": "10m"}))
	read(t, client)
	account.advance(10 * time.Minute)
	_, err := client.Battery(t.Context(), battery)
	var refused *Error
	if !errors.Is(err, ErrUnauthorized) || !errors.As(err, &refused) || refused.Message != "API key has been revoked or expired" {
		t.Errorf("got %v, want that the key has expired", err)
	}
}

func TestDoesNotTryAgainWithAKeyThatWasRevokedMidway(t *testing.T) {
	account, client := connect(t)
	actionID := push(t, client, Charge, 0)
	account.revoke(account.APIKey)
	if err := client.AwaitBatteryAction(t.Context(), actionID, time.Minute); !errors.Is(err, ErrUnauthorized) {
		t.Errorf("got %v, want ErrUnauthorized", err)
	}
	account.verify(1, object{"status": 401})
}

func TestWaitsAsLongAsARateLimitAsks(t *testing.T) {
	account, client := connect(t)
	account.changeKey(account.APIKey, object{"plan": "ratelimited"})
	for range 12 {
		read(t, client)
	}
	account.verify(2, object{"status": 429})
	account.verify(0, object{"earlyRetry": true})
}

func TestSendsACommandAgainThatWasRefusedForItsRate(t *testing.T) {
	account, client := connect(t)
	account.addRule(object{
		"name": "busy", "when": object{"method": "POST"}, "times": 1,
		"then": object{"error": "RATE_LIMIT_EXCEEDED", "headers": object{"Retry-After": "30"}},
	})
	actionID := push(t, client, Idle, 0)
	if err := client.AwaitBatteryAction(t.Context(), actionID, time.Minute); err != nil {
		t.Fatal(err)
	}
	account.verify(2, object{"operation": "pushBatteryAction"})
	account.verify(0, object{"earlyRetry": true})
}

func TestGivesUpWhereItWouldHaveToWaitTooLong(t *testing.T) {
	account, client := connect(t)
	account.addRule(object{
		"name": "busy",
		"then": object{"error": "RATE_LIMIT_EXCEEDED", "headers": object{"Retry-After": "3600"}},
	})
	if _, err := client.Battery(t.Context(), battery); !errors.Is(err, ErrRateLimited) {
		t.Errorf("got %v, want ErrRateLimited", err)
	}
	account.verify(1, object{"status": 429})
}

func TestReadsAgainAfterAConnectionReset(t *testing.T) {
	account, client := connect(t)
	account.addRule(object{"name": "resets", "then": []any{object{"reset": true}, object{"reset": true}, "ok"}})
	read(t, client)
	account.verify(2, object{"rule": "resets"})
	account.verify(3, object{"operation": "getBatteryState"})
}

func TestReadsAgainWhereNoAnswerComesInTime(t *testing.T) {
	account, client := connect(t)
	account.addRule(object{"name": "silence", "times": 1, "then": object{"hang": true}})
	client.HTTP.Timeout = time.Second
	read(t, client)
	account.verify(1, object{"rule": "silence"})
}

func TestNeverRepeatsACommandThatGotNoAnswer(t *testing.T) {
	account, client := connect(t)
	read(t, client)
	account.addRule(object{"name": "resets", "when": object{"method": "POST"}, "then": object{"reset": true}})
	if _, err := client.SetBatteryMode(t.Context(), battery, Charge, 0); !errors.Is(err, ErrUnreachable) {
		t.Errorf("got %v, want ErrUnreachable", err)
	}
	account.verify(1, object{"method": "POST"})
}

func TestTellsOfADeviceThatIsOffline(t *testing.T) {
	account, client := connect(t)
	account.takeOffline(battery)
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
