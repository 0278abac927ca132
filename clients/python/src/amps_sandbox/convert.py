"""Values of Python as the control API has them, and back."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_camel(name: str) -> str:
    """`device_id` as `deviceId`."""
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(word.capitalize() for word in rest)


def to_snake(name: str) -> str:
    """`deviceId` as `device_id`."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


DURATIONS = ("expires_in", "for_")
"""Keyword arguments that take a duration."""


def fields_to_wire(options: Mapping[str, Any]) -> dict[str, Any]:
    """Keyword arguments as a JSON object; what is inside of them keeps its names."""
    return {
        to_camel(name): to_wire(as_duration(value) if name in DURATIONS else value)
        for name, value in options.items()
    }


def as_duration(value: Any) -> Any:
    """A number is one of seconds, as everywhere in Python."""
    return timedelta(seconds=value) if isinstance(value, (int, float)) else value


def to_wire(value: Any) -> Any:
    """Instants and durations as text, wherever they are."""
    if isinstance(value, datetime):
        return instant_to_wire(value)
    if isinstance(value, timedelta):
        return duration_to_wire(value)
    if isinstance(value, Mapping):
        return {name: to_wire(inner) for name, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return [to_wire(inner) for inner in value]
    return value


def instant_to_wire(at: datetime) -> str:
    """As text in UTC; ValueError where it has no time zone."""
    if at.tzinfo is None:
        raise ValueError(
            f"{at!r} has no time zone, so it is no instant. "
            "Give it one, such as datetime(2025, 6, 1, 18, tzinfo=timezone.utc)."
        )
    utc = at.astimezone(timezone.utc).replace(tzinfo=None)
    return utc.isoformat(timespec="milliseconds") + "Z"


def duration_to_wire(duration: timedelta) -> str:
    """As text with its unit; ValueError where it is negative."""
    milliseconds = duration // timedelta(milliseconds=1)
    if milliseconds < 0:
        raise ValueError(f"{duration!r} is negative, and time goes forward only.")
    return f"{milliseconds}ms" if milliseconds < 10**9 else f"{milliseconds / 1000:.3f}s"


def instant_from_wire(text: str) -> datetime:
    """As the control API writes it."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def from_wire(model: type[T], json: Mapping[str, Any]) -> T:
    """The data class with the fields that it knows."""
    types_of = _types_of(cast(Any, model))
    known = {to_snake(name): value for name, value in json.items()}
    return model(**{name: _read(types_of[name], known[name]) for name in types_of if name in known})


@cache
def _types_of(model: Any) -> dict[str, Any]:
    hints = get_type_hints(model)
    return {field.name: hints[field.name] for field in fields(model)}


def _read(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(choice for choice in get_args(kind) if choice is not type(None))
    if kind is datetime:
        return instant_from_wire(value)
    if is_dataclass(kind) and isinstance(kind, type):
        return from_wire(kind, value)
    if get_origin(kind) is Sequence:
        return tuple(_read(get_args(kind)[0], item) for item in value)
    return value
