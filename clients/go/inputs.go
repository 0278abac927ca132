// Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.

package ampssandbox

import (
	"encoding/json"
	"time"
)

// ClockStart: How the clock starts, and starts again at every reset. What is left out is as the
// emulator was started.
type ClockStart struct {
	// `real` or `running` runs as time does, `scaled` a factor as fast, `frozen` only when told to.
	Mode string `json:"mode,omitempty"`
	// A factor from 0.001 to 999999.999.
	Factor *float64 `json:"factor,omitempty"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00.
	At time.Time `json:"at,omitzero"`
}

// MarshalJSON writes instants in UTC and durations with their unit.
func (v ClockStart) MarshalJSON() ([]byte, error) {
	type plain ClockStart
	return json.Marshal(struct {
		plain
		At any `json:"at,omitempty"`
	}{
		plain: plain(v),
		At:    instantOrNil(v.At),
	})
}

// DeviceChange: Figures must be of the device's family.
type DeviceChange struct {
	// An energy in kWh above 0 and at most 10000.
	CapacityKwh *float64 `json:"capacityKwh,omitempty"`
	// A power in kW above 0 and at most 1000.
	MaxChargeKw *float64 `json:"maxChargeKw,omitempty"`
	// A power in kW above 0 and at most 1000.
	MaxDischargeKw *float64 `json:"maxDischargeKw,omitempty"`
	// Lowest level that discharging goes down to.
	DischargeLimitPercent *float64 `json:"dischargeLimitPercent,omitempty"`
	// What the unit can do.
	Modes []string `json:"modes,omitempty"`
	// The household's own set points.
	Schedule map[string]any `json:"schedule,omitempty"`
	// A power in kW above 0 and at most 1000.
	MaxPowerKw *float64 `json:"maxPowerKw,omitempty"`
	// A current in A above 0 and at most 1000.
	MaxCurrentA *float64 `json:"maxCurrentA,omitempty"`
	// Output on the plateau of a day in June.
	PeakKw *float64 `json:"peakKw,omitempty"`
	// Level at which charging stops.
	ChargeLimitPercent *float64 `json:"chargeLimitPercent,omitempty"`
	// Range in km of a full battery.
	FullRangeKm *float64 `json:"fullRangeKm,omitempty"`
	// 1 to 100 characters without spaces; an e-mail address is a good one.
	UserID string `json:"userId,omitempty"`
	// A text of 1 to 100 characters.
	Vendor string `json:"vendor,omitempty"`
	// A text of 1 to 100 characters.
	Model string `json:"model,omitempty"`
	// Whether it follows the vendor's documented figures exactly.
	Reference *bool `json:"reference,omitempty"`
}

// KeyChange: What changes of a key; what is left out stays.
type KeyChange struct {
	// A text of 1 to 100 characters.
	Name string `json:"name,omitempty"`
	// What a key may do; a key with read alone may not push.
	Permissions []string `json:"permissions,omitempty"`
	// Name of a rate-limit plan of the configuration, or `unlimited`; `null` for none of its own.
	Plan string `json:"plan,omitempty"`
	// ClearPlan takes the value away.
	ClearPlan bool `json:"-"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z; null for never.
	ExpiresAt time.Time `json:"expiresAt,omitzero"`
	// ClearExpiresAt takes the value away.
	ClearExpiresAt bool `json:"-"`
	// The same as `expiresAt` but counted from now on the account's clock.
	ExpiresIn time.Duration `json:"expiresIn,omitempty"`
	// A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z; null for never.
	RevokedAt time.Time `json:"revokedAt,omitzero"`
	// ClearRevokedAt takes the value away.
	ClearRevokedAt bool `json:"-"`
}

