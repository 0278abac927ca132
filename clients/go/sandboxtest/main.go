// Package sandboxtest gives each test an account of its own, on one sandbox for all tests of a package.
//
//	func TestMain(m *testing.M) { sandboxtest.Main(m) }
//
//	func TestReadsABattery(t *testing.T) {
//		account := sandboxtest.NewAccount(t)
//		client := amps.NewClient(account.URL, account.APIKey)
package sandboxtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"

	ampssandbox "github.com/amps-sandbox/amps-sandbox/clients/go"
	"github.com/amps-sandbox/amps-sandbox/clients/go/container"
	"github.com/testcontainers/testcontainers-go"
)

var shared struct {
	sync.Mutex
	isMainCalled bool
	options      []testcontainers.ContainerCustomizer
	isTried      bool
	sandbox      *ampssandbox.Sandbox
	container    *container.Container
	err          error
}

var errNoMain = errors.New(
	"no sandbox for this package: add func TestMain(m *testing.M) { sandboxtest.Main(m) }, " +
		"or name a sandbox that runs already by AMPS_SANDBOX_URL")

// Main runs the tests of a package and exits. The sandbox is that of AMPS_SANDBOX_URL, else one in a container,
// which starts with the first test that asks for it and ends with the last.
func Main(m *testing.M, options ...testcontainers.ContainerCustomizer) {
	os.Exit(run(m.Run, options))
}

func run(tests func() int, options []testcontainers.ContainerCustomizer) int {
	shared.Lock()
	shared.isMainCalled, shared.options = true, options
	shared.Unlock()
	code := tests()
	shared.Lock()
	defer shared.Unlock()
	if shared.container == nil {
		return code
	}
	if err := testcontainers.TerminateContainer(shared.container); err != nil {
		fmt.Fprintln(os.Stderr, "failed to remove the container of the sandbox:", err)
		return max(code, 1)
	}
	return code
}

// Sandbox returns the sandbox of all tests of the package.
func Sandbox(t testing.TB) *ampssandbox.Sandbox {
	t.Helper()
	sandbox, err := findOrStart(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return sandbox
}

// HTTPS returns how clients reach the sandbox of all tests by TLS, and under the vendor's host names. The sandbox must be
// started with container.WithHTTPS().
func HTTPS(t testing.TB) *ampssandbox.HTTPS {
	t.Helper()
	https, err := Sandbox(t).HTTPS(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return https
}

// findOrStart does not try a start again that failed.
func findOrStart(ctx context.Context) (*ampssandbox.Sandbox, error) {
	shared.Lock()
	defer shared.Unlock()
	if !shared.isTried {
		shared.isTried = true
		shared.sandbox, shared.err = ampssandbox.FromEnvironment()
		if shared.sandbox == nil && shared.err == nil {
			shared.err = start(context.WithoutCancel(ctx))
		}
	}
	return shared.sandbox, shared.err
}

func start(ctx context.Context) error {
	if !shared.isMainCalled {
		return errNoMain
	}
	started, err := container.Run(ctx, container.Image(), shared.options...)
	if err != nil {
		return err
	}
	shared.container, shared.sandbox = started, started.Sandbox()
	return nil
}
