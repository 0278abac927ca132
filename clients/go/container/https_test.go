package container_test

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	ampssandbox "github.com/amps-sandbox/amps-sandbox/clients/go"
	"github.com/amps-sandbox/amps-sandbox/clients/go/container"
	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/network"
	"github.com/testcontainers/testcontainers-go/wait"
)

func start(t *testing.T, options ...testcontainers.ContainerCustomizer) *container.Container {
	t.Helper()
	started, err := container.Run(t.Context(), container.Image(), options...)
	if err != nil {
		t.Fatal(err)
	}
	testcontainers.CleanupContainer(t, started)
	return started
}

func httpsOf(t *testing.T, started *container.Container) *ampssandbox.HTTPS {
	t.Helper()
	https, err := started.Sandbox().HTTPS(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return https
}

func TestHTTPSIsServedUnderItsAddressAndTheTrueNames(t *testing.T) {
	started := start(t, container.WithHTTPS("amps.test"), container.WithClock(ampssandbox.ClockStart{
		Mode: "scaled", Factor: new(60.0), At: time.Date(2025, 6, 1, 21, 0, 0, 0, time.UTC),
	}))
	https := httpsOf(t, started)
	account, err := started.Sandbox().OpenAccount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	status := func(client *http.Client, base string) (int, error) {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, base+"/battery/device_abc123", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("X-Api-Key", account.APIKey)
		reply, err := client.Do(request)
		if err != nil {
			return 0, err
		}
		return reply.StatusCode, reply.Body.Close()
	}
	client := https.Client()
	defer client.CloseIdleConnections()
	for base, want := range map[string]int{
		https.URL:                     http.StatusOK,
		"https://sandbox-api.amps.ai": http.StatusOK,
		"https://SANDBOX-API.amps.ai": http.StatusOK,
		"https://api.amps.ai":         http.StatusUnauthorized,
	} {
		if got, err := status(client, base); err != nil || got != want {
			t.Errorf("%s: got %d, %v, want %d", base, got, err, want)
		}
	}
	if _, err := status(http.DefaultClient, https.URL); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("a client that does not trust the authority got %v", err)
	}
	clock, err := account.Clock.Get(t.Context())
	if err != nil || clock.Factor != 60 || clock.At.Year() != 2025 {
		t.Errorf("the clock is %v, %v", clock, err)
	}
	if err := account.Requests.Verify(t.Context(), 3, ampssandbox.RequestQuery{Status: 200}); err != nil {
		t.Error(err)
	}
	info, err := started.Sandbox().Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	names := info.Configuration["https"].(map[string]any)["names"].([]any)
	if !slices.Contains(names, any("amps.test")) {
		t.Errorf("the certificate has the names %v", names)
	}
}

func TestTheTrueNamesAreTheContainersInANetwork(t *testing.T) {
	ctx := t.Context()
	shared, err := network.New(ctx)
	if err != nil {
		t.Fatal(err)
	}
	testcontainers.CleanupNetwork(t, shared)
	https := httpsOf(t, start(t, container.WithTrueNames(shared)))
	client, err := testcontainers.Run(ctx, container.Image(),
		network.WithNetwork(nil, shared),
		testcontainers.WithEntrypoint("node", "--input-type=module", "-e", `
			for (const host of ['sandbox-api.amps.ai', 'api.amps.ai']) {
				const headers = { 'x-api-key': 'sk_sandbox_abc123xyz' };
				console.log((await fetch('https://' + host + '/battery', { headers })).status);
			}`),
		testcontainers.WithFiles(testcontainers.ContainerFile{
			Reader: strings.NewReader(string(https.CACertificate)), ContainerFilePath: "/ca.pem", FileMode: 0o644,
		}),
		testcontainers.WithEnv(map[string]string{"NODE_EXTRA_CA_CERTS": "/ca.pem"}),
		testcontainers.WithWaitStrategy(wait.ForExit()),
	)
	testcontainers.CleanupContainer(t, client)
	if err != nil {
		t.Fatal(err)
	}
	logs, err := client.Logs(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer logs.Close()
	said, err := io.ReadAll(logs)
	if got := strings.Fields(string(said)); err != nil || !slices.Equal(got, []string{"200", "401"}) {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestASandboxWithoutHTTPSSaysWhatToDo(t *testing.T) {
	_, err := start(t).Sandbox().HTTPS(t.Context())
	if err == nil || !strings.Contains(err.Error(), "container.WithHTTPS()") {
		t.Errorf("got %v", err)
	}
}
