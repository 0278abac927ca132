// Package container starts the emulator in Docker.
package container

import (
	"cmp"
	"context"
	"crypto/rand"
	"os"
	"slices"

	ampssandbox "github.com/amps-sandbox/amps-sandbox/clients/go"
	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/wait"
)

// DefaultImage is the image of this very version, so that an update of the module is one of the emulator.
const DefaultImage = "amps-sandbox/amps-sandbox:" + ampssandbox.Version

const (
	port           = "4010/tcp"
	httpsPort      = "4443"
	usualHTTPSPort = "443"
	prefix         = "AMPS_SANDBOX_"
	tokenVariable  = prefix + "CONTROL_TOKEN"
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
	var chosen settings
	before := []testcontainers.ContainerCustomizer{
		testcontainers.WithExposedPorts(port),
		testcontainers.WithEnv(map[string]string{tokenVariable: rand.Text()}),
		testcontainers.WithLogger(quiet{}),
	}
	all := slices.Concat(before, options, []testcontainers.ContainerCustomizer{chosen.finish(ctx)})
	started, err := testcontainers.Run(ctx, image, all...)
	if err != nil {
		return nil, explainAndRemove(ctx, image, started, err)
	}
	sandbox, err := chosen.connect(ctx, started)
	if err != nil {
		return nil, explainAndRemove(ctx, image, started, err)
	}
	return &Container{DockerContainer: started, sandbox: sandbox}, nil
}

// settings are those in force once all options are applied.
type settings struct {
	token string
	// httpsPort is empty where there is no HTTPS.
	httpsPort string
}

func (s *settings) connect(ctx context.Context, started *testcontainers.DockerContainer) (*ampssandbox.Sandbox, error) {
	url, err := started.PortEndpoint(ctx, port, "http")
	if err != nil {
		return nil, err
	}
	sandbox, err := ampssandbox.Connect(url, s.token)
	if err != nil || s.httpsPort == "" {
		return sandbox, err
	}
	sandbox.HTTPSURL, err = started.PortEndpoint(ctx, s.httpsPort+"/tcp", "https")
	return sandbox, err
}

// finish comes after all options: it finds out what is in force, and waits for the emulator before anything else.
func (s *settings) finish(ctx context.Context) testcontainers.CustomizeRequestOption {
	return func(request *testcontainers.GenericContainerRequest) error {
		s.token = request.Env[tokenVariable]
		if request.Env[prefix+"HTTPS"] == "true" {
			if err := s.finishHTTPS(ctx, request); err != nil {
				return err
			}
		}
		if request.WaitingFor == nil {
			request.WaitingFor = ready{}
		} else {
			request.WaitingFor = wait.ForAll(ready{}, request.WaitingFor)
		}
		return nil
	}
}

// finishHTTPS publishes the port, and has the certificate vouch for the host by which this machine reaches it.
func (s *settings) finishHTTPS(ctx context.Context, request *testcontainers.GenericContainerRequest) error {
	s.httpsPort = cmp.Or(request.Env[prefix+"HTTPS_PORT"], httpsPort)
	request.ExposedPorts = append(request.ExposedPorts, s.httpsPort+"/tcp")
	provider, err := testcontainers.NewDockerProvider(testcontainers.WithLogger(quiet{}))
	if err != nil {
		return err
	}
	defer provider.Close()
	host, err := provider.DaemonHost(ctx)
	if err != nil || slices.Contains(loopback, host) {
		return err
	}
	return add(request, "HTTPS_NAME", host)
}

// loopback names are in every certificate of the emulator.
var loopback = []string{"localhost", "127.0.0.1", "::1"}

// quiet keeps the library's account of each step out of the output of tests.
type quiet struct{}

func (quiet) Printf(string, ...any) {}
