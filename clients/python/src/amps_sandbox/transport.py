"""HTTP to the control API by the standard library, out of reach of what tests patch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from .convert import from_wire
from .errors import ControlError
from .models import ProblemDetail

TIMEOUT_SECONDS = 90.0
"""Longer than the longest wait that the control API offers."""


class Transport:
    """Calls of the control API, all of them about one account where one is given."""

    def __init__(
        self,
        url: str,
        token: str | None = None,
        account: str | None = None,
        timeout: float = TIMEOUT_SECONDS,
    ) -> None:
        self.url = url.rstrip("/").removesuffix("/__sandbox")
        self.token = token
        self._account = account
        self._timeout = timeout
        self._place = urlsplit(self.url)
        if self._place.scheme not in ("http", "https") or self._place.hostname is None:
            raise ValueError(
                f"{url!r} is not the base URL of a sandbox. Give one such as http://127.0.0.1:4010."
            )

    def of(self, account: str) -> Transport:
        """The same for one account."""
        return Transport(self.url, self.token, account)

    def ask(
        self,
        what: str,
        method: str,
        path: str,
        body: Any = None,
        query: Mapping[str, Any] | None = None,
    ) -> Any:
        """The body of the answer. Raises ControlError with the reason where there is none."""
        asked = {"account": self._account, **(query or {})}
        given = {name: _text(value) for name, value in asked.items() if value is not None}
        target = path + (f"?{urlencode(given)}" if given else "")
        return _parse(self._exchange(what, method, target, body))

    def text(self, what: str, path: str) -> str:
        """The body of one of the few answers that are no JSON."""
        return self._exchange(what, "GET", path, None).decode()

    def _exchange(self, what: str, method: str, path: str, body: Any) -> bytes:
        target = f"{self._place.path}/__sandbox{path}"
        status, content = self._send(what, method, target, body)
        if status < 300:
            return content
        raise self._failure(what, status, content)

    def _send(self, what: str, method: str, target: str, body: Any) -> tuple[int, bytes]:
        headers = {"accept": "application/json"}
        if self.token is not None:
            headers["x-sandbox-token"] = self.token
        content = None if body is None else json.dumps(body).encode()
        if content is not None:
            headers["content-type"] = "application/json"
        kind = HTTPSConnection if self._place.scheme == "https" else HTTPConnection
        connection = kind(str(self._place.hostname), self._place.port, timeout=self._timeout)
        try:
            connection.request(method, target, content, headers)
            reply = connection.getresponse()
            return reply.status, reply.read()
        except (OSError, HTTPException) as error:
            raise ControlError(
                f"Failed to {what}: {self.url} gives no answer ({error}). "
                "Start the sandbox, wait until it is ready, or correct the URL."
            ) from error
        finally:
            connection.close()

    def _failure(self, what: str, status: int, content: bytes) -> ControlError:
        problem = _parse(content)
        if not isinstance(problem, dict) or "detail" not in problem:
            return ControlError(
                f"Failed to {what}: {self.url} answered {status}, and not as the sandbox does. "
                "Check that the URL is that of an amps-sandbox.",
                status,
            )
        details = tuple(from_wire(ProblemDetail, each) for each in problem.get("errors", ()))
        return ControlError(problem["detail"], status, details)


def segment(text: str) -> str:
    """One segment of a path."""
    return quote(text, safe="")


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _parse(content: bytes) -> Any:
    try:
        return json.loads(content) if content else None
    except ValueError:
        return None