// MarshalJSON writes instants in UTC and durations with their unit.
func (v KeyChange) MarshalJSON() ([]byte, error) {
	type plain KeyChange
	return json.Marshal(struct {
		plain
		Plan      any `json:"plan,omitempty"`
		ExpiresAt any `json:"expiresAt,omitempty"`
		ExpiresIn any `json:"expiresIn,omitempty"`
		RevokedAt any `json:"revokedAt,omitempty"`
	}{
		plain:     plain(v),
		Plan:      nullOr(v.ClearPlan, textOrNil(v.Plan)),
		ExpiresAt: nullOr(v.ClearExpiresAt, instantOrNil(v.ExpiresAt)),
		ExpiresIn: durationOrNil(v.ExpiresIn),
		RevokedAt: nullOr(v.ClearRevokedAt, instantOrNil(v.RevokedAt)),
	})
}

// NewAccount: What an account begins with; what is left out is as the emulator was started.
type NewAccount struct {
	// Drawn where it is left out.
	ID string `json:"id,omitempty"`
	// The id where it is left out.
	Name string `json:"name,omitempty"`
	// A world that comes with the package, by its name (`default`, `empty`, `large`), or the world
	// itself as `fixtures/schemas/world.schema.json` has it: as an object, or as its YAML or JSON
	// text. The account is the first one of it, and has the keys that the world gives it. The world of
	// the emulator's start where it is left out. Paths are read by the clients only.
	World any `json:"world,omitempty"`
	// Another seed makes other people, devices and figures. The emulator's own where it is left out.
	Seed any `json:"seed,omitempty"`
	// How the clock starts: a pace such as `frozen` or `x60`, or an object with the pace and the
	// instant.
	Clock any `json:"clock,omitempty"`
	// How long no request may use the account before it is closed, in real time: 30m, 24h, 7d, or
	// never. An account of the world is never closed; another has the configuration's
	// `accounts.idleAfter` where nothing is said.
	Ttl string `json:"ttl,omitempty"`
	// Keys beside the fresh one, as text or with what they may do.
	Keys []any `json:"keys,omitempty"`
	// Scenarios, one or a list, each by the name of one that comes with the package or as the document
	// itself: an object, or its YAML or JSON text. Their rules stand above those of the emulator's
	// start, those of later ones above those of earlier ones, and the account begins with them at
	// every reset.
	Scenarios any `json:"scenarios,omitempty"`
	// Rules that are asked before those of all scenarios, each with a name. The account begins with
	// them at every reset.
	Rules []Rule `json:"rules,omitempty"`
}

// NewDevice: A device of which only the family must be known.
type NewDevice struct {
	// Unique in the account; drawn where it is left out.
	ID string `json:"id,omitempty"`
	// The account's first user where it is left out.
	UserID string `json:"userId,omitempty"`
	// A text of 1 to 100 characters.
	Vendor string `json:"vendor,omitempty"`
	// Needs a vendor.
	Model string `json:"model,omitempty"`
	// Since when its meters count, at the latest now.
	InstalledAt time.Time `json:"installedAt,omitzero"`
	// Whether it follows the vendor's documented figures exactly.
	Reference *bool `json:"reference,omitempty"`
	// An energy in kWh above 0 and at most 10000.
	CapacityKwh *float64 `json:"capacityKwh,omitempty"`
	// A power in kW above 0 and at most 1000.
	MaxChargeKw *float64 `json:"maxChargeKw,omitempty"`
	// A power in kW above 0 and at most 1000.
	MaxDischargeKw *float64 `json:"maxDischargeKw,omitempty"`
	// Lowest level that discharging goes down to.
	DischargeLimitPercent *float64 `json:"dischargeLimitPercent,omitempty"`
	// `battery`, `hvac`, `ev-charger`, `solar-inverter` or `vehicle`.
	Family string `json:"family"`
	// What the unit can do.
	Modes []string `json:"modes,omitempty"`
	// The household's own set points.
	Schedule map[string]any `json:"schedule,omitempty"`
	// A power in kW above 0 and at most 1000.
	MaxPowerKw *float64 `json:"maxPowerKw,omitempty"`
	// A current in A above 0 and at most 1000.
	MaxCurrentA *float64 `json:"maxCurrentA,omitempty"`
	// Output on the plateau of a day in June.
	PeakKw *float64 `json:"peakKw,omitempty"`
	// Level at which charging stops.
	ChargeLimitPercent *float64 `json:"chargeLimitPercent,omitempty"`
	// Range in km of a full battery.
	FullRangeKm *float64 `json:"fullRangeKm,omitempty"`
}

