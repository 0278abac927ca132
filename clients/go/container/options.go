package container

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/testcontainers/testcontainers-go"
)

const folder = "/amps-sandbox"

// WithWorld takes the name of a world that comes with the emulator, the path of a world file, or, as any other
// value, what is in one.
func WithWorld(world any) testcontainers.CustomizeRequestOption {
	return withNameOrFile("WORLD", "world", world)
}

// WithScenario takes the name of a scenario that comes with the emulator, the path of a scenario file, or, as any
// other value, what is in one; several add up.
func WithScenario(scenario any) testcontainers.CustomizeRequestOption {
	return withNameOrFile("SCENARIO", "scenario", scenario)
}

// WithConfiguration takes any other option: the path of a configuration file, or what is in one.
func WithConfiguration(configuration any) testcontainers.CustomizeRequestOption {
	return withNameOrFile("CONFIG", "configuration", configuration)
}

// WithSeed says what names, serials and all draws depend on.
func WithSeed(seed string) testcontainers.CustomizeRequestOption {
	return with("SEED", seed)
}

// WithClock takes real, frozen, or x60 for sixty times as fast.
func WithClock(clock string) testcontainers.CustomizeRequestOption {
	return with("CLOCK", clock)
}

// WithStart says where the clocks start.
func WithStart(at time.Time) testcontainers.CustomizeRequestOption {
	return with("AT", at.UTC().Format("2006-01-02T15:04:05.000Z"))
}

// WithKey adds a key to the first account; several add up.
func WithKey(key string) testcontainers.CustomizeRequestOption {
	return func(request *testcontainers.GenericContainerRequest) error {
		return add(request, "KEY", key)
	}
}

// WithControlToken sets the token of the control API; a random one is drawn otherwise.
func WithControlToken(token string) testcontainers.CustomizeRequestOption {
	return with("CONTROL_TOKEN", token)
}

func with(name, value string) testcontainers.CustomizeRequestOption {
	return testcontainers.WithEnv(map[string]string{prefix + name: value})
}

func withNameOrFile(variable, what string, given any) testcontainers.CustomizeRequestOption {
	return func(request *testcontainers.GenericContainerRequest) error {
		content, name, err := read(what, given)
		if err != nil {
			return err
		}
		if content == nil {
			return add(request, variable, name)
		}
		target := fmt.Sprintf("%s/%d-%s", folder, len(request.Files), name)
		request.Files = append(request.Files, testcontainers.ContainerFile{
			Reader: bytes.NewReader(content), ContainerFilePath: target, FileMode: 0o644,
		})
		return add(request, variable, target)
	}
}

// read returns no content where a name of the emulator's own is given.
func read(what string, given any) (content []byte, name string, err error) {
	text, isText := given.(string)
	if !isText {
		content, err = json.Marshal(given)
		return content, what + ".json", err
	}
	content, err = os.ReadFile(text)
	if os.IsNotExist(err) && filepath.Ext(text) == "" {
		return nil, text, nil
	}
	if err != nil {
		return nil, "", &StartError{text: fmt.Sprintf("failed to read the %s: %v: correct the path", what, err), cause: err}
	}
	return content, filepath.Base(text), nil
}

// add joins what may be given several times.
func add(request *testcontainers.GenericContainerRequest, variable, value string) error {
	name := prefix + variable
	if earlier := request.Env[name]; earlier != "" && (variable == "KEY" || variable == "SCENARIO") {
		value = earlier + "," + value
	}
	return with(variable, value)(request)
}
