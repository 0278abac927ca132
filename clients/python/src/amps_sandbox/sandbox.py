from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from os import PathLike, environ, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import models
from .account import Account
from .controls import list_all
from .convert import fields_to_wire, from_wire, to_wire
from .errors import ControlError, SandboxError
from .requests import RequestControl
from .transport import Transport

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .inputs import NewAccount


class Sandbox:
    """A sandbox that runs, wherever that is."""

    def __init__(self, url: str, token: str | None = None) -> None:
        """`token` is the control token, where the sandbox asks for one."""
        self._transport = Transport(url, token)
        self.url = self._transport.url
        self.token = token
        self.unauthenticated = RequestControl(self._transport, {"unauthenticated": True})
        """The journal of the server: requests that failed authentication, whosever they are."""

    @staticmethod
    def from_environment(environment: Mapping[str, str] = environ) -> Sandbox | None:
        """The one that AMPS_SANDBOX_URL names, or that `amps-sandbox exec` has started."""
        url = environment.get("AMPS_SANDBOX_URL") or environment.get("AMPS_SANDBOX_CONTROL_URL")
        token = environment.get("AMPS_SANDBOX_CONTROL_TOKEN")
        return Sandbox(url, token or None) if url else None

    def open_account(
        self, *, at: datetime | str | None = None, **options: Unpack[NewAccount]
    ) -> Account:
        """Opens an account; `at` freezes its clock at an instant.

        `clock` takes "frozen", "real" and "x60" too, `world` the path of a JSON file too.
        """
        body = fields_to_wire(options)
        if "clock" in body or at is not None:
            body["clock"] = _clock(body.get("clock"), at)
        if "world" in body:
            body["world"] = _world(body["world"])
        if "keys" in body:
            body["keys"] = [fields_to_wire(k) if isinstance(k, dict) else k for k in body["keys"]]
        opened = self._transport.ask("open an account", "POST", "/accounts", body)
        return Account(self._transport, opened["account"]["id"], opened["apiKey"])

    def accounts(self) -> list[models.Account]:
        def read(item: Any) -> models.Account:
            return from_wire(models.Account, item)

        return list_all(self._transport, "list accounts", "/accounts", {}, read)

    def first_account(self) -> Account:
        """The account of the sandbox's own keys, with one of those."""
        account_id = self.info().default_account
        keys = self._transport.of(account_id).ask("list keys", "GET", "/keys")["items"]
        for key in keys:
            if key["status"] == "active" and len(key["permissions"]) == 2:
                return Account(self._transport, account_id, key["key"])
        raise SandboxError(
            f"Failed to tell a key of {account_id}: it has none that is active and may read and "
            "write. Add one to the sandbox, or open an account."
        )

    def reset(self) -> None:
        """Everything back to the start: accounts that were opened since are closed."""
        self._transport.ask("reset", "POST", "/reset")

    def snapshot(self) -> dict[str, Any]:
        """Keeps this moment of all accounts, for restore."""
        document: dict[str, Any] = self._transport.ask("take a snapshot", "GET", "/snapshot")
        return document

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Back to a kept moment."""
        self._transport.ask("restore", "POST", "/restore", snapshot)

    def info(self) -> models.Info:
        return from_wire(models.Info, self._transport.ask("read the version", "GET", ""))

    def is_ready(self, timeout: float = 2.0) -> bool:
        """Whether a request would be served; False also where nobody answers in so many seconds."""
        try:
            Transport(self.url, self.token, timeout=timeout).ask(
                "ask for readiness", "GET", "/ready"
            )
            return True
        except ControlError as error:
            if error.status not in (None, 503):
                raise
            return False


def _clock(clock: Any, at: datetime | str | None) -> dict[str, Any]:
    if isinstance(clock, str):
        clock = (
            {"mode": "scaled", "factor": float(clock[1:])} if clock[:1] == "x" else {"mode": clock}
        )
    if at is None:
        return dict(clock)
    return {"mode": "frozen", **(clock or {}), "at": to_wire(at)}


def _world(world: Any) -> Any:
    if not isinstance(world, (str, PathLike)):
        return world
    path = Path(fspath(world))
    if path.suffix == "":
        return str(world)
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SandboxError(
            f"Failed to read the world {path}: {error}. "
            "Give the name of a world that comes with the emulator, a JSON file, or a dict."
        ) from error
