package amps

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/wait"
)

const controlToken = "local-tests"

var sandboxURL string

// TestMain starts one container for all tests of the package.
func TestMain(m *testing.M) {
	code, err := runWithSandbox(context.Background(), m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "failed to run the sandbox:", err)
		code = 1
	}
	os.Exit(code)
}

func runWithSandbox(ctx context.Context, m *testing.M) (code int, err error) {
	image := os.Getenv("AMPS_SANDBOX_IMAGE")
	if image == "" {
		image = "amps-sandbox/amps-sandbox:0.1.0"
	}
	container, err := testcontainers.Run(ctx, image,
		testcontainers.WithExposedPorts("4010/tcp"),
		testcontainers.WithEnv(map[string]string{"AMPS_SANDBOX_CONTROL_TOKEN": controlToken}),
		testcontainers.WithWaitStrategy(wait.ForHTTP("/__sandbox/ready").WithPort("4010/tcp")),
	)
	defer func() {
		if stopped := testcontainers.TerminateContainer(container); err == nil {
			err = stopped
		}
	}()
	if err != nil {
		return 0, err
	}
	sandboxURL, err = container.PortEndpoint(ctx, "4010/tcp", "http")
	if err != nil {
		return 0, err
	}
	return m.Run(), nil
}
