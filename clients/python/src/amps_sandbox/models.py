# Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.
"""What the sandbox answers. Fields that a later version adds are ignored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Account:
    """An account: devices, keys, a clock, rules and a journal of its own."""

    id: str
    """Unique in the sandbox."""
    name: str
    """What reports call it."""
    environment: str
    """Which of the vendor's two hosts it belongs to."""
    seed: str
    """What its draws are drawn from."""
    clock: Clock
    """Its time."""
    device_count: int
    """How many devices it has."""
    key_count: int
    """How many keys it has, the ended ones included."""
    ttl: str
    """
    How long no request may use the account before it is closed, in real time: 30m, 24h, 7d, or
    never. An account of the world is never closed; another has the configuration's
    `accounts.idleAfter` where nothing is said.
    """


@dataclass(frozen=True)
class Action:
    """A command to a device, and what has become of it."""

    id: str
    """Unique within the family."""
    account: str
    """Whose device it is."""
    family: str
    """A family of devices."""
    device_id: str
    """The device that was asked."""
    command: Any
    """What a device was asked to do, in the words of no edition."""
    state: str
    """`waiting` is what the API calls deferred or scheduled; the last three are final."""
    created_at: datetime
    """
    A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
    """
    updated_at: datetime
    """
    A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
    """
    deferred_until: datetime | None = None
    """
    A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
    """
    acknowledged_at: datetime | None = None
    """
    A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
    """
    completed_at: datetime | None = None
    """
    A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
    """
    failure: Mapping[str, Any] | None = None
    """Why a device did not carry it out."""
    script: Mapping[str, Any] | None = None
    """How the caller wanted this one action to end."""


@dataclass(frozen=True)
class Clock:
    """The time of an account."""

    account: str
    """Whose clock it is."""
    mode: str
    """`real` runs as time does, `scaled` a factor as fast, `frozen` only when told to."""
    factor: float
    """Seconds of the account's in one of the world's: 1 real, 0 frozen."""
    at: datetime
    """The account's instant."""


@dataclass(frozen=True)
class Device:
    """A device, its owner, and what it does at this instant."""

    id: str
    """Unique in the account."""
    account: str
    """The account that has it."""
    user_id: str
    """Its owner."""
    user: DeviceUser
    """The owner of a device."""
    vendor: str
    """Who makes it."""
    model: str
    """What its maker calls it."""
    serial_number: str
    """Drawn from the seed."""
    installed_at: datetime
    """
    A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
    """
    reference: bool
    """Whether it follows the vendor's documented figures exactly."""
    online: bool
    """Whether it can be reached."""
    standing_commands: Sequence[StandingCommand]
    """
    Commands in force and those they replaced, newest first, back to the last release; 20 at most.
    """
    family: str
    """`battery`, `hvac`, `ev-charger`, `solar-inverter` or `vehicle`."""
    state: Mapping[str, Any]
    """What it does at this instant: the fields are those of its family in the control API."""
    offline_since: datetime | None = None
    """
    A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
    """
    capacity_kwh: float | None = None
    """An energy in kWh above 0 and at most 10000."""
    max_charge_kw: float | None = None
    """A power in kW above 0 and at most 1000."""
    max_discharge_kw: float | None = None
    """A power in kW above 0 and at most 1000."""
    discharge_limit_percent: float | None = None
    """Lowest level that discharging goes down to."""
    modes: Sequence[str] | None = None
    """What the unit can do."""
    schedule: Mapping[str, Any] | None = None
    """The household's own set points."""
    max_power_kw: float | None = None
    """A power in kW above 0 and at most 1000."""
    max_current_a: float | None = None
    """A current in A above 0 and at most 1000."""
    peak_kw: float | None = None
    """Output on the plateau of a day in June."""
    charge_limit_percent: float | None = None
    """Level at which charging stops."""
    full_range_km: float | None = None
    """Range in km of a full battery."""


@dataclass(frozen=True)
class DeviceUser:
    """The owner of a device."""

    name: str
    """First name and last name."""
    email: str
    """An e-mail address."""


