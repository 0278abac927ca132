package ampssandbox

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
)

// SandboxAccount is an account of one test's own: what other tests do does not reach it.
type SandboxAccount struct {
	ID string
	// APIKey may do everything.
	APIKey string
	// URL is the base URL for the client under test, in place of https://sandbox-api.amps.ai.
	URL string

	Clock    *ClockControl
	Keys     *Keys
	Devices  *Devices
	Actions  *Actions
	Rules    *Rules
	Requests *Requests

	server    transport
	transport transport
}

func newAccount(server transport, id, apiKey string) *SandboxAccount {
	t := server.of(id)
	return &SandboxAccount{
		ID:        id,
		APIKey:    apiKey,
		URL:       t.url,
		Clock:     &ClockControl{t},
		Keys:      &Keys{t},
		Devices:   &Devices{t},
		Actions:   &Actions{t},
		Rules:     &Rules{t},
		Requests:  &Requests{transport: t},
		server:    server,
		transport: t,
	}
}

// Reset takes the account back to what it began with.
func (a *SandboxAccount) Reset(ctx context.Context) error {
	return a.transport.ask(ctx, "reset", http.MethodPost, "/reset", nil, nil)
}

// Snapshot keeps this moment, for Restore.
func (a *SandboxAccount) Snapshot(ctx context.Context) (json.RawMessage, error) {
	return takeSnapshot(ctx, a.transport)
}

// Restore goes back to a kept moment.
func (a *SandboxAccount) Restore(ctx context.Context, snapshot json.RawMessage) error {
	return a.transport.ask(ctx, "restore", http.MethodPost, "/restore", snapshot, nil)
}

// Close closes the account; one that is gone, by a reset for instance, stays so.
func (a *SandboxAccount) Close(ctx context.Context) error {
	path := "/accounts/" + url.PathEscape(a.ID)
	err := a.server.ask(ctx, "close the account", http.MethodDelete, path, nil, nil)
	var failed *ControlError
	if errors.As(err, &failed) && failed.Status == http.StatusNotFound {
		return nil
	}
	return err
}

// Actions is what the devices of an account were asked to do.
type Actions struct{ transport transport }

// ActionFilter chooses actions; what is empty is any.
type ActionFilter struct{ Family, DeviceID, State string }

// List returns the actions that the filter chooses.
func (a *Actions) List(ctx context.Context, filter ActionFilter) ([]Action, error) {
	query := queryOf("family", filter.Family, "deviceId", filter.DeviceID, "state", filter.State)
	return listAll[Action](ctx, a.transport, "list actions", "/actions", query)
}

// queryOf takes names and values in turn, and leaves out what is empty.
func queryOf(namesAndValues ...string) url.Values {
	query := url.Values{}
	for at := 0; at < len(namesAndValues); at += 2 {
		if namesAndValues[at+1] != "" {
			query.Set(namesAndValues[at], namesAndValues[at+1])
		}
	}
	return query
}
