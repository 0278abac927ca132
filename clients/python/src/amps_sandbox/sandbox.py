"""A sandbox that runs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from os import environ
from typing import TYPE_CHECKING, Any

from . import models
from .account import Account
from .controls import list_all
from .convert import fields_to_wire, from_wire, to_wire
from .documents import read_document
from .errors import ControlError, SandboxError
from .https import Https
from .requests import RequestControl
from .transport import Transport

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .inputs import NewAccount


class Sandbox:
    """A sandbox that runs, wherever that is."""

    def __init__(self, url: str, token: str | None = None, https_url: str | None = None) -> None:
        """`url` is the base URL, such as http://127.0.0.1:4010, `token` the control token where the
        sandbox asks for one, `https_url` the base URL by TLS where it serves HTTPS."""
        self._transport = Transport(url, token)
        self.url = self._transport.url
        """Base URL for clients, in place of https://sandbox-api.amps.ai."""
        self.token = token
        self.https_url = https_url
        self._https: Https | None = None
        self.unauthenticated = RequestControl(self._transport, {"unauthenticated": True})
        """The journal of the server: requests that failed authentication, whosever they are."""

    @staticmethod
    def from_environment(environment: Mapping[str, str] = environ) -> Sandbox | None:
        """The one that AMPS_SANDBOX_URL names, or that `amps-sandbox exec` has started.

        Its token is that of AMPS_SANDBOX_CONTROL_TOKEN, its HTTPS that of AMPS_HTTPS_URL. None
        where there is no such sandbox.
        """
        url = environment.get("AMPS_SANDBOX_URL") or environment.get("AMPS_SANDBOX_CONTROL_URL")
        token = environment.get("AMPS_SANDBOX_CONTROL_TOKEN")
        https_url = environment.get("AMPS_HTTPS_URL")
        return Sandbox(url, token or None, https_url or None) if url else None

    @property
    def https(self) -> Https:
        """How clients reach it by TLS, and under the vendor's own host names.

        Raises SandboxError where it serves no HTTPS.
        """
        if self.https_url is None:
            raise SandboxError(
                "Failed to tell the HTTPS of the sandbox: no HTTPS URL is known. Start it by "
                "with_https(), amps_sandbox_https of pytest, or amps-sandbox exec --https, or give "
                "the URL to Sandbox."
            )
        if self._https is None:
            what = "read the certificate of the authority"
            certificate = self._transport.text(what, "/ca.pem")
            if "BEGIN CERTIFICATE" not in certificate:
                raise SandboxError(
                    f"Failed to {what}: {self.url} answered something else. "
                    "Check that the URL is that of an amps-sandbox."
                )
            self._https = Https(Transport(self.https_url).url, certificate)
        return self._https

    def close(self) -> None:
        """Ends what `https` has opened; the sandbox runs on."""
        if self._https is not None:
            self._https.close()

    def open_account(
        self, *, at: datetime | str | None = None, **options: Unpack[NewAccount]
    ) -> Account:
        """Opens an account; `at` freezes its clock at an instant.

        `clock` is "frozen", "real", "x60" for sixty times as fast, or a ClockStart. `world` is the
        name of one that comes with the emulator, the path of a JSON or YAML file, the text of one,
        or a mapping with what stands in one; `scenarios` the same, one or several.
        """
        body = fields_to_wire(options)
        if "clock" in body or at is not None:
            body["clock"] = _clock(body.get("clock"), at)
        if "world" in body:
            body["world"] = read_document("world", options["world"]).on_wire()
        if "scenarios" in body:
            given = options["scenarios"]
            listed = given if isinstance(given, (list, tuple)) else [given]
            body["scenarios"] = [read_document("scenario", one).on_wire() for one in listed]
        if "rules" in body:
            body["rules"] = [fields_to_wire(rule) for rule in options["rules"]]
        if "keys" in body:
            body["keys"] = [fields_to_wire(k) if isinstance(k, dict) else k for k in body["keys"]]
        opened = self._transport.ask("open an account", "POST", "/accounts", body)
        return Account(self._transport, opened["account"]["id"], opened["apiKey"])

    def accounts(self) -> list[models.Account]:
        """All accounts, the first one first."""

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
        """The version, and the configuration in force."""
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
