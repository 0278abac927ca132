import { reset } from '../control-steps.ts';
import {
  BATTERY,
  CHARGE,
  COMMANDED,
  EV_CHARGER,
  get,
  HOLD,
  HVAC,
  JSON_TYPE,
  post,
  START,
  type StepBody,
  type Steps,
  send,
} from '../step.ts';

const MEBIBYTE = 1024 * 1024;

/** What is wrong with every family's commands in the same way. */
const BODIES: readonly unknown[] = [
  {},
  [],
  null,
  true,
  { action: 'nonsense' },
  { action: 5 },
  { mode: 'charge' },
];

/** What is wrong with a battery's command. */
const BATTERY_BODIES: readonly unknown[] = [
  { action: 'set_operation_mode' },
  { action: 'follow_schedule' },
  { ...CHARGE, mode: 'explode' },
  { ...CHARGE, mode: 7 },
  { ...CHARGE, mode: null },
  { ...CHARGE, targetPercent: -1 },
  { ...CHARGE, targetPercent: 100.5 },
  { ...CHARGE, targetPercent: '80' },
  { ...CHARGE, colour: 'red' },
  { ...CHARGE, 'a/b~c': 1, ['x'.repeat(120)]: 2 },
  { ...CHARGE, mode: 'explode', targetPercent: 101, colour: 'red', deferUntil: 5 },
  { ...CHARGE, ...Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`unknown${i}`, i])) },
  { ...CHARGE, deferUntil: 'tomorrow' },
  { ...CHARGE, deferUntil: 30 },
  { ...CHARGE, deferUntil: '30s' },
  { ...CHARGE, deferUntil: '-30m' },
  { ...CHARGE, deferUntil: '1.555h' },
  { ...CHARGE, deferUntil: '1234567m' },
  { ...CHARGE, deferUntil: '2025-06-01T18:00:00' },
  { ...CHARGE, deferUntil: '2025-06-01T18:00:00+02:00' },
  { ...CHARGE, deferUntil: '2025-13-01T18:00:00Z' },
  { ...CHARGE, deferUntil: '2025-02-30T18:00:00Z' },
  { ...CHARGE, deferUntil: '2024-06-01T18:00:00Z' },
  { ...CHARGE, deferUntil: '2025-01-23T10:30:00Z' },
  { ...CHARGE, deferUntil: '2025-01-23T10:30:00.000000001Z' },
  { ...CHARGE, deferUntil: '0m' },
  { ...CHARGE, deferUntil: `2025-06-01T18:00:00.${'0'.repeat(20)}Z` },
  { ...CHARGE, sandbox: 'failed' },
  { ...CHARGE, sandbox: { outcome: 'maybe' } },
  { ...CHARGE, sandbox: { errorCode: '' } },
  { ...CHARGE, sandbox: { errorCode: 'X'.repeat(65) } },
  { ...CHARGE, sandbox: { errorMessage: '' } },
  { ...CHARGE, sandbox: { errorMessage: 'x'.repeat(257) } },
  { ...CHARGE, sandbox: { completeAfterSeconds: -1 } },
  { ...CHARGE, sandbox: { completeAfterSeconds: 86401 } },
  { ...CHARGE, sandbox: { colour: 'red' } },
];

const HVAC_BODIES: readonly unknown[] = [
  { action: 'set_permanent_hold' },
  { ...HOLD, mode: 'dry' },
  { ...HOLD, mode: undefined },
  { ...HOLD, heatSetpoint: 49.9 },
  { ...HOLD, coolSetpoint: 95.1 },
  { ...HOLD, heatSetpoint: '68' },
  { ...HOLD, coolSetpoint: null },
  { ...HOLD, deferUntil: '2025-02-29T00:00:00Z' },
  { action: 'follow_schedule', mode: 'heat' },
  { action: 'follow_schedule', deferUntil: '0h' },
  { action: 'start_charging' },
];

const EV_CHARGER_BODIES: readonly unknown[] = [
  { action: 'set_max_power' },
  { action: 'set_max_power', maxPower: -0.1 },
  { action: 'set_max_power', maxPower: 50.1 },
  { action: 'set_max_power', maxPower: '11' },
  { action: 'set_max_power', maxPower: null },
  { action: 'set_max_power', maxPower: 11, unit: 'kW' },
  { action: 'start_charging', maxPower: 11 },
  { action: 'stop_charging', deferUntil: '2024-01-01T00:00Z' },
  { action: 'stop_charging', deferUntil: '1.5d' },
  { action: 'stop_charging', sandbox: { completeAfterSeconds: 1e6 } },
  { action: 'set_permanent_hold', mode: 'heat', heatSetpoint: 68, coolSetpoint: 76 },
];

