package ampssandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// Requests is the journal: what the client under test sent and got. A request is in it before its reply.
type Requests struct {
	transport transport
	scope     url.Values
}

// UnverifiedError tells that the client did not send what was expected of it; the text says what it sent.
type UnverifiedError struct{ Verdict Verification }

func (e *UnverifiedError) Error() string { return e.Verdict.Message }

// List returns the requests that match, oldest first; headers and bodies are for Verify and WaitFor.
func (r *Requests) List(ctx context.Context, query RequestQuery) ([]RecordedRequest, error) {
	asked, err := r.toValues(query)
	if err != nil {
		return nil, err
	}
	return listAll[RecordedRequest](ctx, r.transport, "list requests", "/requests", asked)
}

// VerifySome fails with an UnverifiedError unless a request matches.
func (r *Requests) VerifySome(ctx context.Context, query RequestQuery) error {
	return r.verify(ctx, map[string]any{"request": query})
}

// Verify fails with an UnverifiedError unless exactly so many requests match.
func (r *Requests) Verify(ctx context.Context, times int, query RequestQuery) error {
	return r.verify(ctx, map[string]any{"request": query, "times": times})
}

// VerifyBetween fails with an UnverifiedError unless so many requests match, bounds included.
func (r *Requests) VerifyBetween(ctx context.Context, atLeast, atMost int, query RequestQuery) error {
	bounds := map[string]int{"atLeast": atLeast, "atMost": atMost}
	return r.verify(ctx, map[string]any{"request": query, "times": bounds})
}

// VerifyInOrder fails with an UnverifiedError unless requests match in this order, others between them or not.
func (r *Requests) VerifyInOrder(ctx context.Context, queries ...RequestQuery) error {
	return r.verify(ctx, map[string]any{"inOrder": queries})
}

// WaitFor returns so many requests that match, as soon as they are there, those made before included. The
// timeout is time of the machine, at most a minute; after it, the error tells what came instead.
func (r *Requests) WaitFor(
	ctx context.Context, count int, timeout time.Duration, query RequestQuery,
) ([]RecordedRequest, error) {
	body := map[string]any{"request": query, "count": count, "timeout": durationOrNil(timeout)}
	var answer struct {
		Items []RecordedRequest `json:"items"`
	}
	err := r.ask(ctx, "wait for requests", http.MethodPost, "/requests/wait", body, &answer)
	return answer.Items, err
}

// Clear empties the journal.
func (r *Requests) Clear(ctx context.Context) error {
	return r.ask(ctx, "clear the requests", http.MethodDelete, "/requests", nil, nil)
}

func (r *Requests) verify(ctx context.Context, expectation any) error {
	var verdict Verification
	err := r.ask(ctx, "verify requests", http.MethodPost, "/requests/verify", expectation, &verdict)
	if err == nil && !verdict.Verified {
		return &UnverifiedError{verdict}
	}
	return err
}

func (r *Requests) ask(ctx context.Context, what, method, path string, body, answer any) error {
	return r.transport.query(ctx, what, method, path, r.scope, body, answer)
}

func (r *Requests) toValues(query RequestQuery) (url.Values, error) {
	text, err := json.Marshal(query)
	if err != nil {
		return nil, err
	}
	var fields map[string]any
	if err := json.Unmarshal(text, &fields); err != nil {
		return nil, err
	}
	values := url.Values{}
	for name, value := range fields {
		values.Set(name, fmt.Sprint(value))
	}
	for name, given := range r.scope {
		values[name] = given
	}
	return values, nil
}
