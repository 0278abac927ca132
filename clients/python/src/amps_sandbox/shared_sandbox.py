"""One sandbox for all processes of a test run, started when the first test asks for it."""

from __future__ import annotations

from multiprocessing.connection import Client, Connection, Listener
from secrets import token_bytes
from threading import Lock, Thread
from typing import Any

from .container import AmpsSandboxContainer
from .errors import SandboxError
from .sandbox import Sandbox

LOOPBACK = "127.0.0.1"


class OwnedSandbox:
    """The sandbox of the process that ends it, which is the controller of pytest-xdist."""

    def __init__(self, image: str, configuration: str, has_https: bool) -> None:
        self._image = image
        self._configuration = configuration
        self._has_https = has_https
        self._lock = Lock()
        self._container: AmpsSandboxContainer | None = None
        self._outcome: Sandbox | SandboxError | None = None
        self._listener: Listener | None = None
        self._secret = token_bytes(32)

    def get(self) -> Sandbox:
        """Raises SandboxError where it did not start; it is not tried again."""
        with self._lock:
            if self._outcome is None:
                self._outcome = self._find_or_start()
        if isinstance(self._outcome, SandboxError):
            raise self._outcome
        return self._outcome

    def _find_or_start(self) -> Sandbox | SandboxError:
        found = Sandbox.from_environment()
        if found is not None:
            return found
        try:
            container = AmpsSandboxContainer(self._image or None)
            if self._configuration:
                container.with_configuration(self._configuration)
            if self._has_https:
                container.with_https()
            self._container = container.start()
            return self._container.connect()
        except SandboxError as error:
            return error

    def serve(self) -> dict[str, Any]:
        """Answers other processes from now on; the answer is what RemoteSandbox is made of."""
        if self._listener is None:
            self._listener = Listener((LOOPBACK, 0), authkey=self._secret)
            Thread(target=self._answer, args=(self._listener,), daemon=True).start()
        port = self._listener.address[1]
        return {"port": port, "secret": self._secret.hex()}

    def _answer(self, listener: Listener) -> None:
        while True:
            try:
                connection = listener.accept()
            except OSError:
                return
            Thread(target=self._tell, args=(connection,), daemon=True).start()

    def _tell(self, connection: Connection) -> None:
        with connection:
            try:
                sandbox = self.get()
                known = {"url": sandbox.url, "token": sandbox.token, "https_url": sandbox.https_url}
                connection.send(known)
            except SandboxError as error:
                connection.send({"error": str(error)})

    def close(self) -> None:
        """Ends the container."""
        if self._listener is not None:
            self._listener.close()
        if self._container is not None:
            self._container.stop()


class RemoteSandbox:
    """The sandbox of another process."""

    def __init__(self, port: int, secret: str) -> None:
        self._port = port
        self._secret = bytes.fromhex(secret)

    def get(self) -> Sandbox:
        """Raises SandboxError where it did not start."""
        with Client((LOOPBACK, self._port), authkey=self._secret) as connection:
            answer: dict[str, Any] = connection.recv()
        if "error" in answer:
            raise SandboxError(answer["error"])
        return Sandbox(**answer)

    def close(self) -> None:
        """The other process ends it."""
