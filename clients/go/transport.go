package ampssandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

const largestPage = 500

// client is out of reach of what tests do to http.DefaultClient, and asks no proxy: the sandbox is here.
var client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}

// transport makes calls of the control API, all of them about one account where one is given.
type transport struct {
	url     string
	token   string
	account string
}

// ControlError is a call of the control API that failed. The text says what failed, why, and what to do.
type ControlError struct {
	// Status is the HTTP status; 0 where nobody answered.
	Status int
	// Problems says what is wrong with the call, first problem first.
	Problems []ProblemDetail

	text  string
	cause error
}

func (e *ControlError) Error() string { return e.text }

func (e *ControlError) Unwrap() error { return e.cause }

func newTransport(base, token string) (transport, error) {
	parsed, err := url.Parse(base)
	if err != nil || parsed.Host == "" || (parsed.Scheme != "http" && parsed.Scheme != "https") {
		return transport{}, fmt.Errorf(
			"%q is not the base URL of a sandbox; give one such as http://127.0.0.1:4010", base)
	}
	trimmed := strings.TrimSuffix(strings.TrimRight(base, "/"), "/__sandbox")
	return transport{url: trimmed, token: token}, nil
}

func (t transport) of(account string) transport {
	t.account = account
	return t
}

// ask fills the answer, where there is one, with the body of the reply.
func (t transport) ask(ctx context.Context, what, method, path string, body, answer any) error {
	return t.query(ctx, what, method, path, nil, body, answer)
}

func (t transport) query(
	ctx context.Context, what, method, path string, query url.Values, body, answer any,
) error {
	status, content, err := t.send(ctx, what, method, path, query, body)
	if err != nil || answer == nil || len(content) == 0 {
		return err
	}
	if err := json.Unmarshal(content, answer); err != nil {
		return t.stranger(what, status)
	}
	return nil
}

// text is for the few answers that are no JSON.
func (t transport) text(ctx context.Context, what, path string) ([]byte, error) {
	_, content, err := t.send(ctx, what, http.MethodGet, path, nil, nil)
	return content, err
}

func (t transport) send(
	ctx context.Context, what, method, path string, query url.Values, body any,
) (status int, content []byte, err error) {
	request, err := t.toRequest(ctx, method, path, query, body)
	if err != nil {
		return 0, nil, fmt.Errorf("failed to %s: %w", what, err)
	}
	reply, err := client.Do(request)
	if err != nil {
		return 0, nil, t.unreachable(what, err)
	}
	defer reply.Body.Close()
	content, err = io.ReadAll(reply.Body)
	if err != nil {
		return 0, nil, t.unreachable(what, err)
	}
	if reply.StatusCode >= http.StatusMultipleChoices {
		return 0, nil, t.refused(what, reply.StatusCode, content)
	}
	return reply.StatusCode, content, nil
}

func (t transport) toRequest(
	ctx context.Context, method, path string, query url.Values, body any,
) (*http.Request, error) {
	given := url.Values{}
	for name, values := range query {
		given[name] = values
	}
	if t.account != "" {
		given.Set("account", t.account)
	}
	target := t.url + "/__sandbox" + path
	if len(given) > 0 {
		target += "?" + given.Encode()
	}
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		content = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, method, target, content)
	if err != nil {
		return nil, err
	}
	if t.token != "" {
		request.Header.Set("X-Sandbox-Token", t.token)
	}
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	return request, nil
}

func (t transport) unreachable(what string, cause error) error {
	var wrapped *url.Error
	reason := cause
	if errors.As(cause, &wrapped) {
		reason = wrapped.Err
	}
	return &ControlError{cause: cause, text: fmt.Sprintf(
		"failed to %s: %s gives no answer (%v): start the sandbox, wait until it is ready, or correct the URL",
		what, t.url, reason)}
}

func (t transport) refused(what string, status int, content []byte) error {
	var problem struct {
		Detail string          `json:"detail"`
		Errors []ProblemDetail `json:"errors"`
	}
	if json.Unmarshal(content, &problem) != nil || problem.Detail == "" {
		return t.stranger(what, status)
	}
	return &ControlError{Status: status, Problems: problem.Errors, text: problem.Detail}
}

func (t transport) stranger(what string, status int) error {
	return &ControlError{Status: status, text: fmt.Sprintf(
		"failed to %s: %s answered %d, and not as the sandbox does: check that the URL is that of an amps-sandbox",
		what, t.url, status)}
}

// listAll reads the items of all pages.
func listAll[T any](ctx context.Context, t transport, what, path string, query url.Values) ([]T, error) {
	all := []T{}
	for hasMore := true; hasMore; {
		page := url.Values{"offset": {strconv.Itoa(len(all))}, "limit": {strconv.Itoa(largestPage)}}
		for name, values := range query {
			page[name] = values
		}
		var answer struct {
			Items      []T `json:"items"`
			Pagination struct {
				HasMore bool `json:"hasMore"`
			} `json:"pagination"`
		}
		if err := t.query(ctx, what, http.MethodGet, path, page, nil, &answer); err != nil {
			return nil, err
		}
		all = append(all, answer.Items...)
		hasMore = answer.Pagination.HasMore
	}
	return all, nil
}
