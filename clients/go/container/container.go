// Package container starts the emulator in Docker.
package container

import (
	"context"
	"crypto/rand"
	"os"

	ampssandbox "github.com/amps-sandbox/amps-sandbox/clients/go"
	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/wait"
)

// DefaultImage is the image of this very version, so that an update of the module is one of the emulator.
const DefaultImage = "amps-sandbox/amps-sandbox:" + ampssandbox.Version

const (
	port          = "4010/tcp"
	prefix        = "AMPS_SANDBOX_"
	tokenVariable = prefix + "CONTROL_TOKEN"
)

// Container is an emulator that runs in Docker.
type Container struct {
	*testcontainers.DockerContainer
	sandbox *ampssandbox.Sandbox
}

// Sandbox controls the emulator.
func (c *Container) Sandbox() *ampssandbox.Sandbox { return c.sandbox }

// Image is the one that AMPS_SANDBOX_IMAGE names, else DefaultImage.
func Image() string {
	if named := os.Getenv(prefix + "IMAGE"); named != "" {
		return named
	}
	return DefaultImage
}

// Run starts an emulator and waits until it is ready. A StartError tells why it is not, in the emulator's own
// words, and no container stays behind. Beside the options of this package it takes those of Testcontainers.
//
//	sandbox, err := container.Run(ctx, container.Image(), container.WithClock("frozen"))
//	defer testcontainers.TerminateContainer(sandbox)
func Run(ctx context.Context, image string, options ...testcontainers.ContainerCustomizer) (*Container, error) {
	token := rand.Text()
	started, err := testcontainers.Run(ctx, image, append([]testcontainers.ContainerCustomizer{
		testcontainers.WithExposedPorts(port),
		testcontainers.WithEnv(map[string]string{tokenVariable: token}),
		testcontainers.WithLogger(quiet{}),
	}, append(options, finish(&token))...)...)
	if err != nil {
		return nil, explainAndRemove(ctx, image, started, err)
	}
	url, err := started.PortEndpoint(ctx, port, "http")
	if err != nil {
		return nil, explainAndRemove(ctx, image, started, err)
	}
	sandbox, err := ampssandbox.Connect(url, token)
	if err != nil {
		return nil, explainAndRemove(ctx, image, started, err)
	}
	return &Container{DockerContainer: started, sandbox: sandbox}, nil
}

// finish comes after all options: it finds out the token in force, and waits for the emulator before anything else.
func finish(token *string) testcontainers.CustomizeRequestOption {
	return func(request *testcontainers.GenericContainerRequest) error {
		*token = request.Env[tokenVariable]
		if request.WaitingFor == nil {
			request.WaitingFor = ready{}
		} else {
			request.WaitingFor = wait.ForAll(ready{}, request.WaitingFor)
		}
		return nil
	}
}

// quiet keeps the library's account of each step out of the output of tests.
type quiet struct{}

func (quiet) Printf(string, ...any) {}
