package container

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	ampssandbox "github.com/amps-sandbox/amps-sandbox/clients/go"
	"github.com/amps-sandbox/amps-sandbox/clients/go/internal/document"
	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/network"
)

const folder = "/amps-sandbox"

// WithWorld takes the name of a world that comes with the emulator, the path of a JSON or YAML file, the text of one as
// a string or as bytes, or, as any other value, the world itself.
func WithWorld(world any) testcontainers.CustomizeRequestOption {
	return withNameOrFile("WORLD", "world", world)
}

// WithScenario takes the name of a scenario that comes with the emulator, the path of a JSON or YAML file, the text of
// one as a string or as bytes, or the scenario itself: an ampssandbox.Scenario, or any value that is one as JSON.
// Several add up.
func WithScenario(scenario any) testcontainers.CustomizeRequestOption {
	return withNameOrFile("SCENARIO", "scenario", scenario)
}

// WithConfiguration takes any other option: the path of a configuration file, its text as a string or as bytes, or, as
// any other value, what is in one. Files that it names are not copied: take WithWorld and WithScenario for them.
func WithConfiguration(configuration any) testcontainers.CustomizeRequestOption {
	return withNameOrFile("CONFIG", "configuration", configuration)
}

// WithSeed says what names, serials and all draws depend on.
func WithSeed(seed string) testcontainers.CustomizeRequestOption {
	return with("SEED", seed)
}

// WithClock says how time passes: a pace such as "real", "frozen" or "x60", for sixty times as fast, or an
// ampssandbox.ClockStart.
func WithClock(clock any) testcontainers.CustomizeRequestOption {
	start, isStart := clock.(ampssandbox.ClockStart)
	if !isStart {
		return with("CLOCK", fmt.Sprint(clock))
	}
	return func(request *testcontainers.GenericContainerRequest) error {
		if !start.At.IsZero() {
			if err := WithStart(start.At)(request); err != nil {
				return err
			}
		}
		pace := start.Mode
		if start.Factor != nil {
			pace = "x" + strconv.FormatFloat(*start.Factor, 'f', -1, 64)
		}
		return with("CLOCK", pace)(request)
	}
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

// WithHTTPS serves HTTPS beside HTTP. The certificate is good for the vendor's host names, for the host by which this
// machine reaches the container, and for the names that are given. Sandbox().HTTPS is how clients reach it.
func WithHTTPS(names ...string) testcontainers.CustomizeRequestOption {
	return func(request *testcontainers.GenericContainerRequest) error {
		if len(names) > 0 {
			if err := add(request, "HTTPS_NAME", strings.Join(names, ",")); err != nil {
				return err
			}
		}
		return with("HTTPS", "true")(request)
	}
}

// WithTrueNames serves HTTPS under the vendor's own host names to the containers of a network, so that a client in one
// of them is tested as it is, by https://sandbox-api.amps.ai. It has to trust the CACertificate of Sandbox().HTTPS.
func WithTrueNames(in *testcontainers.DockerNetwork) testcontainers.CustomizeRequestOption {
	return func(request *testcontainers.GenericContainerRequest) error {
		if err := network.WithNetwork(ampssandbox.TrueNames, in)(request); err != nil {
			return err
		}
		if err := with("HTTPS_PORT", usualHTTPSPort)(request); err != nil {
			return err
		}
		return WithHTTPS()(request)
	}
}

func with(name, value string) testcontainers.CustomizeRequestOption {
	return testcontainers.WithEnv(map[string]string{prefix + name: value})
}

func withNameOrFile(variable, what string, given any) testcontainers.CustomizeRequestOption {
	return func(request *testcontainers.GenericContainerRequest) error {
		read, err := document.Read(what, given)
		if err != nil {
			return &StartError{text: err.Error(), cause: err}
		}
		if read.Name != "" {
			return add(request, variable, read.Name)
		}
		// Several scenarios are told apart by commas.
		name := strings.ReplaceAll(read.FileName, ",", "_")
		target := fmt.Sprintf("%s/%d-%s", folder, len(request.Files), name)
		request.Files = append(request.Files, testcontainers.ContainerFile{
			Reader: bytes.NewReader(read.Text), ContainerFilePath: target, FileMode: 0o644,
		})
		return add(request, variable, target)
	}
}

var isList = map[string]bool{"KEY": true, "SCENARIO": true, "HTTPS_NAME": true}

// add joins what may be given several times.
func add(request *testcontainers.GenericContainerRequest, variable, value string) error {
	name := prefix + variable
	if earlier := request.Env[name]; earlier != "" && isList[variable] {
		value = earlier + "," + value
	}
	return with(variable, value)(request)
}
