"""A small client of the Amps API, as an application would write it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import httpx

Mode = Literal["charge", "discharge", "idle"]


class AmpsError(Exception):
    """The API refused a request; `code` is its word for why."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"Amps answered {status} {code}: {message}")
        self.status = status
        self.code = code


class UnauthorizedError(AmpsError):
    """The key is unknown, expired or revoked. Another try is of no use; a new key is."""


class RateLimitedError(AmpsError):
    """Too many requests, and the wait that was asked for is longer than the client may wait."""


class UnreachableError(Exception):
    """No answer came. A command may have been carried out all the same."""


class ActionFailedError(Exception):
    """The device did not do what it was asked to do."""

    def __init__(self, action: Action) -> None:
        super().__init__(f"Action {action.id} failed with {action.error_code}: {action.error_message}")
        self.action = action


@dataclass(frozen=True)
class Battery:
    id: str
    vendor: str
    status: str
    level_percent: float
    charge_rate_kw: float
    capacity_kwh: float


@dataclass(frozen=True)
class Action:
    id: str
    state: str
    error_code: str | None
    error_message: str | None


class AmpsClient:
    """Waits as long as `Retry-After` says. Repeats a read that got no answer, but never a command."""

    MAX_ATTEMPTS = 4
    MAX_WAIT_SECONDS = 120
    POLL_SECONDS = 2

    def __init__(
        self,
        base_url: str,
        api_key: str,
        *,
        timeout_seconds: float = 10,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._http = httpx.Client(base_url=base_url, headers={"x-api-key": api_key}, timeout=timeout_seconds)
        self._sleep = sleep

    def __enter__(self) -> AmpsClient:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def battery(self, device_id: str) -> Battery:
        body = self._request("GET", f"/battery/{device_id}")
        state = body["state"]
        return Battery(
            id=body["id"],
            vendor=body["vendor"],
            status=state["status"],
            level_percent=state["level"],
            charge_rate_kw=state["chargeRate"],
            capacity_kwh=state["capacity"],
        )

    def set_battery_mode(self, device_id: str, mode: Mode, target_percent: int | None = None) -> str:
        """Sends the command; the id of its action comes back."""
        command: dict[str, Any] = {"action": "set_operation_mode", "mode": mode}
        if target_percent is not None:
            command["targetPercent"] = target_percent
        action_id: str = self._request("POST", f"/battery/{device_id}", command)["actionId"]
        return action_id

    def battery_action(self, action_id: str) -> Action:
        body = self._request("GET", f"/battery/actions/{action_id}")
        return Action(body["id"], body["state"], body.get("errorCode"), body.get("errorMessage"))

    def wait_for_battery_action(self, action_id: str, within_seconds: float = 60) -> Action:
        """Polls until the action has ended."""
        waited = 0.0
        while True:
            action = self.battery_action(action_id)
            if action.state == "completed":
                return action
            if action.state in ("failed", "cancelled"):
                raise ActionFailedError(action)
            if waited >= within_seconds:
                raise TimeoutError(f"Action {action_id} is still {action.state} after {waited:g} s")
            self._sleep(self.POLL_SECONDS)
            waited += self.POLL_SECONDS

    def _request(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        for attempt in range(1, self.MAX_ATTEMPTS + 1):
            is_last = attempt == self.MAX_ATTEMPTS
            backoff_seconds = 2.0 ** (attempt - 1)
            try:
                reply = self._http.request(method, path, json=body)
            except httpx.TransportError as error:
                if method != "GET" or is_last:
                    raise UnreachableError(f"{method} {path} got no answer: {error!r}") from error
                self._sleep(backoff_seconds)
                continue
            if reply.is_success:
                return reply.json()
            if reply.status_code != 429 or is_last:
                raise _to_error(reply)
            # A request that was refused for its rate was not carried out: a command may be sent again.
            wait_seconds = _retry_after_seconds(reply) or backoff_seconds
            if wait_seconds > self.MAX_WAIT_SECONDS:
                raise _to_error(reply)
            self._sleep(wait_seconds)
        raise AssertionError("unreachable")


def _retry_after_seconds(reply: httpx.Response) -> float | None:
    try:
        return float(reply.headers["retry-after"])
    except (KeyError, ValueError):
        return None


def _to_error(reply: httpx.Response) -> AmpsError:
    try:
        error = reply.json()["error"]
        code, message = error["code"], error["message"]
    except (ValueError, KeyError, TypeError):
        code, message = "UNKNOWN", reply.reason_phrase
    kind = {401: UnauthorizedError, 429: RateLimitedError}.get(reply.status_code, AmpsError)
    return kind(reply.status_code, code, message)
