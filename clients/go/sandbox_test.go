package ampssandbox_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	ampssandbox "github.com/amps-sandbox/amps-sandbox/clients/go"
	"github.com/amps-sandbox/amps-sandbox/clients/go/sandboxtest"
)

func TestASandboxTellsAboutItself(t *testing.T) {
	t.Parallel()
	sandbox := sandboxtest.Sandbox(t)
	info, err := sandbox.Info(t.Context())
	equal(t, "name", get(t, info, err).Name, "amps-sandbox")
	account, err := sandbox.FirstAccount(t.Context())
	equal(t, "account", get(t, account, err).ID, "acct_demo")
	isReady, err := sandbox.IsReady(t.Context())
	equal(t, "ready", get(t, isReady, err), true)
}

func TestASandboxIsFoundByTheEnvironment(t *testing.T) {
	for _, name := range []string{"AMPS_SANDBOX_URL", "AMPS_SANDBOX_CONTROL_URL"} {
		t.Setenv(name, "")
	}
	sandbox, err := ampssandbox.FromEnvironment()
	equal(t, "sandbox", get(t, sandbox, err), nil)
	t.Setenv("AMPS_SANDBOX_CONTROL_URL", "http://two:2/__sandbox")
	sandbox, err = ampssandbox.FromEnvironment()
	equal(t, "URL", get(t, sandbox, err).URL, "http://two:2")
	t.Setenv("AMPS_SANDBOX_URL", "http://one:1/")
	sandbox, err = ampssandbox.FromEnvironment()
	equal(t, "URL", get(t, sandbox, err).URL, "http://one:1")
}

func TestWhatIsNoURLIsRefused(t *testing.T) {
	t.Parallel()
	for _, url := range []string{"127.0.0.1:4010", "", "ftp://127.0.0.1", "http://"} {
		if _, err := ampssandbox.Connect(url, ""); err == nil || !strings.Contains(err.Error(), "is not the base URL") {
			t.Errorf("%q: got %v", url, err)
		}
	}
}

func TestWhereNobodyAnswersItIsSaid(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	sandbox, err := ampssandbox.Connect(server.URL, "")
	sandbox = get(t, sandbox, err)
	isReady, err := sandbox.IsReady(t.Context())
	equal(t, "ready", get(t, isReady, err), false)
	_, err = sandbox.Info(t.Context())
	want := "failed to read the version: " + server.URL + " gives no answer ("
	if err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestWhereAnotherServerAnswersItIsSaid(t *testing.T) {
	t.Parallel()
	for _, status := range []int{http.StatusOK, http.StatusNotFound} {
		server := httptest.NewServer(http.HandlerFunc(func(reply http.ResponseWriter, _ *http.Request) {
			reply.WriteHeader(status)
			_, _ = reply.Write([]byte("<html>"))
		}))
		sandbox, err := ampssandbox.Connect(server.URL, "")
		_, err = get(t, sandbox, err).Info(t.Context())
		if err == nil || !strings.Contains(err.Error(), "and not as the sandbox does") {
			t.Errorf("%d: got %v", status, err)
		}
		server.Close()
	}
}

func TestAWrongTokenIsSaid(t *testing.T) {
	t.Parallel()
	other, err := ampssandbox.Connect(sandboxtest.Sandbox(t).URL, "not-this-token")
	_, err = get(t, other, err).Info(t.Context())
	var failed *ampssandbox.ControlError
	if !errors.As(err, &failed) || failed.Status != http.StatusUnauthorized {
		t.Errorf("got %v, want 401", err)
	}
}
