"""What can be done to an account, by resource."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from .convert import as_duration, fields_to_wire, from_wire, to_wire
from .documents import DocumentInput, read_document
from .models import Action, Clock, Device, Key, Quota, RuleReport
from .transport import Transport, segment

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .inputs import DeviceChange, KeyChange, NewDevice, NewKey, Rule

T = TypeVar("T")
LARGEST_PAGE = 500


def list_all(
    transport: Transport, what: str, path: str, query: Mapping[str, Any], read: Callable[[Any], T]
) -> list[T]:
    """The items of all pages."""

    def pages() -> Iterator[T]:
        offset, has_more = 0, True
        while has_more:
            page = {**query, "offset": offset, "limit": LARGEST_PAGE}
            answer = transport.ask(what, "GET", path, query=page)
            yield from map(read, answer["items"])
            offset += len(answer["items"])
            has_more = answer["pagination"]["hasMore"]

    return list(pages())


class ClockControl:
    """The time of an account. It goes forward only; what is due on the way has run afterwards."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(self) -> Clock:
        """The time and how it passes."""
        return self._ask("read the clock", "GET", "/clock")

    def advance(self, by: timedelta | float | str) -> Clock:
        """Lets time pass: a timedelta, a number of seconds, or a text such as "90s"."""
        body = {"by": to_wire(as_duration(by))}
        return self._ask("advance the clock", "POST", "/clock/advance", body)

    def set(self, at: datetime | str) -> Clock:
        """Goes forward to an instant."""
        return self._ask("set the clock", "POST", "/clock/set", {"at": to_wire(at)})

    def freeze(self, at: datetime | str | None = None) -> Clock:
        """Stops the clock, at a later instant where one is given."""
        place = {} if at is None else {"at": to_wire(at)}
        return self._ask("freeze the clock", "PATCH", "/clock", {"mode": "frozen", **place})

    def run(self) -> Clock:
        """Lets the clock run as time does."""
        return self._ask("let the clock run", "PATCH", "/clock", {"mode": "real"})

    def scale(self, factor: float) -> Clock:
        """Lets the clock run so many times as fast."""
        body = {"mode": "scaled", "factor": factor}
        return self._ask("scale the clock", "PATCH", "/clock", body)

    def _ask(self, what: str, method: str, path: str, body: Any = None) -> Clock:
        return from_wire(Clock, self._transport.ask(what, method, path, body))


class KeyControl:
    """The keys of an account. A change holds from the next request on."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> list[Key]:
        """All keys, the good and the ended."""
        items = self._transport.ask("list keys", "GET", "/keys")["items"]
        return [from_wire(Key, item) for item in items]

    def get(self, key: str) -> Key:
        """What the key may do, and whether it is good now."""
        return self._ask("read the key", "GET", key)

    def create(self, **key: Unpack[NewKey]) -> Key:
        """Adds a key, minted where none is given."""
        body = fields_to_wire(key)
        return from_wire(Key, self._transport.ask("add a key", "POST", "/keys", body))

    def change(self, key: str, **change: Unpack[KeyChange]) -> Key:
        """Changes what is given, and leaves the rest."""
        return self._ask("change the key", "PATCH", key, body=fields_to_wire(change))

    def expire(self, key: str) -> Key:
        """Ends the key as time does."""
        return self._ask("expire the key", "POST", key, "/expire")

    def revoke(self, key: str) -> Key:
        """Ends the key as its owner does."""
        return self._ask("revoke the key", "POST", key, "/revoke")

    def delete(self, key: str) -> None:
        """Makes the key unknown."""
        self._transport.ask("delete the key", "DELETE", f"/keys/{segment(key)}")

    def get_quota(self, key: str) -> Quota:
        """What is left of the key's rate limit; looking costs nothing."""
        return self._quota("read the quota", "GET", key)

    def set_quota(self, key: str, remaining: int) -> Quota:
        """Leaves so many requests; 0 exhausts the key."""
        return self._quota("set the quota", "PUT", key, {"remaining": remaining})

    def refill_quota(self, key: str) -> Quota:
        """Gives the key its whole rate limit back."""
        return self._quota("refill the quota", "DELETE", key)

    def _ask(self, what: str, method: str, key: str, rest: str = "", body: Any = None) -> Key:
        path = f"/keys/{segment(key)}{rest}"
        return from_wire(Key, self._transport.ask(what, method, path, body))

    def _quota(self, what: str, method: str, key: str, body: Any = None) -> Quota:
        path = f"/keys/{segment(key)}/quota"
        return from_wire(Quota, self._transport.ask(what, method, path, body))


