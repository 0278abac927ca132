package sandboxtest

import (
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"

	ampssandbox "github.com/amps-sandbox/amps-sandbox/clients/go"
	"github.com/amps-sandbox/amps-sandbox/clients/go/container"
	"github.com/testcontainers/testcontainers-go"
)

// scene names what a process is to do that a test of this file starts.
const scene = "AMPS_SANDBOX_TEST_SCENE"

// scenes are tests that fail, each in a process of its own.
var scenes = map[string]func(*testing.T){
	"without main": func(t *testing.T) { NewAccount(t) },
	"bad option":   func(t *testing.T) { NewAccount(t) },
	"unverified": func(t *testing.T) {
		account := NewAccount(t)
		account.CreateRule(ampssandbox.Rule{Name: "broken", Then: ampssandbox.Effect{Status: 503}})
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, account.URL+"/battery", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("X-Api-Key", account.APIKey)
		reply, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer reply.Body.Close()
		account.Verify(2, ampssandbox.RequestQuery{Status: 503})
		t.Log("and goes on")
	},
	"refused": func(t *testing.T) {
		NewAccount(t).Revoke("sk_sandbox_nobody")
		t.Log("and goes on")
	},
}

func TestMain(m *testing.M) {
	var options []testcontainers.ContainerCustomizer
	switch os.Getenv(scene) {
	case "without main":
		os.Exit(m.Run())
	case "bad option":
		options = append(options, container.WithClock("x0"))
	}
	Main(m, options...)
}

// TestScene does what the process was started for.
func TestScene(t *testing.T) {
	if play, isScene := scenes[os.Getenv(scene)]; isScene {
		t.Run("one", play)
		t.Run("another", play)
	}
}

// failed plays a scene and returns what its process wrote.
func failed(t *testing.T, name string) string {
	t.Helper()
	command := exec.CommandContext(t.Context(), os.Args[0], "-test.v", "-test.run", "TestScene")
	command.Env = append(os.Environ(), scene+"="+name)
	if name == "bad option" || name == "without main" {
		command.Env = append(command.Env, "AMPS_SANDBOX_URL=", "AMPS_SANDBOX_CONTROL_URL=")
	}
	said, err := command.CombinedOutput()
	if err == nil || strings.Count(string(said), "--- FAIL: TestScene/") != 2 {
		t.Fatalf("its two tests do not fail:\n%s", said)
	}
	return string(said)
}

func contains(t *testing.T, said string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(said, part) {
			t.Errorf("%q is not in\n%s", part, said)
		}
	}
}

func TestWithoutMainItIsSaidWhatIsMissing(t *testing.T) {
	contains(t, failed(t, "without main"), "add func TestMain(m *testing.M) { sandboxtest.Main(m) }")
}

func TestASandboxThatDoesNotStartFailsEachTestWithItsWords(t *testing.T) {
	said := failed(t, "bad option")
	if count := strings.Count(said, `"x0" does not have the right form`); count != 2 {
		t.Errorf("it is said %d times in\n%s", count, said)
	}
}

func TestAnExpectationThatIsNotMetFailsTheTestAndShowsTheRequests(t *testing.T) {
	contains(t, failed(t, "unverified"), "Expected exactly 2 requests with status 503", "and goes on",
		"#1 GET /battery 503 broken")
}

func TestARefusalEndsTheTest(t *testing.T) {
	said := failed(t, "refused")
	contains(t, said, "Failed to find the key")
	if strings.Contains(said, "and goes on") {
		t.Errorf("the test went on:\n%s", said)
	}
}

func TestAccountsAreClosedAfterTheTest(t *testing.T) {
	var id string
	t.Run("one", func(t *testing.T) { id = NewAccount(t).ID })
	accounts, err := Sandbox(t).Accounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, account := range accounts {
		if account.ID == id {
			t.Errorf("%s is still open", id)
		}
	}
}