/** JSON that breaks the contract. */
export function* sendBadBodies(): Steps {
  yield reset();
  for (const [index, { device }] of COMMANDED.entries()) {
    for (const body of index === 0 ? BODIES : BODIES.slice(-3)) yield post(device, body);
  }
  for (const body of BATTERY_BODIES) yield post(BATTERY.device, body);
  for (const body of HVAC_BODIES) yield post(HVAC.device, body);
  for (const body of EV_CHARGER_BODIES) yield post(EV_CHARGER.device, body);
  // What is wrong is told before whether the device is there, and after whether the key may.
  yield post('/battery/device_nobody', { ...CHARGE, mode: 'explode' });
  yield post(BATTERY.device, { ...CHARGE, mode: 'explode' }, { key: 'sk_sandbox_readonly' });
}

const TEXT = JSON.stringify(CHARGE);

/** What is no JSON, or odd JSON. */
const RAW_BODIES: readonly StepBody[] = [
  '',
  '{',
  "{'action': 'set_operation_mode'}",
  `${TEXT.slice(0, -1)},}`,
  `${TEXT}${TEXT}`,
  `\ufeff${TEXT}`,
  ` \r\n\t${TEXT}\r\n`,
  TEXT.replace('charge', 'ch\\u0061rge'),
  TEXT.replace('{', '{"mode":"explode",'),
  TEXT.replace('{', '{"__proto__":{"polluted":true},'),
  TEXT.replace('charge', '\\ud800'),
  TEXT.replace('}', ',"targetPercent":1e400}'),
  TEXT.replace('}', ',"targetPercent":-0}'),
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  { hex: '7b22616374696f6e223a22c328227d' },
  JSON.stringify({ padding: 'x'.repeat(MEBIBYTE) }),
  TEXT.padEnd(MEBIBYTE),
  TEXT.padEnd(MEBIBYTE + 1),
];

const TYPES = [
  undefined,
  '',
  'json',
  'text/plain',
  'application/jsonp',
  'application/vnd.api+json',
  'application/x-www-form-urlencoded',
  'APPLICATION/JSON',
  'application/json;charset=UTF-8',
  'application/json; charset=utf-16',
  'application/json; charset=latin1',
  'application/json; charset="',
  'application/json, application/json',
];

/** The command to charge, compressed. */
const GZIPPED: StepBody = {
  hex: '1f8b08000000000002ffab564a4c2ec9cccf53b2522a4e2d89cf2f482d4a04f1e373f35352957494c0949552724662517aaa522d00f6ddef822f000000',
};

/** Bodies that cannot be read, and those that nobody asked for. */
export function* sendUnreadableBodies(): Steps {
  yield reset();
  for (const path of [HVAC.device, EV_CHARGER.device, '/battery/actions/act_abc123/cancel']) {
    yield send('POST', path, { raw: TEXT.padEnd(MEBIBYTE + 1), headers: JSON_TYPE });
  }
  for (const raw of RAW_BODIES) yield send('POST', BATTERY.device, { raw, headers: JSON_TYPE });
  for (const [index, type] of TYPES.entries()) {
    const headers = type === undefined ? {} : { 'content-type': type };
    const [device, body] = index % 2 === 0 ? [HVAC.device, HOLD] : [EV_CHARGER.device, START];
    yield send('POST', device, { raw: JSON.stringify(body), headers });
  }
  for (const encoding of ['gzip', 'br', 'identity', 'nonsense']) {
    const headers = { ...JSON_TYPE, 'content-encoding': encoding };
    yield send('POST', BATTERY.device, { raw: TEXT, headers });
  }
  yield send('POST', BATTERY.device, { raw: GZIPPED, headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } });
  yield post(BATTERY.device);
  yield post(BATTERY.device, undefined, { headers: JSON_TYPE });
  for (const body of [{}, { reason: 'none' }, [], 5, null]) {
    yield post('/battery/actions/act_abc123/cancel', body);
  }
  yield send('POST', '/battery/actions/act_abc123/cancel', { raw: '{', headers: JSON_TYPE });
  yield send('POST', '/battery/actions/act_abc123/cancel', { raw: 'please' });
  yield get(BATTERY.device, { raw: '{', headers: JSON_TYPE });
  yield get(BATTERY.device, { raw: 'please', headers: { 'content-type': 'text/plain' } });
  // The key, the route and the permission are looked at first.
  yield send('POST', BATTERY.device, { key: 'junk', raw: '{', headers: JSON_TYPE });
  yield send('POST', '/nowhere', { raw: '{', headers: JSON_TYPE });
  yield send('POST', BATTERY.device, { key: 'sk_sandbox_readonly', raw: '{', headers: JSON_TYPE });
}
