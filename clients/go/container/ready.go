package container

import (
	"context"
	"errors"
	"fmt"
	"time"

	ampssandbox "github.com/amps-sandbox/amps-sandbox/clients/go"
	"github.com/testcontainers/testcontainers-go/wait"
)

const (
	startupTimeout = time.Minute
	answerTimeout  = 2 * time.Second
	pollInterval   = 50 * time.Millisecond
)

// ready waits until the emulator would serve a request, and no longer than its process lives.
type ready struct{}

func (ready) WaitUntilReady(ctx context.Context, target wait.StrategyTarget) error {
	ctx, cancel := context.WithTimeout(ctx, startupTimeout)
	defer cancel()
	for {
		state, err := target.State(ctx)
		if err == nil && !state.Running {
			return errors.New("the emulator has ended")
		}
		if err == nil && answers(ctx, target) {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("it was not ready in time: %w", ctx.Err())
		case <-time.After(pollInterval):
		}
	}
}

func answers(ctx context.Context, target wait.StrategyTarget) bool {
	ctx, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	host, err := target.Host(ctx)
	if err != nil {
		return false
	}
	mapped, err := target.MappedPort(ctx, port)
	if err != nil {
		return false
	}
	sandbox, err := ampssandbox.Connect(fmt.Sprintf("http://%s:%s", host, mapped.Port()), "")
	if err != nil {
		return false
	}
	isReady, err := sandbox.IsReady(ctx)
	return isReady && err == nil
}
