# Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
"""What methods take as keyword arguments; None takes a value away where that is possible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypedDict


class ClockStart(TypedDict, total=False):
    """
    How the clock starts, and starts again at every reset. What is left out is as the emulator was
    started.
    """

    mode: str
    """
    `real` or `running` runs as time does, `scaled` a factor as fast, `frozen` only when told to.
    """
    factor: float
    """A factor from 0.001 to 999999.999."""
    at: datetime | str
    """
    A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
    """


class DeviceChange(TypedDict, total=False):
    """Figures must be of the device's family."""

    capacity_kwh: float
    """An energy in kWh above 0 and at most 10000."""
    max_charge_kw: float
    """A power in kW above 0 and at most 1000."""
    max_discharge_kw: float
    """A power in kW above 0 and at most 1000."""
    discharge_limit_percent: float
    """Lowest level that discharging goes down to."""
    modes: Sequence[str]
    """What the unit can do."""
    schedule: Mapping[str, Any]
    """The household's own set points."""
    max_power_kw: float
    """A power in kW above 0 and at most 1000."""
    max_current_a: float
    """A current in A above 0 and at most 1000."""
    peak_kw: float
    """Output on the plateau of a day in June."""
    charge_limit_percent: float
    """Level at which charging stops."""
    full_range_km: float
    """Range in km of a full battery."""
    user_id: str
    """1 to 100 characters without spaces; an e-mail address is a good one."""
    vendor: str
    """A text of 1 to 100 characters."""
    model: str
    """A text of 1 to 100 characters."""
    reference: bool
    """Whether it follows the vendor's documented figures exactly."""


class KeyChange(TypedDict, total=False):
    """What changes of a key; what is left out stays."""

    name: str
    """A text of 1 to 100 characters."""
    permissions: Sequence[str]
    """What a key may do; a key with read alone may not push."""
    plan: str | None
    """
    Name of a rate-limit plan of the configuration, or `unlimited`; `null` for none of its own.
    """
    expires_at: datetime | str | None
    """A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z; null for never."""
    expires_in: timedelta | float | str
    """The same as `expiresAt` but counted from now on the account's clock."""
    revoked_at: datetime | str | None
    """A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z; null for never."""


class NewAccount(TypedDict, total=False):
    """What an account begins with; what is left out is as the emulator was started."""

    id: str
    """Drawn where it is left out."""
    name: str
    """The id where it is left out."""
    world: Any
    """
    A world that comes with the package, by its name (`default`, `empty`, `large`), or the world
    itself as `fixtures/schemas/world.schema.json` has it: as an object, or as its YAML or JSON
    text. The account is the first one of it, and has the keys that the world gives it. The world of
    the emulator's start where it is left out. Paths are read by the clients only.
    """
    seed: Any
    """
    Another seed makes other people, devices and figures. The emulator's own where it is left out.
    """
    clock: Any
    """
    How the clock starts: a pace such as `frozen` or `x60`, or an object with the pace and the
    instant.
    """
    ttl: str
    """
    How long no request may use the account before it is closed, in real time: 30m, 24h, 7d, or
    never. An account of the world is never closed; another has the configuration's
    `accounts.idleAfter` where nothing is said.
    """
    keys: Sequence[Any]
    """Keys beside the fresh one, as text or with what they may do."""
    scenarios: Any
    """
    Scenarios, one or a list, each by the name of one that comes with the package or as the document
    itself: an object, or its YAML or JSON text. Their rules stand above those of the emulator's
    start, those of later ones above those of earlier ones, and the account begins with them at
    every reset.
    """
    rules: Sequence[Rule]
    """
    Rules that are asked before those of all scenarios, each with a name. The account begins with
    them at every reset.
    """


