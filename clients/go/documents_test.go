package ampssandbox_test

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	ampssandbox "github.com/amps-sandbox/amps-sandbox/clients/go"
	"github.com/amps-sandbox/amps-sandbox/clients/go/sandboxtest"
)

const (
	evening = "name: evening\nrules:\n  - then: {status: 503}\n"
	attic   = "{accounts: [{users: [{devices: [{family: hvac, id: attic}]}]}]}"
)

func writeFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAScenarioIsTakenInEachForm(t *testing.T) {
	t.Parallel()
	for form, scenario := range map[string]any{
		"typed": ampssandbox.Scenario{
			Name: "evening", Rules: []ampssandbox.Rule{{Then: ampssandbox.Effect{Status: 503}}},
		},
		"value": map[string]any{"name": "evening", "rules": []any{map[string]any{"then": map[string]any{"status": 503}}}},
		"text":  evening,
		"bytes": []byte(evening),
		"path":  writeFile(t, "evening.yaml", "{name: evening, rules: [{then: {status: 503}}]}"),
	} {
		t.Run(form, func(t *testing.T) {
			account := open(t)
			account.AddScenario(scenario)
			equal(t, "status", read(t, account), http.StatusServiceUnavailable)
			report, err := account.Rules.Get(t.Context(), "evening")
			equal(t, "applied", get(t, report, err).Applied, 1)
		})
	}
}

func TestAScenarioThatCannotBeTakenIsToldWithItsPlace(t *testing.T) {
	account := open(t)
	for want, scenario := range map[string]any{
		"failed to read the scenario: open gone.yaml: ": "gone.yaml",
		"rate-limited-burst":                            "rate-limited-brust",
		"staus": ampssandbox.Scenario{
			Name: "wrong", Rules: []ampssandbox.Rule{{Then: map[string]any{"staus": 503}}},
		},
	} {
		if _, err := account.Rules.AddScenario(t.Context(), scenario); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: got %v, want %q in it", scenario, err, want)
		}
	}
	_, err := account.Rules.AddScenario(t.Context(), map[string]any{"rules": []any{map[string]any{"then": "no"}}})
	var failed *ampssandbox.ControlError
	if !errors.As(err, &failed) || !strings.HasPrefix(failed.Problems[0].Path, "/body/scenario/rules/0") {
		t.Errorf("got %v, want the place", err)
	}
}

func TestAWorldIsTakenInEachForm(t *testing.T) {
	t.Parallel()
	device := map[string]any{"family": "hvac", "id": "attic"}
	user := map[string]any{"devices": []any{device}}
	for form, world := range map[string]any{
		"value": map[string]any{"accounts": []any{map[string]any{"users": []any{user}}}},
		"text":  attic,
		"bytes": []byte(attic),
		"path":  writeFile(t, "house.yaml", attic),
	} {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			account := sandboxtest.NewAccount(t, ampssandbox.WithWorld(world))
			devices, err := account.Devices.List(t.Context(), ampssandbox.DeviceFilter{})
			equal(t, "id", get(t, devices, err)[0].ID, "attic")
		})
	}
	_, err := sandboxtest.Sandbox(t).OpenAccount(t.Context(), ampssandbox.WithWorld("gone.json"))
	if err == nil || !strings.HasPrefix(err.Error(), "failed to read the world: open gone.json: ") {
		t.Errorf("got %v", err)
	}
}

func TestAClockIsTakenInEachForm(t *testing.T) {
	t.Parallel()
	for form, clock := range map[string]any{"pace": "x60", "object": ampssandbox.ClockStart{Mode: "scaled", Factor: new(60.0)}} {
		account := sandboxtest.NewAccount(t, ampssandbox.WithClock(clock))
		got, err := account.Clock.Get(t.Context())
		equal(t, form, get(t, got, err).Factor, 60)
	}
}