@dataclass(frozen=True)
class Difference:
    """A part of a query that a request does not meet."""

    field: str
    """Part of the query: `operation`, `body/mode`."""
    message: str
    """What it is, and what was wanted."""
    distance: float
    """How far it is from a match; 0 is one."""


@dataclass(frozen=True)
class Info:
    """The emulator, and the configuration in force."""

    name: str
    """By which a program knows that this is the emulator."""
    version: str
    """Of the emulator."""
    edition: str
    """Of the vendor's API."""
    url: str
    """Base URL of the emulated API; empty while it does not listen."""
    default_account: str
    """The account that a call means which names none."""
    configuration: Mapping[str, Any]
    """Every option in force, under the names of the configuration file; secrets are masked."""
    accounts: Mapping[str, Any]
    """
    How many accounts there are and may be, and how many the limits have closed since the start.
    """
    live_keys: Sequence[LiveKeySighting]
    """
    Live keys that reached this test environment and were refused, the first thousand. Find who
    sends them.
    """
    live_key_requests: int
    """How many requests had a live key, those of keys that are not listed included."""


@dataclass(frozen=True)
class Key:
    """An API key of an account."""

    key: str
    """The key. Masked where it is a live one, unless it is a published fixture or was just made."""
    name: str
    """What reports call it."""
    account: str
    """Whose key it is."""
    edition: str
    """Edition of the vendor's API that it speaks."""
    environment: str
    """Which of the vendor's two hosts it belongs to."""
    permissions: Sequence[str]
    """What a key may do; a key with read alone may not push."""
    status: str
    """As of the account's clock. Revocation outranks expiry."""
    created_at: datetime
    """
    A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
    """
    plan: str | None = None
    """
    Its own rate-limit plan; without one the default plan of the configuration, if there is any.
    """
    expires_at: datetime | None = None
    """
    A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
    """
    revoked_at: datetime | None = None
    """
    A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
    """
    last_used_at: datetime | None = None
    """When a request last came with it while it was good."""


@dataclass(frozen=True)
class LiveKeySighting:
    """A live key that came to this test environment."""

    key: str
    """Masked."""
    count: int
    """How often it was seen."""


@dataclass(frozen=True)
class NearMiss:
    """A request that does not match, and why; nearest first."""

    distance: float
    """0 is a match."""
    differences: Sequence[Difference]
    """What is not as wanted."""
    request: RecordedRequest
    """A request and its reply. Headers and bodies are missing where it comes from a snapshot."""


@dataclass(frozen=True)
class ProblemDetail:
    """One thing that is wrong with a request."""

    path: str
    """Where: `/body/by`, `/query/limit`."""
    message: str
    """What is wrong there."""


@dataclass(frozen=True)
class Quota:
    """
    Only the first three fields are there where the key has no limit, the others only where it has
    one.
    """

    key: str
    """The key; masked as the key itself is."""
    account: str
    """Whose key it is."""
    is_limited: bool
    """Whether a plan is in force."""
    plan: str | None = None
    """The plan in force: the key's own, or the default."""
    algorithm: str | None = None
    """
    `fixed-window`: windows lie end to end from the first request on. `sliding-window`: no interval
    as long as a window has more. `token-bucket`: tokens flow in evenly, and each request takes one.
    """
    limit: int | None = None
    """Requests that pass at once where none was used before."""
    window_seconds: int | None = None
    """Seconds in which all of the limit comes back."""
    remaining: int | None = None
    """Requests that pass at this instant."""
    reset_at: datetime | None = None
    """When more is left than now; this instant where nothing is used."""
    full_at: datetime | None = None
    """When the whole limit is left again; this instant where nothing is used."""


@dataclass(frozen=True)
class RecordedBody:
    """A body as it went over the wire, at most 16 KiB of it."""

    text: str
    """UTF-8 text, or base64 where the bytes are none."""
    truncated: bool
    """Whether less was kept than was sent."""
    encoding: str | None = None
    """There where the text is base64."""
    size_bytes: int | None = None
    """Of the whole; left out where it was refused before its end."""