class NewDevice(TypedDict, total=False):
    """A device of which only the family must be known."""

    id: str
    """Unique in the account; drawn where it is left out."""
    user_id: str
    """The account's first user where it is left out."""
    vendor: str
    """A text of 1 to 100 characters."""
    model: str
    """Needs a vendor."""
    installed_at: datetime | str
    """Since when its meters count, at the latest now."""
    reference: bool
    """Whether it follows the vendor's documented figures exactly."""
    capacity_kwh: float
    """An energy in kWh above 0 and at most 10000."""
    max_charge_kw: float
    """A power in kW above 0 and at most 1000."""
    max_discharge_kw: float
    """A power in kW above 0 and at most 1000."""
    discharge_limit_percent: float
    """Lowest level that discharging goes down to."""
    family: str
    """`battery`, `hvac`, `ev-charger`, `solar-inverter` or `vehicle`."""
    modes: Sequence[str]
    """What the unit can do."""
    schedule: Mapping[str, Any]
    """The household's own set points."""
    max_power_kw: float
    """A power in kW above 0 and at most 1000."""
    max_current_a: float
    """A current in A above 0 and at most 1000."""
    peak_kw: float
    """Output on the plateau of a day in June."""
    charge_limit_percent: float
    """Level at which charging stops."""
    full_range_km: float
    """Range in km of a full battery."""


class NewKey(TypedDict, total=False):
    """A key to add; what is left out has a default."""

    key: str
    """Minted where it is left out. Never give a real live key."""
    edition: str
    """
    Edition of the vendor's API that it speaks. Told from how the key is written where it is left
    out.
    """
    name: str
    """A text of 1 to 100 characters."""
    permissions: Sequence[str]
    """Both where it is left out."""
    plan: str
    """Name of a rate-limit plan of the configuration, or `unlimited`."""
    created_at: datetime | str
    """Now where it is left out."""
    expires_at: datetime | str
    """In the past for a key that has expired already."""
    expires_in: timedelta | float | str
    """
    The same as `expiresAt`, but counted on the account's clock from now, or from where the account
    begins.
    """
    revoked_at: datetime | str
    """From when it is revoked; in the past for a key that is revoked already."""


class RequestQuery(TypedDict, total=False):
    """What a request must be; every part is optional, and all that are given must hold."""

    edition: str
    """Edition of the vendor's API."""
    operation: str
    """operationId of the document."""
    method: str
    """An HTTP method."""
    path: str
    """A path: `*` stands for one segment, `**` for any number of them."""
    status: Any
    """A status, as a number or as text, or a class of them: `4xx`."""
    key_name: str
    """Name of the key."""
    family: str
    """A family of devices."""
    device_id: str
    """Id of the device in the path."""
    action_id: str
    """Id of the action in the path; of a push, that in its reply."""
    rule: str
    """Name of the rule that was applied."""
    problem: str
    """Why it did not succeed, more exactly than status and code tell."""
    verdict: str
    """Whether it keeps to the document: `valid`, `invalid` or `unchecked`."""
    request_id: str
    """As sent in `x-request-id`."""
    early_retry: bool
    """It came before an earlier `Retry-After` was over."""
    unmatched: bool
    """No operation of the document fits."""
    query: Mapping[str, Any]
    """Values of the query; others may stand beside them."""
    headers: Mapping[str, Any]
    """Values of headers, compared as they are recorded: masked."""
    body: Any
    """Part of the JSON body: objects may have more, anything else must be equal."""
    since: int
    """Only requests after this one."""


class Rule(TypedDict, total=False):
    """When a request is such, then this happens to it, so often."""

    name: str
    """
    What the rule is called in reports and in the reply header x-sandbox-rule: 1 to 100 letters,
    digits, '.', '_' or '-'. By default the scenario's name, with the rule's number where it has
    several.
    """
    description: str
    """What it is for, in at most 4000 characters."""
    when: Mapping[str, Any]
    """
    All that are given must hold; a list means any of its entries. Without conditions the rule
    matches every request.
    """
    then: Any
    """
    An effect; or `ok`, which lets the true answer pass; or a list of these, 1 to 1000: the first
    application has the first, and so on.
    """
    times: int
    """Applies at most so many times, from 1; an `ok` of a list counts. Without limit by default."""
    from_: int
    """Applies from this matching call on, counted from 1."""
    every: int
    """
    Applies to every so-many-th matching call: 3 means the calls 3, 6, 9; with `from: 2` the calls
    2, 5, 8.
    """
    probability: float
    """
    Applies to a matching call with this probability, from 0 to 1, by a draw from the seed: the same
    calls in every run. The other calls go on to the rules below.
    """
    for_: timedelta | float | str
    """Applies for so long from its first application on, on the account's clock."""
    at_end: str
    """
    What a list does at its end: stop applying, repeat from its start, or repeat its last entry.
    """
