package document_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/amps-sandbox/amps-sandbox/clients/go/internal/document"
)

func TestADocumentIsTakenInEachForm(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	write := func(path, content string) {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("house.yaml", "\uFEFFaccounts: []")
	write("nameless", "accounts: []")
	if err := os.Mkdir("empty", 0o700); err != nil {
		t.Fatal(err)
	}
	for form, each := range map[string]struct {
		given any
		want  document.Document
	}{
		"name":              {"large", document.Document{Name: "large"}},
		"name of a folder":  {"empty", document.Document{Name: "empty"}},
		"path":              {"house.yaml", document.Document{Text: []byte("accounts: []"), FileName: "house.yaml"}},
		"path without end":  {"nameless", document.Document{Text: []byte("accounts: []"), FileName: "nameless"}},
		"absolute path":     {filepath.Join(folder, "house.yaml"), document.Document{Text: []byte("accounts: []"), FileName: "house.yaml"}},
		"text of two lines": {"accounts:\n  []", document.Document{Text: []byte("accounts:\n  []"), FileName: "world.yaml"}},
		"text of JSON":      {` {"accounts": []}`, document.Document{Text: []byte(` {"accounts": []}`), FileName: "world.yaml"}},
		"bytes":             {[]byte("accounts: []"), document.Document{Text: []byte("accounts: []"), FileName: "world.yaml"}},
		"value":             {map[string]any{"accounts": []any{}}, document.Document{Text: []byte(`{"accounts":[]}`), FileName: "world.json"}},
	} {
		t.Run(form, func(t *testing.T) {
			got, err := document.Read("world", each.given)
			if err != nil || got.Name != each.want.Name || string(got.Text) != string(each.want.Text) || got.FileName != each.want.FileName {
				t.Errorf("got %v, %v, want %v", got, err, each.want)
			}
		})
	}
}

func TestADocumentThatCannotBeReadIsToldWithWhatToGive(t *testing.T) {
	for given, want := range map[any]string{
		"gone.yaml":             "failed to read the world: open gone.yaml: ",
		"../no-such-world.json": "or the name of one that comes with the emulator",
		complex(1, 1):           "failed to write the world as JSON: ",
	} {
		if _, err := document.Read("world", given); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: got %v, want %q in it", given, err, want)
		}
	}
}
