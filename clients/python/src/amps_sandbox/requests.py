"""The journal of an account: what the client under test sent and got."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from .controls import list_all
from .convert import as_duration, fields_to_wire, from_wire, to_wire
from .errors import VerificationError
from .models import RecordedRequest, Verification
from .transport import Transport

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .inputs import RequestQuery


class RequestControl:
    """A request is in the journal before its reply arrives."""

    def __init__(self, transport: Transport, scope: Mapping[str, Any] | None = None) -> None:
        self._transport = transport
        self._scope = scope or {}

    def list(self, **query: Unpack[RequestQuery]) -> list[RecordedRequest]:
        """Requests that match, oldest first; headers and bodies are for verify and wait_for."""
        asked = {**self._scope, **fields_to_wire(query)}
        return list_all(self._transport, "list requests", "/requests", asked, _recorded)

    def verify(
        self,
        times: int | None = None,
        *,
        at_least: int | None = None,
        at_most: int | None = None,
        **query: Unpack[RequestQuery],
    ) -> int:
        """Raises VerificationError, which says what came instead, unless so many requests match.

        At least one has to where nothing is said. Answers how many did.
        """
        expectation: dict[str, Any] = {"request": fields_to_wire(query)}
        wanted = _times(times, at_least, at_most)
        return self._verify(expectation if wanted is None else {**expectation, "times": wanted})

    def verify_in_order(self, *queries: RequestQuery) -> int:
        """Raises VerificationError unless requests match in this order, others between or not."""
        return self._verify({"inOrder": [fields_to_wire(query) for query in queries]})

    def check(self, times: int | None = None, **query: Unpack[RequestQuery]) -> Verification:
        """The same as verify, as a verdict with its reasons."""
        expectation: dict[str, Any] = {"request": fields_to_wire(query)}
        return self._check(expectation if times is None else {**expectation, "times": times})

    def wait_for(
        self,
        count: int = 1,
        *,
        timeout: timedelta | float | str = 5,
        **query: Unpack[RequestQuery],
    ) -> Sequence[RecordedRequest]:
        """The requests as soon as they are there, those made before included.

        The timeout is a timedelta, a number of seconds, or a text such as "5s"; it is time of the
        machine, at most a minute. After it, ControlError tells what came instead.
        """
        wait = to_wire(as_duration(timeout))
        body = {"request": fields_to_wire(query), "count": count, "timeout": wait}
        answer = self._ask("wait for requests", "POST", "/requests/wait", body)
        return [_recorded(item) for item in answer["items"]]

    def clear(self) -> None:
        """Empties the journal."""
        self._ask("clear the requests", "DELETE", "/requests")

    def _verify(self, expectation: Mapping[str, Any]) -> int:
        verdict = self._check(expectation)
        if not verdict.verified:
            raise VerificationError(verdict.message)
        return verdict.count

    def _check(self, expectation: Mapping[str, Any]) -> Verification:
        answer = self._ask("verify requests", "POST", "/requests/verify", expectation)
        return from_wire(Verification, answer)

    def _ask(self, what: str, method: str, path: str, body: Any = None) -> Any:
        return self._transport.ask(what, method, path, body, self._scope)


def _times(
    times: int | None, at_least: int | None, at_most: int | None
) -> int | dict[str, int] | None:
    if times is not None and (at_least is not None or at_most is not None):
        raise TypeError("verify takes either times, or at_least and at_most")
    bounds = {"atLeast": at_least, "atMost": at_most}
    given = {name: bound for name, bound in bounds.items() if bound is not None}
    return given or times


def _recorded(json: Any) -> RecordedRequest:
    return from_wire(RecordedRequest, json)