// MarshalJSON writes instants in UTC and durations with their unit.
func (v NewDevice) MarshalJSON() ([]byte, error) {
	type plain NewDevice
	return json.Marshal(struct {
		plain
		InstalledAt any `json:"installedAt,omitempty"`
	}{
		plain:       plain(v),
		InstalledAt: instantOrNil(v.InstalledAt),
	})
}

// NewKey: A key to add; what is left out has a default.
type NewKey struct {
	// Minted where it is left out. Never give a real live key.
	Key string `json:"key,omitempty"`
	// Edition of the vendor's API that it speaks. Told from how the key is written where it is left
	// out.
	Edition string `json:"edition,omitempty"`
	// A text of 1 to 100 characters.
	Name string `json:"name,omitempty"`
	// Both where it is left out.
	Permissions []string `json:"permissions,omitempty"`
	// Name of a rate-limit plan of the configuration, or `unlimited`.
	Plan string `json:"plan,omitempty"`
	// Now where it is left out.
	CreatedAt time.Time `json:"createdAt,omitzero"`
	// In the past for a key that has expired already.
	ExpiresAt time.Time `json:"expiresAt,omitzero"`
	// The same as `expiresAt`, but counted on the account's clock from now, or from where the account
	// begins.
	ExpiresIn time.Duration `json:"expiresIn,omitempty"`
	// From when it is revoked; in the past for a key that is revoked already.
	RevokedAt time.Time `json:"revokedAt,omitzero"`
}

// MarshalJSON writes instants in UTC and durations with their unit.
func (v NewKey) MarshalJSON() ([]byte, error) {
	type plain NewKey
	return json.Marshal(struct {
		plain
		CreatedAt any `json:"createdAt,omitempty"`
		ExpiresAt any `json:"expiresAt,omitempty"`
		ExpiresIn any `json:"expiresIn,omitempty"`
		RevokedAt any `json:"revokedAt,omitempty"`
	}{
		plain:     plain(v),
		CreatedAt: instantOrNil(v.CreatedAt),
		ExpiresAt: instantOrNil(v.ExpiresAt),
		ExpiresIn: durationOrNil(v.ExpiresIn),
		RevokedAt: instantOrNil(v.RevokedAt),
	})
}

// RequestQuery: What a request must be; every part is optional, and all that are given must hold.
type RequestQuery struct {
	// Edition of the vendor's API.
	Edition string `json:"edition,omitempty"`
	// operationId of the document.
	Operation string `json:"operation,omitempty"`
	// An HTTP method.
	Method string `json:"method,omitempty"`
	// A path: `*` stands for one segment, `**` for any number of them.
	Path string `json:"path,omitempty"`
	// A status, as a number or as text, or a class of them: `4xx`.
	Status any `json:"status,omitempty"`
	// Name of the key.
	KeyName string `json:"keyName,omitempty"`
	// A family of devices.
	Family string `json:"family,omitempty"`
	// Id of the device in the path.
	DeviceID string `json:"deviceId,omitempty"`
	// Id of the action in the path; of a push, that in its reply.
	ActionID string `json:"actionId,omitempty"`
	// Name of the rule that was applied.
	Rule string `json:"rule,omitempty"`
	// Why it did not succeed, more exactly than status and code tell.
	Problem string `json:"problem,omitempty"`
	// Whether it keeps to the document: `valid`, `invalid` or `unchecked`.
	Verdict string `json:"verdict,omitempty"`
	// As sent in `x-request-id`.
	RequestID string `json:"requestId,omitempty"`
	// It came before an earlier `Retry-After` was over.
	EarlyRetry *bool `json:"earlyRetry,omitempty"`
	// No operation of the document fits.
	Unmatched *bool `json:"unmatched,omitempty"`
	// Values of the query; others may stand beside them.
	Query map[string]any `json:"query,omitempty"`
	// Values of headers, compared as they are recorded: masked.
	Headers map[string]any `json:"headers,omitempty"`
	// Part of the JSON body: objects may have more, anything else must be equal.
	Body any `json:"body,omitempty"`
	// Only requests after this one.
	Since int `json:"since,omitempty"`
}

