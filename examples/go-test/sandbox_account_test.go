package amps

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"testing"
	"time"
)

// object is a JSON object.
type object map[string]any

// sandboxAccount is an account of one test's own on a running amps-sandbox, by plain HTTP. Copy it.
type sandboxAccount struct {
	t      *testing.T
	URL    string
	ID     string
	APIKey string
}

// openAccount opens an account whose clock stands still at an instant, such as 2025-01-23T10:30:00Z.
func openAccount(t *testing.T, at string) *sandboxAccount {
	t.Helper()
	account := &sandboxAccount{t: t, URL: sandboxURL}
	opened := account.ask("POST", "/accounts", object{"clock": object{"mode": "frozen", "at": at}})
	account.ID = opened["account"].(map[string]any)["id"].(string)
	account.APIKey = opened["apiKey"].(string)
	t.Cleanup(func() { account.ask("DELETE", "/accounts/"+account.ID, nil) })
	return account
}

// advance lets time pass, and everything that is due in it happen.
func (a *sandboxAccount) advance(by time.Duration) {
	a.t.Helper()
	a.ask("POST", "/clock/advance?account="+a.ID, object{"by": by.Milliseconds()})
}

func (a *sandboxAccount) setClock(at string) {
	a.t.Helper()
	a.ask("POST", "/clock/set?account="+a.ID, object{"at": at})
}

func (a *sandboxAccount) addKey(options object) string {
	a.t.Helper()
	return a.ask("POST", "/keys?account="+a.ID, options)["key"].(string)
}

func (a *sandboxAccount) changeKey(key string, change object) {
	a.t.Helper()
	a.ask("PATCH", "/keys/"+key, change)
}

func (a *sandboxAccount) revoke(key string) {
	a.t.Helper()
	a.ask("POST", "/keys/"+key+"/revoke", nil)
}

func (a *sandboxAccount) takeOffline(deviceID string) {
	a.t.Helper()
	a.ask("POST", "/devices/"+deviceID+"/offline?account="+a.ID, nil)
}

func (a *sandboxAccount) addRule(rule object) {
	a.t.Helper()
	a.ask("POST", "/rules?account="+a.ID, object{"rules": []object{rule}})
}

// verify fails the test unless so many of the requests of this account are like this.
func (a *sandboxAccount) verify(times int, request object) {
	a.t.Helper()
	verdict := a.ask("POST", "/requests/verify?account="+a.ID, object{"request": request, "times": times})
	if verdict["verified"] != true {
		a.t.Error(verdict["message"])
	}
}

func (a *sandboxAccount) ask(method, path string, content object) (answer object) {
	a.t.Helper()
	sent, _ := json.Marshal(content)
	request, err := http.NewRequest(method, a.URL+"/__sandbox"+path, bytes.NewReader(sent))
	if err != nil {
		a.t.Fatal(err)
	}
	request.Header.Set("x-sandbox-token", controlToken)
	request.Header.Set("content-type", "application/json")
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		a.t.Fatal(err)
	}
	defer reply.Body.Close()
	text, err := io.ReadAll(reply.Body)
	if err != nil || reply.StatusCode >= 300 {
		a.t.Fatalf("%s %s: %d %s %v", method, path, reply.StatusCode, text, err)
	}
	_ = json.Unmarshal(text, &answer)
	return answer
}
