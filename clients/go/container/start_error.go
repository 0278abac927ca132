package container

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/testcontainers/testcontainers-go"
)

const (
	logLines      = 50
	removeTimeout = 30 * time.Second
)

// StartError is a container that did not become ready; the text has what the emulator said.
type StartError struct {
	text  string
	cause error
}

func (e *StartError) Error() string { return e.text }

func (e *StartError) Unwrap() error { return e.cause }

func explainAndRemove(
	ctx context.Context, image string, started *testcontainers.DockerContainer, cause error,
) error {
	// The context may be what ended the start.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), removeTimeout)
	defer cancel()
	why := withoutContainer(cause)
	if started != nil {
		why = withContainer(ctx, started, cause)
	}
	// What cannot be removed is nothing against the reason why it did not start.
	_ = testcontainers.TerminateContainer(started, testcontainers.StopContext(ctx), testcontainers.StopTimeout(0))
	return &StartError{text: fmt.Sprintf("failed to start %s: %s", image, why), cause: cause}
}

func withContainer(ctx context.Context, started *testcontainers.DockerContainer, cause error) string {
	state, err := started.State(ctx)
	if err != nil || state.Status == "created" {
		return withoutContainer(cause)
	}
	why, advice := cause.Error(), "Look into what keeps it."
	if !state.Running {
		why = fmt.Sprintf("the emulator ended with exit code %d", state.ExitCode)
		advice = "Correct the option that it names."
	}
	log := lastLines(ctx, started)
	if log == "" {
		return why + " and said nothing. " + advice
	}
	return why + ". It said:\n  " + log + "\n" + advice
}

func lastLines(ctx context.Context, started *testcontainers.DockerContainer) string {
	reader, err := started.Logs(ctx)
	if err != nil {
		return ""
	}
	defer reader.Close()
	// As much as has come is better than nothing.
	text, _ := io.ReadAll(reader)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return strings.Join(lines[max(0, len(lines)-logLines):], "\n  ")
}

func withoutContainer(cause error) string {
	text := cause.Error()
	switch {
	case strings.Contains(text, "reaper") || strings.Contains(text, "ryuk"):
		return text + ": Testcontainers cannot get the image of its reaper, Ryuk: load it, or set " +
			"TESTCONTAINERS_RYUK_DISABLED=true; containers of a run that is killed then stay"
	case strings.Contains(text, "Docker daemon") || strings.Contains(text, "docker host") ||
		strings.Contains(text, "Docker not found") || strings.Contains(text, "docker provider"):
		return "no Docker engine answers (" + text + "): start Docker, or name it by DOCKER_HOST; " +
			"or name a sandbox that runs already by AMPS_SANDBOX_URL"
	case strings.Contains(text, "pull") || strings.Contains(text, "No such image") ||
		strings.Contains(text, "no such host") || strings.Contains(text, "not found"):
		return text + ": build or load the image, or name another by AMPS_SANDBOX_IMAGE"
	}
	return text + ": see what Docker says about it"
}