// Scenario: Scripted behaviour: rules that say when, then what, and how often. The rules are asked
// from top to bottom, and the first one that applies wins; rules added later stand above those
// added before. JSON or YAML.
type Scenario struct {
	// 1 to 100 letters, digits, '.', '_' or '-', a letter or digit first.
	Name string `json:"name,omitempty"`
	// What it is for, in at most 4000 characters.
	Description string `json:"description,omitempty"`
	// Rules in the order in which they are asked, 1 to 10000.
	Rules []Rule `json:"rules"`
}

// Rule: When a request is such, then this happens to it, so often.
type Rule struct {
	// What the rule is called in reports and in the reply header x-sandbox-rule: 1 to 100 letters,
	// digits, '.', '_' or '-'. By default the scenario's name, with the rule's number where it has
	// several.
	Name string `json:"name,omitempty"`
	// What it is for, in at most 4000 characters.
	Description string `json:"description,omitempty"`
	// All that are given must hold; a list means any of its entries. Without conditions the rule
	// matches every request.
	When *Conditions `json:"when,omitempty"`
	// An effect; or `ok`, which lets the true answer pass; or a list of these, 1 to 1000: the first
	// application has the first, and so on.
	Then any `json:"then"`
	// Applies at most so many times, from 1; an `ok` of a list counts. Without limit by default.
	Times int `json:"times,omitempty"`
	// Applies from this matching call on, counted from 1.
	From int `json:"from,omitempty"`
	// Applies to every so-many-th matching call: 3 means the calls 3, 6, 9; with `from: 2` the calls
	// 2, 5, 8.
	Every int `json:"every,omitempty"`
	// Applies to a matching call with this probability, from 0 to 1, by a draw from the seed: the same
	// calls in every run. The other calls go on to the rules below.
	Probability *float64 `json:"probability,omitempty"`
	// Applies for so long from its first application on, on the account's clock.
	For time.Duration `json:"for,omitempty"`
	// What a list does at its end: stop applying, repeat from its start, or repeat its last entry.
	AtEnd string `json:"atEnd,omitempty"`
}

// MarshalJSON writes instants in UTC and durations with their unit.
func (v Rule) MarshalJSON() ([]byte, error) {
	type plain Rule
	return json.Marshal(struct {
		plain
		For any `json:"for,omitempty"`
	}{
		plain: plain(v),
		For:   durationOrNil(v.For),
	})
}

