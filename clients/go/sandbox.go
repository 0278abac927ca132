package ampssandbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/amps-sandbox/amps-sandbox/clients/go/internal/document"
)

// Sandbox is a sandbox that runs, wherever that is.
type Sandbox struct {
	// URL is the base URL for clients, in place of https://sandbox-api.amps.ai.
	URL string
	// HTTPSURL is the same by TLS; empty where there is none, or where Connect was not told.
	HTTPSURL string
	// Unauthenticated is the journal of the server: requests that failed authentication, whosever they are.
	Unauthenticated *Requests

	transport transport
}

// Connect returns the sandbox at a URL; the token is that of its control API, empty where it asks for none.
func Connect(baseURL, token string) (*Sandbox, error) {
	t, err := newTransport(baseURL, token)
	if err != nil {
		return nil, err
	}
	unauthenticated := &Requests{transport: t, scope: url.Values{"unauthenticated": {"true"}}}
	return &Sandbox{URL: t.url, Unauthenticated: unauthenticated, transport: t}, nil
}

// FromEnvironment returns the sandbox that AMPS_SANDBOX_URL names, or that `amps-sandbox exec` has started;
// nil where there is none. The control token is that of AMPS_SANDBOX_CONTROL_TOKEN, HTTPSURL that of AMPS_HTTPS_URL.
func FromEnvironment() (*Sandbox, error) {
	for _, name := range []string{"AMPS_SANDBOX_URL", "AMPS_SANDBOX_CONTROL_URL"} {
		if found := os.Getenv(name); found != "" {
			sandbox, err := Connect(found, os.Getenv("AMPS_SANDBOX_CONTROL_TOKEN"))
			if err != nil {
				return nil, err
			}
			sandbox.HTTPSURL = os.Getenv("AMPS_HTTPS_URL")
			return sandbox, nil
		}
	}
	return nil, nil
}

// AccountOption says how an account is opened.
type AccountOption func(*NewAccount)

// FrozenAt lets the clock of the account stand still at an instant.
func FrozenAt(at time.Time) AccountOption {
	return WithClock(ClockStart{Mode: "frozen", At: at})
}

// WithClock says how the clock of the account starts: a pace such as "frozen" or "x60", for sixty times as fast, or a
// ClockStart.
func WithClock(clock any) AccountOption {
	return func(account *NewAccount) { account.Clock = clock }
}

// WithName names the account; reports have the name.
func WithName(name string) AccountOption {
	return func(account *NewAccount) { account.Name = name }
}

// WithSeed makes other people, devices and figures.
func WithSeed(seed string) AccountOption {
	return func(account *NewAccount) { account.Seed = seed }
}

// WithWorld takes the name of a world that comes with the emulator, the path of a JSON or YAML file, the text of one as
// a string or as bytes, or, as any other value, the world itself.
func WithWorld(world any) AccountOption {
	return func(account *NewAccount) { account.World = world }
}

// WithKeys adds keys to the one that every account has.
func WithKeys(keys ...NewKey) AccountOption {
	return func(account *NewAccount) {
		for _, key := range keys {
			account.Keys = append(account.Keys, key)
		}
	}
}

// WithScenarios takes scenarios, each in the forms that a world has. The account begins with their rules, and returns to
// them at a reset.
func WithScenarios(scenarios ...any) AccountOption {
	return func(account *NewAccount) { account.Scenarios = scenarios }
}

// WithRules takes rules of the account's own, each with a name. It begins with them, and returns to them at a reset.
func WithRules(rules ...Rule) AccountOption {
	return func(account *NewAccount) { account.Rules = append(account.Rules, rules...) }
}

// OpenAccount opens an account; without options it is like the first one was at the start.
func (s *Sandbox) OpenAccount(ctx context.Context, options ...AccountOption) (*SandboxAccount, error) {
	var wanted NewAccount
	for _, option := range options {
		option(&wanted)
	}
	if wanted.World != nil {
		world, err := document.Read("world", wanted.World)
		if err != nil {
			return nil, err
		}
		wanted.World = world.OnWire()
	}
	if given, ok := wanted.Scenarios.([]any); ok {
		scenarios := make([]any, len(given))
		for i, one := range given {
			scenario, err := document.Read("scenario", one)
			if err != nil {
				return nil, err
			}
			scenarios[i] = scenario.OnWire()
		}
		wanted.Scenarios = scenarios
	}
	var opened struct {
		Account Account `json:"account"`
		APIKey  string  `json:"apiKey"`
	}
	err := s.transport.ask(ctx, "open an account", http.MethodPost, "/accounts", wanted, &opened)
	if err != nil {
		return nil, err
	}
	return newAccount(s.transport, opened.Account.ID, opened.APIKey), nil
}

// Accounts lists all accounts, the first one first.
func (s *Sandbox) Accounts(ctx context.Context) ([]Account, error) {
	return listAll[Account](ctx, s.transport, "list accounts", "/accounts", nil)
}

// FirstAccount returns the account of the sandbox's own keys, with one of those that may do everything.
func (s *Sandbox) FirstAccount(ctx context.Context) (*SandboxAccount, error) {
	info, err := s.Info(ctx)
	if err != nil {
		return nil, err
	}
	account := newAccount(s.transport, info.DefaultAccount, "")
	keys, err := account.Keys.List(ctx)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		if key.Status == "active" && len(key.Permissions) == 2 {
			account.APIKey = key.Key
			return account, nil
		}
	}
	return nil, fmt.Errorf(
		"failed to tell a key of %s: it has none that is active and may read and write: "+
			"add one to the sandbox, or open an account", account.ID)
}

// Reset takes everything back to the start: accounts that were opened since are closed.
func (s *Sandbox) Reset(ctx context.Context) error {
	return s.transport.ask(ctx, "reset", http.MethodPost, "/reset", nil, nil)
}

// Snapshot keeps this moment of all accounts, for Restore.
func (s *Sandbox) Snapshot(ctx context.Context) (json.RawMessage, error) {
	return takeSnapshot(ctx, s.transport)
}

// Restore goes back to a kept moment.
func (s *Sandbox) Restore(ctx context.Context, snapshot json.RawMessage) error {
	return s.transport.ask(ctx, "restore", http.MethodPost, "/restore", snapshot, nil)
}

// Info tells the version and the configuration in force.
func (s *Sandbox) Info(ctx context.Context) (Info, error) {
	var info Info
	err := s.transport.ask(ctx, "read the version", http.MethodGet, "", nil, &info)
	return info, err
}

// IsReady tells whether a request would be served; it is false also where nobody listens.
func (s *Sandbox) IsReady(ctx context.Context) (bool, error) {
	err := s.transport.ask(ctx, "ask for readiness", http.MethodGet, "/ready", nil, nil)
	var failed *ControlError
	if errors.As(err, &failed) && (failed.Status == 0 || failed.Status == http.StatusServiceUnavailable) {
		return false, nil
	}
	return err == nil, err
}

func takeSnapshot(ctx context.Context, t transport) (json.RawMessage, error) {
	var snapshot json.RawMessage
	err := t.ask(ctx, "take a snapshot", http.MethodGet, "/snapshot", nil, &snapshot)
	return snapshot, err
}
