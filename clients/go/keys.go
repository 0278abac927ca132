package ampssandbox

import (
	"context"
	"net/http"
	"net/url"
)

// Keys are the keys of an account. A change holds from the next request on.
type Keys struct{ transport transport }

// List returns all keys, the good and the ended.
func (k *Keys) List(ctx context.Context) ([]Key, error) {
	var answer struct {
		Items []Key `json:"items"`
	}
	err := k.transport.ask(ctx, "list keys", http.MethodGet, "/keys", nil, &answer)
	return answer.Items, err
}

// Get reads a key.
func (k *Keys) Get(ctx context.Context, key string) (Key, error) {
	return k.ask(ctx, "read the key", http.MethodGet, keyPath(key), nil)
}

// Create adds a key, minted where none is given.
func (k *Keys) Create(ctx context.Context, key NewKey) (Key, error) {
	return k.ask(ctx, "add a key", http.MethodPost, "/keys", key)
}

// Change changes what is given, and leaves the rest.
func (k *Keys) Change(ctx context.Context, key string, change KeyChange) (Key, error) {
	return k.ask(ctx, "change the key", http.MethodPatch, keyPath(key), change)
}

// Expire ends the key as time does.
func (k *Keys) Expire(ctx context.Context, key string) (Key, error) {
	return k.ask(ctx, "expire the key", http.MethodPost, keyPath(key)+"/expire", nil)
}

// Revoke ends the key as its owner does.
func (k *Keys) Revoke(ctx context.Context, key string) (Key, error) {
	return k.ask(ctx, "revoke the key", http.MethodPost, keyPath(key)+"/revoke", nil)
}

// Delete makes the key unknown.
func (k *Keys) Delete(ctx context.Context, key string) error {
	return k.transport.ask(ctx, "delete the key", http.MethodDelete, keyPath(key), nil, nil)
}

// GetQuota tells what is left of the key's rate limit; looking costs nothing.
func (k *Keys) GetQuota(ctx context.Context, key string) (Quota, error) {
	return k.quota(ctx, "read the quota", http.MethodGet, key, nil)
}

// SetQuota leaves so many requests; 0 exhausts the key.
func (k *Keys) SetQuota(ctx context.Context, key string, remaining int) (Quota, error) {
	body := map[string]int{"remaining": remaining}
	return k.quota(ctx, "set the quota", http.MethodPut, key, body)
}

// RefillQuota gives the key its whole rate limit back.
func (k *Keys) RefillQuota(ctx context.Context, key string) (Quota, error) {
	return k.quota(ctx, "refill the quota", http.MethodDelete, key, nil)
}

func (k *Keys) ask(ctx context.Context, what, method, path string, body any) (Key, error) {
	var answer Key
	err := k.transport.ask(ctx, what, method, path, body, &answer)
	return answer, err
}

func (k *Keys) quota(ctx context.Context, what, method, key string, body any) (Quota, error) {
	var answer Quota
	err := k.transport.ask(ctx, what, method, keyPath(key)+"/quota", body, &answer)
	return answer, err
}

func keyPath(key string) string {
	return "/keys/" + url.PathEscape(key)
}
