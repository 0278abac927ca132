/** A body as it is sent: text, or bytes that are no text. */
export type StepBody = string | { readonly hex: string };

/** A request to the emulated API, whose reply is recorded. */
export interface RequestStep {
  readonly kind: 'request';
  readonly method: string;
  /** With its query; `{{name}}` stands for what the reply to an earlier step was asked to keep. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body?: StepBody;
  /** Values of the reply's body that later paths need, each by a name and by its place: `items.1.id`. */
  readonly keep?: Readonly<Record<string, string>>;
}

/** A call of the control API that brings about a state; what it answers is not recorded. */
export interface ControlStep {
  readonly kind: 'control';
  readonly method: string;
  /** Below `/__sandbox`. */
  readonly path: string;
  readonly body?: unknown;
}

export type Step = RequestStep | ControlStep;
export type Steps = Generator<Step, void>;

/** What is said of a request beside its method and path. */
export interface Sending {
  /** Null sends no key; the documented example where undefined. */
  readonly key?: string | null;
  readonly body?: unknown;
  /** Sent as it is, in place of a JSON body, and without a media type. */
  readonly raw?: StepBody;
  readonly headers?: RequestStep['headers'];
  /** The name by which later paths find the action that this command made. */
  readonly action?: string;
  readonly keep?: RequestStep['keep'];
}

export const KEY = 'sk_sandbox_abc123xyz';
export const LIVE_KEY = 'sk_live_def456uvw';
export const LIVE_HOST = { host: 'api.amps.ai' };
export const JSON_TYPE = { 'content-type': 'application/json' };

export function send(method: string, path: string, sending: Sending = {}): RequestStep {
  const { key = KEY, body, raw, headers, action } = sending;
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const keep = action === undefined ? sending.keep : { [action]: 'actionId' };
  return {
    kind: 'request',
    method,
    path,
    headers: { ...(key !== null && { 'x-api-key': key }), ...(body !== undefined && JSON_TYPE), ...headers },
    ...(text !== undefined && { body: text }),
    ...(keep !== undefined && { keep }),
  };
}

export function get(path: string, sending?: Sending): RequestStep {
  return send('GET', path, sending);
}

export function post(path: string, body?: unknown, sending: Sending = {}): RequestStep {
  return send('POST', path, { ...sending, ...(body !== undefined && { body }) });
}

export interface RecordedFamily {
  readonly path: string;
  /** The device of the vendor's samples. */
  readonly device: string;
  /** A device of another user, which varies around the documented figures. */
  readonly other: string;
  readonly live: string;
}

export const BATTERY: RecordedFamily = {
  path: '/battery',
  device: '/battery/device_abc123',
  other: '/battery/device_xyz789',
  live: '/battery/device_live_battery',
};
export const HVAC: RecordedFamily = {
  path: '/hvac',
  device: '/hvac/device_hvac_001',
  other: '/hvac/device_hvac_xyz789',
  live: '/hvac/device_live_hvac',
};
export const EV_CHARGER: RecordedFamily = {
  path: '/ev-charger',
  device: '/ev-charger/device_ev_001',
  other: '/ev-charger/device_ev_xyz789',
  live: '/ev-charger/device_live_ev',
};
export const SOLAR_INVERTER: RecordedFamily = {
  path: '/solar-inverter',
  device: '/solar-inverter/device_inverter_001',
  other: '/solar-inverter/device_inverter_xyz789',
  live: '/solar-inverter/device_live_inverter',
};
export const VEHICLE: RecordedFamily = {
  path: '/vehicle',
  device: '/vehicle/device_vehicle_001',
  other: '/vehicle/device_vehicle_xyz789',
  live: '/vehicle/device_live_vehicle',
};
export const COMMANDED: readonly RecordedFamily[] = [BATTERY, HVAC, EV_CHARGER];
export const FAMILIES: readonly RecordedFamily[] = [...COMMANDED, SOLAR_INVERTER, VEHICLE];

export const CHARGE = { action: 'set_operation_mode', mode: 'charge' };
export const HOLD = { action: 'set_permanent_hold', mode: 'heat', heatSetpoint: 68, coolSetpoint: 76 };
export const START = { action: 'start_charging' };
