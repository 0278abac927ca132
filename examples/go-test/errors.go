package amps

import (
	"errors"
	"fmt"
	"net/http"
	"time"
)

var (
	// ErrUnauthorized: the key is unknown, expired or revoked. Another try is of no use; a new key is.
	ErrUnauthorized = errors.New("the key is not good")
	// ErrRateLimited: too many requests, and the wait that was asked for is longer than the client may wait.
	ErrRateLimited = errors.New("too many requests")
	// ErrUnreachable: no answer came. A command may have been carried out all the same.
	ErrUnreachable = errors.New("no answer")
)

// Error is a refusal by the API; Code is its word for why.
type Error struct {
	Status     int
	Code       string
	Message    string
	RetryAfter time.Duration
}

func (e *Error) Error() string {
	return fmt.Sprintf("Amps answered %d %s: %s", e.Status, e.Code, e.Message)
}

// Is makes errors.Is(err, ErrUnauthorized) and errors.Is(err, ErrRateLimited) true where they are.
func (e *Error) Is(target error) bool {
	switch e.Status {
	case http.StatusUnauthorized:
		return target == ErrUnauthorized
	case http.StatusTooManyRequests:
		return target == ErrRateLimited
	}
	return false
}

// ActionFailedError tells that a device did not do what it was asked to do.
type ActionFailedError struct{ Action Action }

func (e *ActionFailedError) Error() string {
	return fmt.Sprintf("action %s failed with %s: %s", e.Action.ID, e.Action.ErrorCode, e.Action.ErrorMessage)
}
