"""The emulator in Docker."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime
from os import environ
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from docker.errors import DockerException
from testcontainers.core.config import ConnectionMode
from testcontainers.core.container import DockerContainer
from testcontainers.core.waiting_utils import WaitStrategy, WaitStrategyTarget

from ._version import __version__
from .convert import to_wire
from .documents import DocumentInput, read_document
from .errors import SandboxError, StartError
from .https import TRUE_NAMES
from .sandbox import Sandbox

if TYPE_CHECKING:
    from typing_extensions import Self

    from .inputs import ClockStart

DEFAULT_IMAGE = f"amps-sandbox/amps-sandbox:{__version__}"
"""The image of this very version, so that an update of the package is an update of the emulator."""

PORT = 4010
HTTPS_PORT = 4443
USUAL_HTTPS_PORT = 443
LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Names that every certificate of the emulator has."""
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
        """Of the control API, which `connect` knows."""
        self._https_names: tuple[str, ...] = ()
        self._https_port: int | None = None
        self._sandbox: Sandbox | None = None
        self.with_exposed_ports(PORT).waiting_for(_Ready())

    def with_world(self, world: DocumentInput) -> Self:
        """The name of a world that comes with the emulator, the path of a JSON or YAML file, the
        text of one, or a mapping with what stands in one."""
        return self._with("WORLD", self._name_or_file("world", world))

    def with_seed(self, seed: str | int) -> Self:
        """What names, serials and all draws depend on."""
        return self._with("SEED", str(seed))

    def with_clock(self, clock: str | ClockStart, at: datetime | str | None = None) -> Self:
        """The pace, such as "real", "frozen" or "x60", or a ClockStart; and where they start."""
        start: ClockStart = {"mode": clock} if isinstance(clock, str) else clock
        begin = at or start.get("at")
        if begin is not None:
            self._with("AT", to_wire(begin))
        if "factor" in start:
            return self._with("CLOCK", f"x{start['factor']}")
        return self._with("CLOCK", start["mode"]) if "mode" in start else self

    def with_key(self, key: str) -> Self:
        """One more key of the first account; calls add up."""
        return self._add("KEY", key)

    def with_scenario(self, scenario: DocumentInput) -> Self:
        """A scenario in the forms that a world has; calls add up."""
        return self._add("SCENARIO", self._name_or_file("scenario", scenario))

    def with_configuration(self, configuration: DocumentInput) -> Self:
        """Any other option: the path or the text of a configuration file, or a mapping.

        Files that it names are not copied: take with_world and with_scenario for them.
        """
        return self._with("CONFIG", self._name_or_file("configuration", configuration))

    def with_https(self, *names: str) -> Self:
        """Serves HTTPS beside HTTP; `connect().https` is how clients reach it.

        The certificate is good for the vendor's host names, for the host by which this machine
        reaches the container, and for the names that are given.
        """
        self._https_names += names
        self._https_port = self._https_port or HTTPS_PORT
        return self

    def with_true_names(self) -> Self:
        """Serves HTTPS under the vendor's own host names to the containers of its network.

        A client in one of them is tested as it is, by https://sandbox-api.amps.ai, once it trusts
        `connect().https.ca_certificate`. Needs with_network.
        """
        self._https_port = USUAL_HTTPS_PORT
        return self.with_network_aliases(*TRUE_NAMES)

    def with_control_token(self, token: str) -> Self:
        """The token of the control API; a random one where this is not called."""
        self.token = token
        return self

    def start(self) -> Self:
        """Waits until the emulator is ready.

        Raises StartError with what the emulator said, and leaves no container then.
        """
        self._with("CONTROL_TOKEN", self.token)
        try:
            self._apply_https()
            super().start()
        except Exception as error:
            failure = error if isinstance(error, StartError) else explain(self.image, error)
            if self._container is not None:
                self._container.remove(force=True, v=True)
                self._container = None
            raise failure from error
        return self

    def stop(self, force: bool = True, delete_volume: bool = True) -> None:
        """Ends the emulator, and what `connect().https` has opened."""
        if self._sandbox is not None:
            self._sandbox.close()
        self._sandbox = None
        super().stop(force, delete_volume)

    @property
    def url(self) -> str:
        """Base URL for programs on this machine."""
        return f"http://{self.get_container_host_ip()}:{self._get_exposed_port(PORT)}"

    @property
    def https_url(self) -> str | None:
        """The same by TLS; None without with_https."""
        if self._https_port is None:
            return None
        port = self._get_exposed_port(self._https_port)
        return f"https://{self.get_container_host_ip()}:{port}"

    def connect(self) -> Sandbox:
        """The sandbox that runs in it; the same object until the container is stopped."""
        if self._sandbox is None:
            self._sandbox = Sandbox(self.url, self.token, self.https_url)
        return self._sandbox

    def _apply_https(self) -> None:
        if self._https_port is None:
            return
        if self._https_port == USUAL_HTTPS_PORT and self._network is None:
            raise StartError(
                "Failed to take the vendor's host names: a container has names within a network "
                "only. Add with_network(network), and start the client in the same network."
            )
        self.with_exposed_ports(PORT, self._https_port)
        self._with("HTTPS_PORT", str(self._https_port))
        names = dict.fromkeys((*self._https_names, *self._hosts_before_start()))
        if names:
            self._with("HTTPS_NAME", ",".join(names))

    def _hosts_before_start(self) -> Sequence[str]:
        """What get_container_host_ip will answer, where that is known and in no certificate yet."""
        client = self.get_docker_client()
        mode = client.get_connection_mode()
        hosts = []
        if mode is ConnectionMode.docker_host:
            hosts = [client.host()]
        elif mode is ConnectionMode.gateway_ip:
            network = client.client.networks.get(self._network.name if self._network else "bridge")
            hosts = [place["Gateway"] for place in network.attrs["IPAM"]["Config"] or ()]
        return [host for host in hosts if host not in LOOPBACK]

    def _with(self, name: str, value: str) -> Self:
        return self.with_env(f"AMPS_SANDBOX_{name}", value)

    def _add(self, name: str, value: str) -> Self:
        earlier = self.env.get(f"AMPS_SANDBOX_{name}")
        return self._with(name, value if earlier is None else f"{earlier},{value}")

    def _name_or_file(self, what: str, given: DocumentInput) -> str:
        try:
            document = read_document(what, given)
        except SandboxError as error:
            raise StartError(str(error)) from error
        if document.name is not None:
            return document.name
        # Several scenarios are told apart by commas.
        name = document.file_name.replace(",", "_")
        target = f"{FOLDER}/{len(self._transferable_specs)}-{name}"
        self.with_copy_into_container(document.text.encode(), target)
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
    """What to do where nothing can be started."""
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