@dataclass(frozen=True)
class RecordedRequest:
    """A request and its reply. Headers and bodies are missing where it comes from a snapshot."""

    sequence: int
    """1, 2, 3 … in the order in which the replies left."""
    at: datetime
    """The instant of the account's clock."""
    edition: str
    """Edition of the vendor's API that it spoke."""
    request_id: str
    """As sent in `x-request-id`."""
    method: str
    """The HTTP method."""
    path: str
    """As sent."""
    query: str
    """As sent, without the question mark."""
    verdict: str
    """
    Whether the request keeps to the document: `valid`, `invalid`, or `unchecked` where it was
    answered before it was looked into.
    """
    status: int
    """Of the reply; 0 where the connection was ended in its place."""
    early_retry: bool
    """Whether the same key called the same operation before an earlier `Retry-After` was over."""
    account: str | None = None
    """Whose it is; left out where nobody has the key."""
    route: str | None = None
    """Template of the path; left out where the document has none that fits."""
    operation: str | None = None
    """operationId of the document."""
    family: str | None = None
    """A family of devices."""
    device_id: str | None = None
    """From the path."""
    action_id: str | None = None
    """From the path; of a push from its reply."""
    key: str | None = None
    """Masked."""
    key_name: str | None = None
    """Name of the key where somebody has it."""
    headers: Mapping[str, Any] | None = None
    """By lower-case name."""
    body: RecordedBody | None = None
    """A body as it went over the wire, at most 16 KiB of it."""
    errors: Sequence[ProblemDetail] | None = None
    """How it breaks the document, first problem first."""
    connection: str | None = None
    """
    What a rule did to the connection: ended it in place of a reply (`reset`, `empty`, `hang`), or
    damaged or slowed the reply on its way. Left out where it did nothing.
    """
    reply_headers: Mapping[str, Any] | None = None
    """By lower-case name."""
    reply_body: RecordedBody | None = None
    """A body as it went over the wire, at most 16 KiB of it."""
    problem: str | None = None
    """Why a request did not succeed, more exactly than status and code tell."""
    rule: str | None = None
    """Name of the rule that was applied."""
    not_applied: Mapping[str, Any] | None = None
    """An effect that was meant to change the answer and did not fit it."""
    retry_after_until: datetime | None = None
    """Until when the reply asked the client to stay away."""
    duration_ms: float | None = None
    """What the answer took; by the machine's time."""


@dataclass(frozen=True)
class RuleReport:
    """A rule and what has become of it."""

    name: str
    """1 to 100 letters, digits, `.`, `_` or `-`, a letter or digit first."""
    rule: Mapping[str, Any]
    """A rule as `fixtures/schemas/scenario.schema.json` has it, under `$defs/rule`."""
    origin: str
    """Whether the account began with the rule, or it was added."""
    added_at: datetime
    """
    A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
    """
    matched: int
    """
    Requests that met the conditions while the rule was not exhausted and that no rule above took.
    """
    uses: int
    """Steps taken, each `ok` of a list included."""
    applied: int
    """Requests that the rule did something to."""
    exhausted: bool
    """Whether it has been used up and will not apply any more."""
    not_applied: int | None = None
    """
    Answers that its effect was meant to change and did not fit; left out where there was none.
    """


@dataclass(frozen=True)
class StandingCommand:
    """A command that is or was in force."""

    at: datetime
    """When it took effect."""
    command: Any
    """What a device was asked to do, in the words of no edition."""


@dataclass(frozen=True)
class Verification:
    """Whether the requests were as expected, and why not."""

    verified: bool
    """Whether they were."""
    count: int
    """Requests that match; in an order, those of it that were found."""
    expected: str
    """The expectation in words."""
    message: str
    """What came of it."""
    near_misses: Sequence[NearMiss]
    """The requests that came nearest, where it failed."""
