// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.

package ampssandbox

import (
	"time"
)

// Account: An account: devices, keys, a clock, rules and a journal of its own.
type Account struct {
	// Unique in the sandbox.
	ID string `json:"id"`
	// What reports call it.
	Name string `json:"name"`
	// Which of the vendor's two hosts it belongs to.
	Environment string `json:"environment"`
	// What its draws are drawn from.
	Seed string `json:"seed"`
	// Its time.
	Clock Clock `json:"clock"`
	// How many devices it has.
	DeviceCount int `json:"deviceCount"`
	// How many keys it has, the ended ones included.
	KeyCount int `json:"keyCount"`
	// How long no request may use the account before it is closed, in real time: 30m, 24h, 7d, or
	// never. An account of the world is never closed; another has the configuration's
	// `accounts.idleAfter` where nothing is said.
	Ttl string `json:"ttl"`
}

// Action: A command to a device, and what has become of it.
type Action struct {
	// Unique within the family.
	ID string `json:"id"`
	// Whose device it is.
	Account string `json:"account"`
	// A family of devices.
	Family string `json:"family"`
	// The device that was asked.
	DeviceID string `json:"deviceId"`
	// What a device was asked to do, in the words of no edition.
	Command any `json:"command"`
	// `waiting` is what the API calls deferred or scheduled; the last three are final.
	State string `json:"state"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
	CreatedAt time.Time `json:"createdAt"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
	UpdatedAt time.Time `json:"updatedAt"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
	DeferredUntil time.Time `json:"deferredUntil,omitzero"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
	AcknowledgedAt time.Time `json:"acknowledgedAt,omitzero"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
	CompletedAt time.Time `json:"completedAt,omitzero"`
	// Why a device did not carry it out.
	Failure map[string]any `json:"failure,omitempty"`
	// How the caller wanted this one action to end.
	Script map[string]any `json:"script,omitempty"`
}

// Clock: The time of an account.
type Clock struct {
	// Whose clock it is.
	Account string `json:"account"`
	// `real` runs as time does, `scaled` a factor as fast, `frozen` only when told to.
	Mode string `json:"mode"`
	// Seconds of the account's in one of the world's: 1 real, 0 frozen.
	Factor float64 `json:"factor"`
	// The account's instant.
	At time.Time `json:"at"`
}

// Device: A device, its owner, and what it does at this instant.
type Device struct {
	// Unique in the account.
	ID string `json:"id"`
	// The account that has it.
	Account string `json:"account"`
	// Its owner.
	UserID string `json:"userId"`
	// The owner of a device.
	User DeviceUser `json:"user"`
	// Who makes it.
	Vendor string `json:"vendor"`
	// What its maker calls it.
	Model string `json:"model"`
	// Drawn from the seed.
	SerialNumber string `json:"serialNumber"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
	InstalledAt time.Time `json:"installedAt"`
	// Whether it follows the vendor's documented figures exactly.
	Reference bool `json:"reference"`
	// Whether it can be reached.
	Online bool `json:"online"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
	OfflineSince time.Time `json:"offlineSince,omitzero"`
	// Commands in force and those they replaced, newest first, back to the last release; 20 at most.
	StandingCommands []StandingCommand `json:"standingCommands"`
	// An energy in kWh above 0 and at most 10000.
	CapacityKwh float64 `json:"capacityKwh,omitempty"`
	// A power in kW above 0 and at most 1000.
	MaxChargeKw float64 `json:"maxChargeKw,omitempty"`
	// A power in kW above 0 and at most 1000.
	MaxDischargeKw float64 `json:"maxDischargeKw,omitempty"`
	// Lowest level that discharging goes down to.
	DischargeLimitPercent float64 `json:"dischargeLimitPercent,omitempty"`
	// `battery`, `hvac`, `ev-charger`, `solar-inverter` or `vehicle`.
	Family string `json:"family"`
	// What it does at this instant: the fields are those of its family in the control API.
	State map[string]any `json:"state"`
	// What the unit can do.
	Modes []string `json:"modes,omitempty"`
	// The household's own set points.
	Schedule map[string]any `json:"schedule,omitempty"`
	// A power in kW above 0 and at most 1000.
	MaxPowerKw float64 `json:"maxPowerKw,omitempty"`
	// A current in A above 0 and at most 1000.
	MaxCurrentA float64 `json:"maxCurrentA,omitempty"`
	// Output on the plateau of a day in June.
	PeakKw float64 `json:"peakKw,omitempty"`
	// Level at which charging stops.
	ChargeLimitPercent float64 `json:"chargeLimitPercent,omitempty"`
	// Range in km of a full battery.
	FullRangeKm float64 `json:"fullRangeKm,omitempty"`
}

// DeviceUser: The owner of a device.
type DeviceUser struct {
	// First name and last name.
	Name string `json:"name"`
	// An e-mail address.
	Email string `json:"email"`
}

// Difference: A part of a query that a request does not meet.
type Difference struct {
	// Part of the query: `operation`, `body/mode`.
	Field string `json:"field"`
	// What it is, and what was wanted.
	Message string `json:"message"`
	// How far it is from a match; 0 is one.
	Distance float64 `json:"distance"`
}

// Info: The emulator, and the configuration in force.
type Info struct {
	// By which a program knows that this is the emulator.
	Name string `json:"name"`
	// Of the emulator.
	Version string `json:"version"`
	// Of the vendor's API.
	Edition string `json:"edition"`
	// Base URL of the emulated API; empty while it does not listen.
	URL string `json:"url"`
	// The account that a call means which names none.
	DefaultAccount string `json:"defaultAccount"`
	// Every option in force, under the names of the configuration file; secrets are masked.
	Configuration map[string]any `json:"configuration"`
	// How many accounts there are and may be, and how many the limits have closed since the start.
	Accounts map[string]any `json:"accounts"`
	// Live keys that reached this test environment and were refused, the first thousand. Find who
	// sends them.
	LiveKeys []LiveKeySighting `json:"liveKeys"`
	// How many requests had a live key, those of keys that are not listed included.
	LiveKeyRequests int `json:"liveKeyRequests"`
}

// Key: An API key of an account.
type Key struct {
	// The key. Masked where it is a live one, unless it is a published fixture or was just made.
	Key string `json:"key"`
	// What reports call it.
	Name string `json:"name"`
	// Whose key it is.
	Account string `json:"account"`
	// Edition of the vendor's API that it speaks.
	Edition string `json:"edition"`
	// Which of the vendor's two hosts it belongs to.
	Environment string `json:"environment"`
	// What a key may do; a key with read alone may not push.
	Permissions []string `json:"permissions"`
	// Its own rate-limit plan; without one the default plan of the configuration, if there is any.
	Plan string `json:"plan,omitempty"`
	// As of the account's clock. Revocation outranks expiry.
	Status string `json:"status"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
	CreatedAt time.Time `json:"createdAt"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
	ExpiresAt time.Time `json:"expiresAt,omitzero"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
	RevokedAt time.Time `json:"revokedAt,omitzero"`
	// When a request last came with it while it was good.
	LastUsedAt time.Time `json:"lastUsedAt,omitzero"`
}

