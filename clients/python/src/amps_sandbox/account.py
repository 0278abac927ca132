"""An account of a test."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from .controls import ActionControl, ClockControl, DeviceControl, KeyControl, RuleControl
from .errors import ControlError
from .requests import RequestControl
from .transport import Transport, segment

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

    from .inputs import RequestQuery


class Account:
    """An account of one test's own: what other tests do does not reach it."""

    def __init__(self, transport: Transport, account_id: str, api_key: str) -> None:
        self.id = account_id
        self.api_key = api_key
        """A key that may do everything."""
        self.url = transport.url
        """Base URL for the client under test, in place of https://sandbox-api.amps.ai."""
        self._server = transport
        self._transport = transport.of(account_id)
        self.clock = ClockControl(self._transport)
        self.keys = KeyControl(self._transport)
        self.devices = DeviceControl(self._transport)
        self.actions = ActionControl(self._transport)
        self.rules = RuleControl(self._transport)
        self.requests = RequestControl(self._transport)

    def advance(self, by: timedelta | float | str) -> None:
        """Lets time pass, as clock.advance does; a client can be given this as its sleep."""
        self.clock.advance(by)

    def verify(self, times: int | None = None, **query: Unpack[RequestQuery]) -> int:
        """Fails unless so many requests match, as requests.verify does."""
        return self.requests.verify(times, **query)

    def reset(self) -> None:
        """Back to what the account began with."""
        self._transport.ask("reset", "POST", "/reset")

    def snapshot(self) -> dict[str, Any]:
        """Keeps this moment, for restore."""
        document: dict[str, Any] = self._transport.ask("take a snapshot", "GET", "/snapshot")
        return document

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Back to a kept moment."""
        self._transport.ask("restore", "POST", "/restore", snapshot)

    def close(self) -> None:
        """Closes the account; one that is gone, by a reset for instance, stays so."""
        try:
            self._server.ask("close the account", "DELETE", f"/accounts/{segment(self.id)}")
        except ControlError as error:
            if error.status != 404:
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
