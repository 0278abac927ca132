from __future__ import annotations

import json
import time
from collections.abc import Mapping
from datetime import datetime
from os import PathLike, environ, fspath
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from docker.errors import DockerException
from testcontainers.core.container import DockerContainer
from testcontainers.core.waiting_utils import WaitStrategy, WaitStrategyTarget

from ._version import __version__
from .convert import to_wire
from .errors import StartError
from .sandbox import Sandbox

if TYPE_CHECKING:
    from typing_extensions import Self

DEFAULT_IMAGE = f"amps-sandbox/amps-sandbox:{__version__}"
"""The image of this very version, so that an update of the package is an update of the emulator."""

PORT = 4010
FOLDER = "/amps-sandbox"
LOG_LINES = 50
POLL_SECONDS = 0.05
# Tests patch the clock; the wait for a container is in real time.
_sleep, _monotonic = time.sleep, time.monotonic


class AmpsSandboxContainer(DockerContainer):
    """The emulator in a container.

    >>> with AmpsSandboxContainer().with_clock("frozen", "2025-06-01T12:00:00Z") as sandbox:
    ...     account = sandbox.connect().open_account()
    """

    def __init__(self, image: str | None = None, **options: Any) -> None:
        """The image is AMPS_SANDBOX_IMAGE where none is given, else that of this version."""
        chosen = image or environ.get("AMPS_SANDBOX_IMAGE") or DEFAULT_IMAGE
        try:
            super().__init__(chosen, **options)
        except DockerException as error:
            raise no_engine(chosen, error) from error
        self.token = token_urlsafe(24)
        self.with_exposed_ports(PORT).waiting_for(_Ready())

    def with_world(self, world: str | PathLike[str] | Mapping[str, Any]) -> Self:
        """A world that comes with the emulator, the path of a world file, or the world itself."""
        return self._with("WORLD", self._name_or_file("world", world))

    def with_seed(self, seed: str | int) -> Self:
        return self._with("SEED", str(seed))

    def with_clock(self, clock: str, at: datetime | str | None = None) -> Self:
        """real, frozen, or x60 for sixty times as fast; and where the clocks start."""
        if at is not None:
            self._with("AT", to_wire(at))
        return self._with("CLOCK", clock)

    def with_key(self, key: str) -> Self:
        """One more key of the first account; calls add up."""
        return self._add("KEY", key)

    def with_scenario(self, scenario: str | PathLike[str] | Mapping[str, Any]) -> Self:
        """A shipped scenario, the path of a scenario file, or the scenario itself; calls add up."""
        return self._add("SCENARIO", self._name_or_file("scenario", scenario))

    def with_configuration(self, configuration: str | PathLike[str] | Mapping[str, Any]) -> Self:
        """Any other option: the path of a configuration file, or what is in one."""
        return self._with("CONFIG", self._name_or_file("config", configuration))

    def with_control_token(self, token: str) -> Self:
        """The token of the control API; a random one where this is not called."""
        self.token = token
        return self

    def start(self) -> Self:
        self._with("CONTROL_TOKEN", self.token)
        try:
            super().start()
        except Exception as error:
            failure = error if isinstance(error, StartError) else explain(self.image, error)
            if self._container is not None:
                self._container.remove(force=True, v=True)
                self._container = None
            raise failure from error
        return self

    @property
    def url(self) -> str:
        return f"http://{self.get_container_host_ip()}:{self._get_exposed_port(PORT)}"

    def connect(self) -> Sandbox:
        return Sandbox(self.url, self.token)

    def _with(self, name: str, value: str) -> Self:
        return self.with_env(f"AMPS_SANDBOX_{name}", value)

    def _add(self, name: str, value: str) -> Self:
        earlier = self.env.get(f"AMPS_SANDBOX_{name}")
        return self._with(name, value if earlier is None else f"{earlier},{value}")

    def _name_or_file(self, what: str, given: str | PathLike[str] | Mapping[str, Any]) -> str:
        if isinstance(given, Mapping):
            return self._copy(json.dumps(to_wire(given)).encode(), f"{what}.json")
        path = Path(fspath(given))
        if path.suffix == "" and not path.exists():
            return str(given)
        try:
            return self._copy(path.read_bytes(), path.name)
        except OSError as error:
            raise StartError(
                f"Failed to read the {what} {path}: {error.strerror}. Correct the path."
            ) from error

    def _copy(self, content: bytes, name: str) -> str:
        target = f"{FOLDER}/{len(self._transferable_specs)}-{name}"
        self.with_copy_into_container(content, target)
        return target


class _Ready(WaitStrategy):
    """Waits until the emulator would serve a request, and no longer than its process lives."""

    def wait_until_ready(self, container: WaitStrategyTarget) -> None:
        assert isinstance(container, AmpsSandboxContainer)
        end = _monotonic() + self._startup_timeout
        while not self._is_ready(container):
            if _monotonic() > end:
                why = f"it was not ready after {self._startup_timeout:g} seconds"
                raise StartError(_message(container, why, "Look into what keeps it."))
            _sleep(POLL_SECONDS)

    def _is_ready(self, container: AmpsSandboxContainer) -> bool:
        container.reload()
        state = container.get_wrapped_container().attrs["State"]
        if state["Status"] in ("exited", "dead"):
            why = f"the emulator ended with exit code {state['ExitCode']}"
            raise StartError(_message(container, why, "Correct the option that it names."))
        try:
            return Sandbox(container.url).is_ready()
        except (ConnectionError, DockerException):
            # A port that is not published yet, or no more: the next look tells which.
            return False


def _message(container: AmpsSandboxContainer, why: str, advice: str) -> str:
    log = container.get_wrapped_container().logs(tail=LOG_LINES).decode(errors="replace").strip()
    said = (
        " and said nothing. "
        if log == ""
        else f". It said:\n  {log.replace(chr(10), chr(10) + '  ')}\n"
    )
    return f"Failed to start {container.image}: {why}{said}{advice}"


def no_engine(image: str, error: Exception) -> StartError:
    return StartError(
        f"Failed to start {image}: no Docker engine answers ({error}). Start Docker, or name it by "
        "DOCKER_HOST; or name a sandbox that runs already by AMPS_SANDBOX_URL."
    )


def explain(image: str, error: Exception) -> StartError:
    """A failure before the emulator runs, with what to do about it."""
    text = str(error)
    if "ryuk" in text:
        advice = (
            "Testcontainers cannot get the image of its reaper, Ryuk. Load it, or set "
            "TESTCONTAINERS_RYUK_DISABLED=true; containers of a run that is killed then stay."
        )
    elif (
        "No such image" in text
        or "pull access denied" in text
        or "not found" in text
        or "lookup" in text
    ):
        advice = "Build or load the image, or name another by AMPS_SANDBOX_IMAGE."
    else:
        advice = "See what Docker says about it."
    return StartError(f"Failed to start {image}: {text}. {advice}")