// LiveKeySighting: A live key that came to this test environment.
type LiveKeySighting struct {
	// Masked.
	Key string `json:"key"`
	// How often it was seen.
	Count int `json:"count"`
}

// NearMiss: A request that does not match, and why; nearest first.
type NearMiss struct {
	// 0 is a match.
	Distance float64 `json:"distance"`
	// What is not as wanted.
	Differences []Difference `json:"differences"`
	// A request and its reply. Headers and bodies are missing where it comes from a snapshot.
	Request RecordedRequest `json:"request"`
}

// ProblemDetail: One thing that is wrong with a request.
type ProblemDetail struct {
	// Where: `/body/by`, `/query/limit`.
	Path string `json:"path"`
	// What is wrong there.
	Message string `json:"message"`
}

// Quota: Only the first three fields are there where the key has no limit, the others only where it
// has one.
type Quota struct {
	// The key; masked as the key itself is.
	Key string `json:"key"`
	// Whose key it is.
	Account string `json:"account"`
	// Whether a plan is in force.
	IsLimited bool `json:"isLimited"`
	// The plan in force: the key's own, or the default.
	Plan string `json:"plan,omitempty"`
	// `fixed-window`: windows lie end to end from the first request on. `sliding-window`: no interval
	// as long as a window has more. `token-bucket`: tokens flow in evenly, and each request takes one.
	Algorithm string `json:"algorithm,omitempty"`
	// Requests that pass at once where none was used before.
	Limit int `json:"limit,omitempty"`
	// Seconds in which all of the limit comes back.
	WindowSeconds int `json:"windowSeconds,omitempty"`
	// Requests that pass at this instant.
	Remaining int `json:"remaining,omitempty"`
	// When more is left than now; this instant where nothing is used.
	ResetAt time.Time `json:"resetAt,omitzero"`
	// When the whole limit is left again; this instant where nothing is used.
	FullAt time.Time `json:"fullAt,omitzero"`
}

// RecordedBody: A body as it went over the wire, at most 16 KiB of it.
type RecordedBody struct {
	// UTF-8 text, or base64 where the bytes are none.
	Text string `json:"text"`
	// There where the text is base64.
	Encoding string `json:"encoding,omitempty"`
	// Of the whole; left out where it was refused before its end.
	SizeBytes int `json:"sizeBytes,omitempty"`
	// Whether less was kept than was sent.
	Truncated bool `json:"truncated"`
}

