package container_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	ampssandbox "github.com/amps-sandbox/amps-sandbox/clients/go"
	"github.com/amps-sandbox/amps-sandbox/clients/go/container"
	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/wait"
)

// failsWithin is how long a start takes at most that fails.
const failsWithin = 20 * time.Second

func worldOf(family string) any {
	device := map[string]any{"family": family, "id": "one"}
	user := map[string]any{"devices": []any{device}}
	return map[string]any{"accounts": []any{map[string]any{"users": []any{user}}}}
}

func TestStartsWithWhatItIsGiven(t *testing.T) {
	ctx := t.Context()
	slow := filepath.Join(t.TempDir(), "slow.yaml")
	if err := os.WriteFile(slow, []byte("rules: [{name: slow, then: {status: 503}}]"), 0o600); err != nil {
		t.Fatal(err)
	}
	small := map[string]any{"limit": 2, "windowSeconds": 60}
	at := time.Date(2025, 6, 1, 21, 0, 0, 0, time.UTC)
	started, err := container.Run(ctx, container.Image(),
		container.WithWorld(worldOf("battery")),
		container.WithSeed("7"),
		container.WithClock("frozen"),
		container.WithStart(at),
		container.WithKey("sk_sandbox_go_one"),
		container.WithKey("sk_sandbox_go_two"),
		container.WithScenario(slow),
		container.WithScenario("rate-limited-burst"),
		container.WithScenario("rules: [{name: from-text, then: ok}]\n"),
		container.WithScenario(ampssandbox.Scenario{Rules: []ampssandbox.Rule{{Name: "typed", Then: "ok"}}}),
		container.WithConfiguration(map[string]any{"plans": map[string]any{"small": small}, "defaultPlan": "small"}),
		container.WithControlToken("token-of-go"),
		testcontainers.WithWaitStrategy(wait.ForHealthCheck()),
	)
	if err != nil {
		t.Fatal(err)
	}
	testcontainers.CleanupContainer(t, started)
	account, err := started.Sandbox().FirstAccount(ctx)
	if err != nil {
		t.Fatal(err)
	}
	devices, errDevices := account.Devices.List(ctx, ampssandbox.DeviceFilter{})
	clock, errClock := account.Clock.Get(ctx)
	rules, errRules := account.Rules.List(ctx)
	quota, errQuota := account.Keys.GetQuota(ctx, "sk_sandbox_go_two")
	if err := errors.Join(errDevices, errClock, errRules, errQuota); err != nil {
		t.Fatal(err)
	}
	if len(devices) != 1 || devices[0].ID != "one" || !clock.At.Equal(at) || len(rules) < 4 || quota.Limit != 2 {
		t.Errorf("got %v, %v, %v, %v", devices, clock, rules, quota)
	}
}

// failure returns what a start says that fails within seconds.
func failure(t *testing.T, image string, options ...testcontainers.ContainerCustomizer) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), failsWithin)
	defer cancel()
	_, err := container.Run(ctx, image, options...)
	var failed *container.StartError
	if !errors.As(err, &failed) || ctx.Err() != nil {
		t.Fatalf("got %v, want a StartError within %s", err, failsWithin)
	}
	return err.Error()
}

func contains(t *testing.T, said string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(said, part) {
			t.Errorf("%q does not contain %q", said, part)
		}
	}
}

func TestABadOptionIsToldInTheWordsOfTheEmulator(t *testing.T) {
	for name, strategy := range map[string]wait.Strategy{
		"by itself": nil, "with the health check": wait.ForHealthCheck(), "with ports": wait.ForExposedPort(),
	} {
		t.Run(name, func(t *testing.T) {
			said := failure(t, container.Image(), container.WithClock("x0"), testcontainers.WithWaitStrategy(strategy))
			contains(t, said, "the emulator ended with exit code 2. It said:\n  ", `"x0" does not have the right form`)
		})
	}
}

func TestAMistakeInAFileIsToldWithItsPlace(t *testing.T) {
	said := failure(t, container.Image(), container.WithWorld(worldOf("batery")))
	contains(t, said, "$.accounts[0].users[0].devices[0].family", "world.json:1:")
}

func TestAnExitWithoutAWordIsTold(t *testing.T) {
	said := failure(t, container.Image(), testcontainers.WithEntrypoint("node", "-e", "process.exit(3)"))
	contains(t, said, "ended with exit code 3 and said nothing. ")
}

func TestAContainerThatNeverGetsReadyIsToldWithWhatItSaid(t *testing.T) {
	script := "console.log('no emulator'); setInterval(() => {}, 1000)"
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	defer cancel()
	_, err := container.Run(ctx, container.Image(), testcontainers.WithEntrypoint("node", "-e", script))
	if err == nil {
		t.Fatal("it started")
	}
	contains(t, err.Error(), "it was not ready in time", "It said:\n  no emulator\n", "Look into what keeps it.")
}

func TestAnImageThatIsNotThereIsToldByItsName(t *testing.T) {
	contains(t, failure(t, "amps-sandbox.invalid/nothing:1"),
		"failed to start amps-sandbox.invalid/nothing:1: ", "build or load the image")
}

func TestAFileThatIsNotThereIsToldByItsName(t *testing.T) {
	contains(t, failure(t, container.Image(), container.WithWorld("gone.yaml")), "failed to read the world: open gone.yaml")
}

func TestNoContainerIsLeft(t *testing.T) {
	// A container that is left keeps its name, and a second one cannot have it.
	name := "amps-sandbox-" + strings.ToLower(t.Name())
	for range 2 {
		said := failure(t, container.Image(), container.WithClock("x0"), testcontainers.WithName(name))
		contains(t, said, "exit code 2")
	}
}
