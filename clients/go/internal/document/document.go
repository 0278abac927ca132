// Package document reads what stands for a world, a scenario or a configuration, in whichever form it is given.
package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// Document is a name that the emulator knows, or the text of a document.
type Document struct {
	// Name is empty where there is a text.
	Name string
	// Text is YAML or JSON.
	Text []byte
	// FileName is what a file with the text may be called.
	FileName string

	isValue bool
}

var (
	name = regexp.MustCompile(`^[\w-]+$`)
	// No name and no path has a line break or begins with a brace.
	text = regexp.MustCompile(`[\r\n]|^\s*(\{|\[\s*\{)`)
	mark = []byte("\uFEFF")
)

// Read takes a name, the path of a file of this machine, YAML or JSON text as a string or as bytes, or, as any other
// value, the document itself. `what` is what the document is, such as "world".
func Read(what string, given any) (Document, error) {
	switch given := given.(type) {
	case string:
		if text.MatchString(given) {
			return Document{Text: []byte(given), FileName: what + ".yaml"}, nil
		}
		return readNamed(what, given)
	case []byte:
		return Document{Text: given, FileName: what + ".yaml"}, nil
	}
	content, err := json.Marshal(given)
	if err != nil {
		return Document{}, fmt.Errorf("failed to write the %s as JSON: %w", what, err)
	}
	return Document{Text: content, FileName: what + ".json", isValue: true}, nil
}

// readNamed takes what may be a name for one where there is no such file: the emulator knows its names.
func readNamed(what, given string) (Document, error) {
	info, err := os.Stat(given)
	if name.MatchString(given) && (err != nil || info.IsDir()) {
		return Document{Name: given}, nil
	}
	content, err := os.ReadFile(given)
	if err != nil {
		return Document{}, fmt.Errorf(
			"failed to read the %s: %w: correct the path, or give the text of the %[1]s, the %[1]s as a value, or the name of "+
				"one that comes with the emulator", what, err)
	}
	return Document{Text: bytes.TrimPrefix(content, mark), FileName: filepath.Base(given)}, nil
}

// OnWire is the document as the control API takes it.
func (d Document) OnWire() any {
	if d.Name != "" {
		return d.Name
	}
	if d.isValue {
		return json.RawMessage(d.Text)
	}
	// A text of one line is told from a name by its end.
	return string(d.Text) + "\n"
}