// Conditions: All that are given must hold; a list means any of its entries. Without conditions the
// rule matches every request.
type Conditions struct {
	// The edition of the API that the request speaks.
	Edition any `json:"edition,omitempty"`
	// An operationId of the API's document.
	Operation any `json:"operation,omitempty"`
	// A family of devices.
	Family any `json:"family,omitempty"`
	// The id of a device.
	Device any `json:"device,omitempty"`
	// The id of an account.
	Account any `json:"account,omitempty"`
	// The API key that the request carries. Never put a real live key into a file.
	Key any `json:"key,omitempty"`
	// The HTTP method.
	Method any `json:"method,omitempty"`
	// The path without the query; * stands for one segment, ** for any number of segments.
	Path any `json:"path,omitempty"`
	// A text that the header equals, or {contains}, {startsWith} or {present: true or false}, by the
	// header's name.
	Headers map[string]any `json:"headers,omitempty"`
	// A part of the JSON body: the fields named here must be there with these values; lists must be
	// equal.
	Body any `json:"body,omitempty"`
	// Which of the calls that meet all other conditions: the n-th, or {from, to, every}, counted from
	// 1.
	Call any `json:"call,omitempty"`
	// An interval of the account's clock: from the moment `from` on and before `to`.
	Between map[string]any `json:"between,omitempty"`
	// A UTC time such as 2025-06-01T18:00:00Z, or a duration such as 10m from when the rule was added.
	After string `json:"after,omitempty"`
	// A UTC time such as 2025-06-01T18:00:00Z, or a duration such as 10m from when the rule was added.
	Until string `json:"until,omitempty"`
}

// Effect: What happens to the request; all parts apply together. At most one part decides what is
// answered: an error, a status, no answer at all, the key, or a change of the true answer.
type Effect struct {
	// An error of the API by its code, or by its kind where a code has several (expired-key,
	// unknown-device), answered with its documented status and body.
	Error string `json:"error,omitempty"`
	// Status of an answer of one's own, from 200 to 599.
	Status int `json:"status,omitempty"`
	// Headers of whatever is answered; one that the answer has already is replaced, whatever the case
	// of its name. A list goes out as so many lines, as Set-Cookie needs it. Printable ASCII, at most
	// 4000 characters each.
	Headers map[string]any `json:"headers,omitempty"`
	// Body of an answer of one's own. A text goes out as it is where headers give a Content-Type that
	// is not JSON; all else as JSON.
	Body any `json:"body,omitempty"`
	// Holds the answer back, by at most 1h: so long, or drawn evenly from {min, max}, or drawn from a
	// long-tailed distribution with this {median, p99}.
	Delay any `json:"delay,omitempty"`
	// Resets the connection; the request is not handled.
	Reset bool `json:"reset,omitempty"`
	// Closes the connection without an answer; the request is not handled.
	Empty bool `json:"empty,omitempty"`
	// Never answers and keeps the connection; the request is not handled.
	Hang bool `json:"hang,omitempty"`
	// Handles the request, and closes the connection after so many bytes of the answer's body, 0 to
	// 10000000. With 0 a command is carried out and its answer lost.
	CutAfterBytes *int `json:"cutAfterBytes,omitempty"`
	// Answers a whole body that is no JSON.
	MalformedJson bool `json:"malformedJson,omitempty"`
	// Sends the answer's body in pieces of so many bytes, with so long between them.
	Drip map[string]any `json:"drip,omitempty"`
	// Changes the true answer by a JSON merge patch (RFC 7396): null takes a field out.
	Merge any `json:"merge,omitempty"`
	// Changes the true answer by a JSON Patch (RFC 6902), 1 to 100 operations.
	Patch []map[string]any `json:"patch,omitempty"`
	// The device cannot be reached for this request: a read answers what was known before, a command
	// fails.
	Offline bool `json:"offline,omitempty"`
	// How the action ends that this command makes: completed, failed, never, or an object with more.
	Action any `json:"action,omitempty"`
	// Answers a read with what was true so long ago.
	Stale time.Duration `json:"stale,omitempty"`
	// The calling key is expired or revoked from this request on, this one included, until the account
	// is reset.
	Key string `json:"key,omitempty"`
}

// MarshalJSON writes instants in UTC and durations with their unit.
func (v Effect) MarshalJSON() ([]byte, error) {
	type plain Effect
	return json.Marshal(struct {
		plain
		Stale any `json:"stale,omitempty"`
	}{
		plain: plain(v),
		Stale: durationOrNil(v.Stale),
	})
}
