package sandboxtest

import (
	"context"
	"strings"
	"testing"
	"time"

	ampssandbox "github.com/amps-sandbox/amps-sandbox/clients/go"
)

const (
	shownRequests = 10
	nameLength    = 100
	waitTimeout   = 5 * time.Second
)

// Account is an account of one test's own. Its methods fail the test where the sandbox refuses; those of its
// parts, such as Keys.Create, return the error.
type Account struct {
	*ampssandbox.SandboxAccount
	t testing.TB
}

// NewAccount opens an account that is closed after the test. Where the test fails, it logs its last requests.
func NewAccount(t testing.TB, options ...ampssandbox.AccountOption) *Account {
	t.Helper()
	named := append([]ampssandbox.AccountOption{ampssandbox.WithName(shorten(t.Name()))}, options...)
	opened, err := Sandbox(t).OpenAccount(t.Context(), named...)
	if err != nil {
		t.Fatal(err)
	}
	account := &Account{opened, t}
	t.Cleanup(account.end)
	return account
}

// Advance lets time pass, and everything that is due in it happen.
func (a *Account) Advance(by time.Duration) {
	a.t.Helper()
	must(a, func(ctx context.Context) (ampssandbox.Clock, error) { return a.Clock.Advance(ctx, by) })
}

// Sleep lets time pass, as a client's sleep: it ends with the context.
func (a *Account) Sleep(ctx context.Context, duration time.Duration) error {
	_, err := a.Clock.Advance(ctx, duration)
	return err
}

// SetClock goes forward to an instant.
func (a *Account) SetClock(at time.Time) {
	a.t.Helper()
	must(a, func(ctx context.Context) (ampssandbox.Clock, error) { return a.Clock.Set(ctx, at) })
}

// CreateKey adds a key and returns it.
func (a *Account) CreateKey(key ampssandbox.NewKey) string {
	a.t.Helper()
	return must(a, func(ctx context.Context) (ampssandbox.Key, error) { return a.Keys.Create(ctx, key) }).Key
}

// ChangeKey changes what is given, and leaves the rest.
func (a *Account) ChangeKey(key string, change ampssandbox.KeyChange) {
	a.t.Helper()
	must(a, func(ctx context.Context) (ampssandbox.Key, error) { return a.Keys.Change(ctx, key, change) })
}

// Revoke ends a key.
func (a *Account) Revoke(key string) {
	a.t.Helper()
	must(a, func(ctx context.Context) (ampssandbox.Key, error) { return a.Keys.Revoke(ctx, key) })
}

// TakeOffline lets a device lose its connection.
func (a *Account) TakeOffline(id string) {
	a.t.Helper()
	must(a, func(ctx context.Context) (ampssandbox.Device, error) { return a.Devices.TakeOffline(ctx, id) })
}

// BringOnline gives a device its connection back.
func (a *Account) BringOnline(id string) {
	a.t.Helper()
	must(a, func(ctx context.Context) (ampssandbox.Device, error) { return a.Devices.BringOnline(ctx, id) })
}

// CreateRule adds a rule: when a request is such, then this happens to it, so often.
func (a *Account) CreateRule(rule ampssandbox.Rule) {
	a.t.Helper()
	must(a, func(ctx context.Context) (ampssandbox.RuleReport, error) { return a.Rules.Create(ctx, rule) })
}

// AddScenario adds the rules of a scenario: by the name of one that comes with the emulator, by the path or the text of
// a file, or an ampssandbox.Scenario.
func (a *Account) AddScenario(scenario any) {
	a.t.Helper()
	must(a, func(ctx context.Context) ([]ampssandbox.RuleReport, error) { return a.Rules.AddScenario(ctx, scenario) })
}

// Verify fails the test, and lets it go on, unless exactly so many requests match.
func (a *Account) Verify(times int, query ampssandbox.RequestQuery) {
	a.t.Helper()
	if err := a.Requests.Verify(a.t.Context(), times, query); err != nil {
		a.t.Error(err)
	}
}

// WaitFor returns the first request that matches, as soon as it is there.
func (a *Account) WaitFor(query ampssandbox.RequestQuery) ampssandbox.RecordedRequest {
	a.t.Helper()
	return must(a, func(ctx context.Context) ([]ampssandbox.RecordedRequest, error) {
		return a.Requests.WaitFor(ctx, 1, waitTimeout, query)
	})[0]
}

func must[T any](a *Account, ask func(context.Context) (T, error)) T {
	a.t.Helper()
	answer, err := ask(a.t.Context())
	if err != nil {
		a.t.Fatal(err)
	}
	return answer
}

// end has a context of its own: that of a test is over when its cleanups run.
func (a *Account) end() {
	ctx := context.Background()
	if a.t.Failed() {
		a.logRequests(ctx)
	}
	if err := a.Close(ctx); err != nil {
		a.t.Error(err)
	}
}

func (a *Account) logRequests(ctx context.Context) {
	requests, err := a.Requests.List(ctx, ampssandbox.RequestQuery{})
	if err != nil {
		a.t.Log(err)
		return
	}
	a.t.Logf("%s got %d requests", a.ID, len(requests))
	for _, request := range requests[max(0, len(requests)-shownRequests):] {
		because := strings.TrimSpace(request.Problem + " " + request.Rule)
		a.t.Logf("#%d %s %s %d %s", request.Sequence, request.Method, request.Path, request.Status, because)
	}
}

func shorten(name string) string {
	letters := []rune(name)
	return string(letters[:min(len(letters), nameLength)])
}