class DeviceControl:
    """The devices of an account, past the read cache."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, *, family: str | None = None, user_id: str | None = None) -> list[Device]:
        """Devices with their state at this instant."""
        query = {"family": family, "userId": user_id}
        return list_all(self._transport, "list devices", "/devices", query, _device)

    def get(self, device_id: str) -> Device:
        """The device with its state at this instant."""
        return self._ask("read the device", "GET", device_id)

    def create(self, **device: Unpack[NewDevice]) -> Device:
        """Adds a device of a family; what is left out is drawn."""
        body = fields_to_wire(device)
        return _device(self._transport.ask("add a device", "POST", "/devices", body))

    def change(self, device_id: str, **change: Unpack[DeviceChange]) -> Device:
        """Changes what is given, and leaves the rest."""
        return self._ask("change the device", "PATCH", device_id, body=fields_to_wire(change))

    def take_offline(self, device_id: str) -> Device:
        """Lets the device lose its connection."""
        return self._ask("take the device offline", "POST", device_id, "/offline")

    def bring_online(self, device_id: str) -> Device:
        """Gives the device its connection back."""
        return self._ask("bring the device online", "POST", device_id, "/online")

    def release(self, device_id: str) -> Device:
        """Ends the standing command: the daily pattern applies again."""
        return self._ask("release the device", "POST", device_id, "/release")

    def delete(self, device_id: str) -> None:
        """Removes the device."""
        self._transport.ask("remove the device", "DELETE", f"/devices/{segment(device_id)}")

    def _ask(self, what: str, method: str, device: str, rest: str = "", body: Any = None) -> Device:
        path = f"/devices/{segment(device)}{rest}"
        return _device(self._transport.ask(what, method, path, body))


def _device(json: Any) -> Device:
    return from_wire(Device, json)


class ActionControl:
    """What the devices of an account were asked to do."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(
        self, *, family: str | None = None, device_id: str | None = None, state: str | None = None
    ) -> list[Action]:
        """Actions of a family, of a device or in a state; all where nothing is said."""
        query = {"family": family, "deviceId": device_id, "state": state}
        read: Callable[[Any], Action] = lambda json: from_wire(Action, json)  # noqa: E731
        return list_all(self._transport, "list actions", "/actions", query, read)


class RuleControl:
    """Scripted behaviour. Rules added last are asked first, and a reset takes them away."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(self, **rule: Unpack[Rule]) -> RuleReport:
        """Adds a rule: when a request is such, then this happens to it, so often.

        >>> rules.create(name="busy", when={"method": "POST"}, then={"status": 503}, times=1)
        """
        return self._add({"rules": [fields_to_wire(rule)]})[0]

    def add_scenario(self, scenario: DocumentInput) -> Sequence[RuleReport]:
        """Adds the rules of a scenario, all of them or none.

        It is the name of one that comes with the emulator, the path of a JSON or YAML file, the
        text of one, or a mapping with what stands in one. A rule without a name has the scenario's.

        >>> rules.add_scenario({"name": "evening", "rules": [{"then": {"status": 503}}]})
        """
        return self._add({"scenario": read_document("scenario", scenario).on_wire()})

    def list(self) -> list[RuleReport]:
        """All rules, in the order in which they are asked."""
        return list_all(self._transport, "list rules", "/rules", {}, _rule)

    def get(self, name: str) -> RuleReport:
        """What the rule has done so far."""
        path = f"/rules/{segment(name)}"
        return _rule(self._transport.ask("read the rule", "GET", path))

    def delete(self, name: str) -> None:
        """Removes the rule."""
        self._transport.ask("remove the rule", "DELETE", f"/rules/{segment(name)}")

    def clear(self) -> None:
        """Back to the rules of the start."""
        self._transport.ask("clear the rules", "DELETE", "/rules")

    def _add(self, body: Any) -> Sequence[RuleReport]:
        items = self._transport.ask("add rules", "POST", "/rules", body)["items"]
        return [_rule(item) for item in items]


def _rule(json: Any) -> RuleReport:
    return from_wire(RuleReport, json)
