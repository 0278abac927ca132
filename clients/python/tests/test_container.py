from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import docker
import pytest
from testcontainers.core.config import testcontainers_config

from amps_sandbox import AmpsSandboxContainer, StartError

WORLD = {"accounts": [{"users": [{"devices": [{"family": "battery", "id": "one"}]}]}]}
SECONDS = 8
"""A start that fails takes at most so long, be the machine busy or not."""


def ids_of(container: AmpsSandboxContainer) -> list[str]:
    return [device.id for device in container.connect().first_account().devices.list()]


def test_starts_with_what_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "slow.yaml").write_text("rules: [{name: slow, then: {status: 503}}]")
    container = (
        AmpsSandboxContainer()
        .with_world(WORLD)
        .with_seed(7)
        .with_clock("frozen", "2025-06-01T21:00:00Z")
        .with_key("sk_sandbox_python_one")
        .with_key("sk_sandbox_python_two")
        .with_scenario(tmp_path / "slow.yaml")
        .with_scenario("rate-limited-burst")
        .with_configuration(
            {"plans": {"small": {"limit": 2, "windowSeconds": 60}}, "defaultPlan": "small"}
        )
        .with_control_token("token-of-python")
    )
    with container:
        assert ids_of(container) == ["one"]
        account = container.connect().first_account()
        assert account.clock.get().at.isoformat() == "2025-06-01T21:00:00+00:00"
        assert {"sk_sandbox_python_one", "sk_sandbox_python_two"} < {
            key.key for key in account.keys.list()
        }
        assert account.keys.get_quota(account.api_key).limit == 2
        assert {rule.name for rule in account.rules.list()} > {"slow"}
        assert container.connect().token == "token-of-python"


def failure_of(container: AmpsSandboxContainer) -> str:
    """What a start says that fails within seconds, and leaves nothing behind."""
    began = time.monotonic()
    with pytest.raises(StartError) as failure:
        container.start()
    assert time.monotonic() - began < SECONDS
    client = docker.from_env()
    left = client.containers.list(all=True, filters={"label": container_label(container)})
    assert left == []
    return str(failure.value)


def container_label(container: AmpsSandboxContainer) -> str:
    return f"amps-sandbox-test={id(container)}"


def labelled(container: AmpsSandboxContainer) -> AmpsSandboxContainer:
    labels: dict[str, Any] = {"amps-sandbox-test": str(id(container))}
    return container.with_kwargs(labels=labels)


class TestAFailedStart:
    def test_is_told_in_the_words_of_the_emulator(self) -> None:
        said = failure_of(labelled(AmpsSandboxContainer().with_clock("x0")))
        assert "the emulator ended with exit code 2. It said:\n  " in said
        assert '"x0" does not have the right form' in said

    def test_names_the_place_in_a_file(self) -> None:
        world = {"accounts": [{"users": [{"devices": [{"family": "batery"}]}]}]}
        said = failure_of(labelled(AmpsSandboxContainer().with_world(world)))
        assert "$.accounts[0].users[0].devices[0].family" in said
        assert "world.json:1:" in said

    def test_tells_an_exit_without_a_word(self) -> None:
        container = labelled(AmpsSandboxContainer())
        container.with_kwargs(**container._kwargs, entrypoint=["node", "-e", "process.exit(3)"])
        assert "ended with exit code 3 and said nothing. " in failure_of(container)

    def test_is_bounded_where_the_container_never_gets_ready(self) -> None:
        script = "console.log('no emulator'); setInterval(() => {}, 1000)"
        container = labelled(AmpsSandboxContainer())
        container.with_kwargs(**container._kwargs, entrypoint=["node", "-e", script])
        assert container._wait_strategy is not None
        container._wait_strategy.with_startup_timeout(1)
        said = failure_of(container)
        assert "it was not ready after 1 seconds. It said:\n  no emulator\n" in said

    def test_names_an_image_that_is_not_there(self) -> None:
        said = failure_of(AmpsSandboxContainer("amps-sandbox.invalid/nothing:1"))
        assert "Failed to start amps-sandbox.invalid/nothing:1: " in said
        assert "Build or load the image" in said

    def test_says_that_no_engine_answers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/docker.sock")
        with pytest.raises(StartError, match=r"no Docker engine answers .* Start Docker"):
            AmpsSandboxContainer()

    def test_says_what_to_do_without_the_reaper(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(testcontainers_config, "ryuk_disabled", False)
        monkeypatch.setattr(testcontainers_config, "ryuk_image", "amps-sandbox.invalid/ryuk:1")
        assert "TESTCONTAINERS_RYUK_DISABLED=true" in failure_of(AmpsSandboxContainer())

    def test_names_a_file_that_is_not_there(self) -> None:
        with pytest.raises(StartError, match=r"Failed to read the world gone\.yaml"):
            AmpsSandboxContainer().with_world("gone.yaml")
