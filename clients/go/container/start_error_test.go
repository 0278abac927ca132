package container

import (
	"errors"
	"strings"
	"testing"
)

func TestAFailureBeforeTheContainerIsToldWithWhatToDo(t *testing.T) {
	t.Parallel()
	for text, advice := range map[string]string{
		"rootless Docker not found":                             "start Docker, or name it by DOCKER_HOST",
		"Cannot connect to the Docker daemon at unix:///x":      "start Docker, or name it by DOCKER_HOST",
		"reaper: new reaper: run container: no such host":       "TESTCONTAINERS_RYUK_DISABLED=true",
		"pull access denied for amps-sandbox":                   "build or load the image",
		"Bind for 127.0.0.1:4010 failed: port is already taken": "see what Docker says about it",
	} {
		if said := withoutContainer(errors.New(text)); !strings.Contains(said, text) || !strings.Contains(said, advice) {
			t.Errorf("%q: got %q, want %q in it", text, said, advice)
		}
	}
}
