package ampssandbox_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	ampssandbox "github.com/amps-sandbox/amps-sandbox/clients/go"
	"github.com/amps-sandbox/amps-sandbox/clients/go/sandboxtest"
)

const battery = "device_abc123"

var start = time.Date(2025, 1, 23, 10, 30, 0, 0, time.UTC)

func TestMain(m *testing.M) { sandboxtest.Main(m) }

func open(t *testing.T) *sandboxtest.Account {
	t.Helper()
	t.Parallel()
	return sandboxtest.NewAccount(t, ampssandbox.FrozenAt(start))
}

// get returns the answer, or ends the test.
func get[T any](t *testing.T, answer T, err error) T {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// call makes a request as a client does.
func call(t *testing.T, account *sandboxtest.Account, method, body string) int {
	t.Helper()
	url := account.URL + "/battery/" + battery
	request, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("X-Api-Key", account.APIKey)
	request.Header.Set("Content-Type", "application/json")
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	return reply.StatusCode
}

func read(t *testing.T, account *sandboxtest.Account) int {
	t.Helper()
	return call(t, account, http.MethodGet, "")
}

func push(t *testing.T, account *sandboxtest.Account, mode string) {
	t.Helper()
	call(t, account, http.MethodPost, `{"action":"set_operation_mode","mode":"`+mode+`"}`)
}

func TestTheClockGoesForward(t *testing.T) {
	account := open(t)
	clock, err := account.Clock.Get(t.Context())
	clock = get(t, clock, err)
	equal(t, "mode", clock.Mode, "frozen")
	equal(t, "start", clock.At, start)
	account.Advance(90 * time.Minute)
	account.SetClock(start.Add(2 * time.Hour).In(time.FixedZone("CET", 3600)))
	year := 365 * 24 * time.Hour
	clock, err = account.Clock.Advance(t.Context(), year)
	equal(t, "end", get(t, clock, err).At, start.Add(2*time.Hour+year))
}

func TestTheClockSaysWhyItDoesNotGoBack(t *testing.T) {
	account := open(t)
	_, err := account.Clock.Set(t.Context(), start.Add(-time.Second))
	var failed *ampssandbox.ControlError
	if !errors.As(err, &failed) || failed.Status != http.StatusConflict {
		t.Errorf("got %v, want a conflict", err)
	}
}

func TestTheClockChangesItsPace(t *testing.T) {
	account := open(t)
	ctx := t.Context()
	clock, err := account.Clock.Scale(ctx, 60)
	equal(t, "factor", get(t, clock, err).Factor, 60)
	clock, err = account.Clock.Run(ctx)
	equal(t, "mode", get(t, clock, err).Mode, "real")
	later := start.Add(24 * time.Hour)
	clock, err = account.Clock.FreezeAt(ctx, later)
	equal(t, "instant", get(t, clock, err).At, later)
	clock, err = account.Clock.Freeze(ctx)
	equal(t, "mode", get(t, clock, err).Mode, "frozen")
}

func TestKeysExpireInTheirTime(t *testing.T) {
	account := open(t)
	wanted := ampssandbox.NewKey{Name: "short", Permissions: []string{"read"}, ExpiresIn: 10 * time.Minute}
	created, err := account.Keys.Create(t.Context(), wanted)
	created = get(t, created, err)
	equal(t, "expiry", created.ExpiresAt, start.Add(10*time.Minute))
	account.Advance(10 * time.Minute)
	found, err := account.Keys.Get(t.Context(), created.Key)
	equal(t, "status", get(t, found, err).Status, "expired")
}

func TestKeysAreChangedAndAValueIsTakenAway(t *testing.T) {
	account := open(t)
	zone := time.FixedZone("CET", 3600)
	key := account.CreateKey(ampssandbox.NewKey{Plan: "ratelimited", ExpiresAt: start.Add(time.Hour).In(zone)})
	account.ChangeKey(key, ampssandbox.KeyChange{Name: "limited"})
	change := ampssandbox.KeyChange{ClearPlan: true, ClearExpiresAt: true}
	freed, err := account.Keys.Change(t.Context(), key, change)
	freed = get(t, freed, err)
	equal(t, "plan", freed.Plan, "")
	equal(t, "has expiry", freed.ExpiresAt.IsZero(), true)
	equal(t, "name", freed.Name, "limited")
}

func TestKeysEnd(t *testing.T) {
	account := open(t)
	ctx := t.Context()
	key := account.CreateKey(ampssandbox.NewKey{})
	expired, err := account.Keys.Expire(ctx, key)
	equal(t, "status", get(t, expired, err).Status, "expired")
	revoked, err := account.Keys.Revoke(ctx, key)
	equal(t, "status", get(t, revoked, err).Status, "revoked")
	if err := account.Keys.Delete(ctx, key); err != nil {
		t.Fatal(err)
	}
	left, err := account.Keys.List(ctx)
	equal(t, "keys", len(get(t, left, err)), 1)
	account.Revoke(account.APIKey)
	equal(t, "status", read(t, account), http.StatusUnauthorized)
}

func TestKeysHaveAQuota(t *testing.T) {
	account := open(t)
	ctx := t.Context()
	quota, err := account.Keys.GetQuota(ctx, account.APIKey)
	equal(t, "is limited", get(t, quota, err).IsLimited, false)
	account.ChangeKey(account.APIKey, ampssandbox.KeyChange{Plan: "ratelimited"})
	quota, err = account.Keys.SetQuota(ctx, account.APIKey, 0)
	equal(t, "remaining", get(t, quota, err).Remaining, 0)
	equal(t, "status", read(t, account), http.StatusTooManyRequests)
	quota, err = account.Keys.RefillQuota(ctx, account.APIKey)
	quota = get(t, quota, err)
	equal(t, "remaining", quota.Remaining, quota.Limit)
}

func TestDevicesComeAndGo(t *testing.T) {
	account := open(t)
	ctx := t.Context()
	created, err := account.Devices.Create(ctx, ampssandbox.NewDevice{Family: "battery", ID: "mine", CapacityKwh: new(12.5)})
	equal(t, "capacity", get(t, created, err).CapacityKwh, 12.5)
	change := ampssandbox.DeviceChange{CapacityKwh: new(20.0), DischargeLimitPercent: new(0.0)}
	changed, err := account.Devices.Change(ctx, "mine", change)
	equal(t, "capacity", get(t, changed, err).CapacityKwh, 20)
	batteries, err := account.Devices.List(ctx, ampssandbox.DeviceFilter{Family: "battery"})
	all, errAll := account.Devices.List(ctx, ampssandbox.DeviceFilter{})
	if len(get(t, batteries, err)) >= len(get(t, all, errAll)) {
		t.Errorf("%d batteries of %d devices", len(batteries), len(all))
	}
	if err := account.Devices.Delete(ctx, "mine"); err != nil {
		t.Fatal(err)
	}
	if _, err := account.Devices.Get(ctx, "mine"); err == nil {
		t.Error("the device is still there")
	}
}

func TestDevicesGoOfflineAndAreReleased(t *testing.T) {
	account := open(t)
	ctx := t.Context()
	account.TakeOffline(battery)
	device, err := account.Devices.Get(ctx, battery)
	equal(t, "offline since", get(t, device, err).OfflineSince, start)
	account.BringOnline(battery)
	push(t, account, "charge")
	actions, err := account.Actions.List(ctx, ampssandbox.ActionFilter{DeviceID: battery, State: "acknowledged"})
	equal(t, "created", get(t, actions, err)[0].CreatedAt, start)
	account.Advance(5 * time.Second)
	device, err = account.Devices.Get(ctx, battery)
	equal(t, "in force since", get(t, device, err).StandingCommands[0].At, start.Add(5*time.Second))
	device, err = account.Devices.Release(ctx, battery)
	equal(t, "commands", len(get(t, device, err).StandingCommands), 0)
}

func TestRulesFailARequestSoManyTimes(t *testing.T) {
	account := open(t)
	account.CreateRule(ampssandbox.Rule{
		Name: "busy",
		When: &ampssandbox.Conditions{Method: http.MethodGet},
		Then: ampssandbox.Effect{
			Error: "RATE_LIMIT_EXCEEDED", Headers: map[string]any{"Retry-After": "30"},
		},
		Times: 2,
	})
	got := [3]int{read(t, account), read(t, account), read(t, account)}
	equal(t, "statuses", got, [3]int{429, 429, 200})
	report, err := account.Rules.Get(t.Context(), "busy")
	report = get(t, report, err)
	equal(t, "applied", report.Applied, 2)
	equal(t, "exhausted", report.Exhausted, true)
}

func TestRulesApplyForAWhileAndAtTheirEndRepeat(t *testing.T) {
	account := open(t)
	account.CreateRule(ampssandbox.Rule{
		Name: "flaky", Then: []any{ampssandbox.Effect{Status: 503}, "ok"}, AtEnd: "repeat", For: time.Minute,
	})
	got := [3]int{read(t, account), read(t, account), read(t, account)}
	equal(t, "statuses", got, [3]int{503, 200, 503})
	account.Advance(time.Minute)
	equal(t, "status", read(t, account), 200)
}

func TestRulesAreRemoved(t *testing.T) {
	account := open(t)
	ctx := t.Context()
	added, err := account.Rules.AddScenario(ctx, "rate-limited-burst")
	added = get(t, added, err)
	if err := account.Rules.Delete(ctx, added[0].Name); err != nil {
		t.Fatal(err)
	}
	if err := account.Rules.Clear(ctx); err != nil {
		t.Fatal(err)
	}
	left, err := account.Rules.List(ctx)
	equal(t, "rules", len(get(t, left, err)), 0)
}

func TestRulesThatAreWrongAreRefusedWithThePlace(t *testing.T) {
	account := open(t)
	_, err := account.Rules.Create(t.Context(), ampssandbox.Rule{Name: "wrong", Then: map[string]any{"prohability": 1}})
	var failed *ampssandbox.ControlError
	if !errors.As(err, &failed) || !strings.HasPrefix(failed.Problems[0].Path, "/body/rules/0/then") {
		t.Errorf("got %v, want the place of the mistake", err)
	}
}

func TestRequestsAreCounted(t *testing.T) {
	account := open(t)
	ctx := t.Context()
	read(t, account)
	push(t, account, "idle")
	account.Verify(1, ampssandbox.RequestQuery{Method: "POST", Body: map[string]any{"mode": "idle"}})
	account.Verify(0, ampssandbox.RequestQuery{EarlyRetry: new(true)})
	account.Verify(2, ampssandbox.RequestQuery{EarlyRetry: new(false)})
	for _, err := range []error{
		account.Requests.VerifySome(ctx, ampssandbox.RequestQuery{Operation: "getBatteryState"}),
		account.Requests.VerifyBetween(ctx, 1, 2, ampssandbox.RequestQuery{Status: "2xx"}),
		account.Requests.VerifyInOrder(ctx,
			ampssandbox.RequestQuery{Method: "GET"}, ampssandbox.RequestQuery{Method: "POST"}),
	} {
		if err != nil {
			t.Error(err)
		}
	}
}

func TestRequestsThatDidNotComeAreToldWithWhatCame(t *testing.T) {
	account := open(t)
	read(t, account)
	err := account.Requests.Verify(t.Context(), 1, ampssandbox.RequestQuery{Operation: "pushBatteryAction"})
	var failed *ampssandbox.UnverifiedError
	if !errors.As(err, &failed) || !strings.Contains(err.Error(), "Nearest is #1 GET /battery/device_abc123") {
		t.Fatalf("got %v, want the nearest request", err)
	}
	equal(t, "field", failed.Verdict.NearMisses[0].Differences[0].Field, "operation")
}

func TestRequestsAreWaitedFor(t *testing.T) {
	account := open(t)
	sent := make(chan int)
	go func() { sent <- read(t, account) }()
	query := ampssandbox.RequestQuery{Operation: "getBatteryState"}
	found, err := account.Requests.WaitFor(t.Context(), 1, 30*time.Second, query)
	equal(t, "status", get(t, found, err)[0].Status, 200)
	equal(t, "status", <-sent, 200)
	equal(t, "sequence", account.WaitFor(query).Sequence, found[0].Sequence)
}

func TestRequestsThatNeverComeAreToldOf(t *testing.T) {
	account := open(t)
	_, err := account.Requests.WaitFor(t.Context(), 1, time.Millisecond, ampssandbox.RequestQuery{Operation: "getBatteryState"})
	var failed *ampssandbox.ControlError
	if !errors.As(err, &failed) || failed.Status != http.StatusRequestTimeout {
		t.Errorf("got %v, want a timeout", err)
	}
}

func TestRequestsAreListedAndCleared(t *testing.T) {
	account := open(t)
	ctx := t.Context()
	read(t, account)
	push(t, account, "charge")
	all, err := account.Requests.List(ctx, ampssandbox.RequestQuery{Status: "2xx"})
	equal(t, "requests", len(get(t, all, err)), 2)
	posts, err := account.Requests.List(ctx, ampssandbox.RequestQuery{Method: "POST"})
	equal(t, "requests", len(get(t, posts, err)), 1)
	if err := account.Requests.Clear(ctx); err != nil {
		t.Fatal(err)
	}
	account.Verify(0, ampssandbox.RequestQuery{})
}

func TestTheStateGoesBackToTheStartAndToAKeptMoment(t *testing.T) {
	account := open(t)
	ctx := t.Context()
	account.Advance(time.Hour)
	kept, err := account.Snapshot(ctx)
	kept = get(t, kept, err)
	if err := account.Reset(ctx); err != nil {
		t.Fatal(err)
	}
	clock, err := account.Clock.Get(ctx)
	equal(t, "instant", get(t, clock, err).At, start)
	if err := account.Restore(ctx, kept); err != nil {
		t.Fatal(err)
	}
	clock, err = account.Clock.Get(ctx)
	equal(t, "instant", get(t, clock, err).At, start.Add(time.Hour))
}

func TestTheStateOfOneAccountIsNotThatOfAnother(t *testing.T) {
	account := open(t)
	ctx := t.Context()
	other := sandboxtest.NewAccount(t,
		ampssandbox.WithWorld("empty"), ampssandbox.WithSeed("7"), ampssandbox.WithName("other"),
		ampssandbox.WithKeys(ampssandbox.NewKey{Name: "nightly"}),
		ampssandbox.WithClock(ampssandbox.ClockStart{Mode: "scaled", Factor: new(60.0)}))
	read(t, account)
	other.Verify(0, ampssandbox.RequestQuery{})
	devices, err := other.Devices.List(ctx, ampssandbox.DeviceFilter{})
	equal(t, "devices", len(get(t, devices, err)), 0)
	accounts, err := sandboxtest.Sandbox(t).Accounts(ctx)
	names := map[string]string{}
	for _, each := range get(t, accounts, err) {
		names[each.ID] = each.Name
	}
	equal(t, "name", names[account.ID], t.Name())
	equal(t, "name", names[other.ID], "other")
}

func TestAClosedAccountIsGone(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	account, err := sandboxtest.Sandbox(t).OpenAccount(ctx)
	account = get(t, account, err)
	for range 2 {
		if err := account.Close(ctx); err != nil {
			t.Fatal(err)
		}
	}
	_, err = account.Clock.Get(context.WithoutCancel(ctx))
	var failed *ampssandbox.ControlError
	if !errors.As(err, &failed) || failed.Status != http.StatusNotFound {
		t.Errorf("got %v, want not found", err)
	}
}

func TestAccountsBeginWithRules(t *testing.T) {
	t.Parallel()
	account := sandboxtest.NewAccount(t,
		ampssandbox.WithScenarios("slow-api", map[string]any{"name": "evening", "rules": []any{map[string]any{"then": "ok"}}}),
		ampssandbox.WithRules(ampssandbox.Rule{Name: "own", Then: "ok"}))
	rules, err := account.Rules.List(t.Context())
	var names []string
	for _, rule := range get(t, rules, err) {
		names = append(names, rule.Name)
	}
	equal(t, "rules", strings.Join(names, " "), "own evening slow-api")
}
