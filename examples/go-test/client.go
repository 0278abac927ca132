// Package amps is a small client of the Amps API, as an application would write it.
package amps

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

const (
	maxAttempts  = 4
	maxWait      = 2 * time.Minute
	pollInterval = 2 * time.Second
)

// Client waits as long as Retry-After says. It repeats a read that got no answer, but never a command.
type Client struct {
	BaseURL string
	APIKey  string
	HTTP    *http.Client
	// Sleep waits for so long, or until the context ends.
	Sleep func(context.Context, time.Duration) error
}

// NewClient returns a client that gives up on an answer after ten seconds.
func NewClient(baseURL, apiKey string) *Client {
	return &Client{BaseURL: baseURL, APIKey: apiKey, HTTP: &http.Client{Timeout: 10 * time.Second}, Sleep: sleep}
}

// Battery reads a battery.
func (c *Client) Battery(ctx context.Context, deviceID string) (Battery, error) {
	var battery Battery
	err := c.do(ctx, http.MethodGet, "/battery/"+deviceID, nil, &battery)
	return battery, err
}

// SetBatteryMode sends the command and returns the id of its action. A target of 0 percent is no target.
func (c *Client) SetBatteryMode(ctx context.Context, deviceID string, mode Mode, targetPercent int) (string, error) {
	command := map[string]any{"action": "set_operation_mode", "mode": mode}
	if targetPercent != 0 {
		command["targetPercent"] = targetPercent
	}
	var pushed struct {
		ActionID string `json:"actionId"`
	}
	err := c.do(ctx, http.MethodPost, "/battery/"+deviceID, command, &pushed)
	return pushed.ActionID, err
}

// BatteryAction reads what has become of a command.
func (c *Client) BatteryAction(ctx context.Context, actionID string) (Action, error) {
	var action Action
	err := c.do(ctx, http.MethodGet, "/battery/actions/"+actionID, nil, &action)
	return action, err
}

// AwaitBatteryAction polls until the action has ended; an ActionFailedError tells that the device did not do it.
func (c *Client) AwaitBatteryAction(ctx context.Context, actionID string, within time.Duration) error {
	for waited := time.Duration(0); ; waited += pollInterval {
		action, err := c.BatteryAction(ctx, actionID)
		switch {
		case err != nil:
			return err
		case action.State == "completed":
			return nil
		case action.State == "failed" || action.State == "cancelled":
			return &ActionFailedError{Action: action}
		case waited >= within:
			return fmt.Errorf("action %s is still %s after %s", actionID, action.State, waited)
		}
		if err := c.Sleep(ctx, pollInterval); err != nil {
			return err
		}
	}
}

func (c *Client) do(ctx context.Context, method, path string, body, answer any) error {
	for attempt := 1; ; attempt++ {
		isLast := attempt == maxAttempts
		wait := time.Second << (attempt - 1)
		reply, err := c.send(ctx, method, path, body)
		var refused *Error
		switch {
		case err == nil:
			return decode(reply, answer)
		case errors.As(err, &refused):
			// A request that was refused for its rate was not carried out: a command may be sent again.
			if refused.RetryAfter > 0 {
				wait = refused.RetryAfter
			}
			if refused.Status != http.StatusTooManyRequests || isLast || wait > maxWait {
				return err
			}
		case ctx.Err() != nil || isLast || method != http.MethodGet:
			return fmt.Errorf("%w: %w", ErrUnreachable, err)
		}
		if err := c.Sleep(ctx, wait); err != nil {
			return err
		}
	}
}

// send makes one attempt. An Error is an answer; any other error means that none came.
func (c *Client) send(ctx context.Context, method, path string, body any) (*http.Response, error) {
	var content bytes.Buffer
	if body != nil {
		if err := json.NewEncoder(&content).Encode(body); err != nil {
			return nil, err
		}
	}
	request, err := http.NewRequestWithContext(ctx, method, c.BaseURL+path, &content)
	if err != nil {
		return nil, err
	}
	request.Header.Set("x-api-key", c.APIKey)
	if body != nil {
		request.Header.Set("content-type", "application/json")
	}
	reply, err := c.HTTP.Do(request)
	if err != nil {
		return nil, err
	}
	if reply.StatusCode >= http.StatusMultipleChoices {
		return nil, toError(reply)
	}
	return reply, nil
}

func decode(reply *http.Response, answer any) error {
	defer reply.Body.Close()
	if err := json.NewDecoder(reply.Body).Decode(answer); err != nil {
		return fmt.Errorf("failed to read the answer: %w", err)
	}
	return nil
}

func toError(reply *http.Response) error {
	var envelope struct {
		Error struct {
			Code    string `json:"code"`
			Message string `json:"message"`
		} `json:"error"`
	}
	if err := decode(reply, &envelope); err != nil {
		envelope.Error.Code = "UNKNOWN"
	}
	seconds, _ := strconv.Atoi(reply.Header.Get("Retry-After"))
	return &Error{
		Status:     reply.StatusCode,
		Code:       envelope.Error.Code,
		Message:    envelope.Error.Message,
		RetryAfter: time.Duration(seconds) * time.Second,
	}
}

func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