// RecordedRequest: A request and its reply. Headers and bodies are missing where it comes from a
// snapshot.
type RecordedRequest struct {
	// 1, 2, 3 … in the order in which the replies left.
	Sequence int `json:"sequence"`
	// Whose it is; left out where nobody has the key.
	Account string `json:"account,omitempty"`
	// The instant of the account's clock.
	At time.Time `json:"at"`
	// Edition of the vendor's API that it spoke.
	Edition string `json:"edition"`
	// As sent in `x-request-id`.
	RequestID string `json:"requestId"`
	// The HTTP method.
	Method string `json:"method"`
	// As sent.
	Path string `json:"path"`
	// As sent, without the question mark.
	Query string `json:"query"`
	// Template of the path; left out where the document has none that fits.
	Route string `json:"route,omitempty"`
	// operationId of the document.
	Operation string `json:"operation,omitempty"`
	// A family of devices.
	Family string `json:"family,omitempty"`
	// From the path.
	DeviceID string `json:"deviceId,omitempty"`
	// From the path; of a push from its reply.
	ActionID string `json:"actionId,omitempty"`
	// Masked.
	Key string `json:"key,omitempty"`
	// Name of the key where somebody has it.
	KeyName string `json:"keyName,omitempty"`
	// By lower-case name.
	Headers map[string]any `json:"headers,omitempty"`
	// A body as it went over the wire, at most 16 KiB of it.
	Body *RecordedBody `json:"body,omitempty"`
	// Whether the request keeps to the document: `valid`, `invalid`, or `unchecked` where it was
	// answered before it was looked into.
	Verdict string `json:"verdict"`
	// How it breaks the document, first problem first.
	Errors []ProblemDetail `json:"errors,omitempty"`
	// Of the reply; 0 where the connection was ended in its place.
	Status int `json:"status"`
	// What a rule did to the connection: ended it in place of a reply (`reset`, `empty`, `hang`), or
	// damaged or slowed the reply on its way. Left out where it did nothing.
	Connection string `json:"connection,omitempty"`
	// By lower-case name.
	ReplyHeaders map[string]any `json:"replyHeaders,omitempty"`
	// A body as it went over the wire, at most 16 KiB of it.
	ReplyBody *RecordedBody `json:"replyBody,omitempty"`
	// Why a request did not succeed, more exactly than status and code tell.
	Problem string `json:"problem,omitempty"`
	// Name of the rule that was applied.
	Rule string `json:"rule,omitempty"`
	// An effect that was meant to change the answer and did not fit it.
	NotApplied map[string]any `json:"notApplied,omitempty"`
	// Until when the reply asked the client to stay away.
	RetryAfterUntil time.Time `json:"retryAfterUntil,omitzero"`
	// Whether the same key called the same operation before an earlier `Retry-After` was over.
	EarlyRetry bool `json:"earlyRetry"`
	// What the answer took; by the machine's time.
	DurationMs float64 `json:"durationMs,omitempty"`
}

// RuleReport: A rule and what has become of it.
type RuleReport struct {
	// 1 to 100 letters, digits, `.`, `_` or `-`, a letter or digit first.
	Name string `json:"name"`
	// A rule as `fixtures/schemas/scenario.schema.json` has it, under `$defs/rule`.
	Rule map[string]any `json:"rule"`
	// Whether the account began with the rule, or it was added.
	Origin string `json:"origin"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
	AddedAt time.Time `json:"addedAt"`
	// Requests that met the conditions while the rule was not exhausted and that no rule above took.
	Matched int `json:"matched"`
	// Steps taken, each `ok` of a list included.
	Uses int `json:"uses"`
	// Requests that the rule did something to.
	Applied int `json:"applied"`
	// Answers that its effect was meant to change and did not fit; left out where there was none.
	NotApplied int `json:"notApplied,omitempty"`
	// Whether it has been used up and will not apply any more.
	Exhausted bool `json:"exhausted"`
}

// StandingCommand: A command that is or was in force.
type StandingCommand struct {
	// When it took effect.
	At time.Time `json:"at"`
	// What a device was asked to do, in the words of no edition.
	Command any `json:"command"`
}

// Verification: Whether the requests were as expected, and why not.
type Verification struct {
	// Whether they were.
	Verified bool `json:"verified"`
	// Requests that match; in an order, those of it that were found.
	Count int `json:"count"`
	// The expectation in words.
	Expected string `json:"expected"`
	// What came of it.
	Message string `json:"message"`
	// The requests that came nearest, where it failed.
	NearMisses []NearMiss `json:"nearMisses"`
}
