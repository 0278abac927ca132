import { reset } from '../control-steps.ts';
import { BATTERY, CHARGE, COMMANDED, get, HVAC, post, type Steps, send } from '../step.ts';

const UNKNOWN = [
  '/',
  '//',
  '/nowhere',
  '/battery/',
  '//battery',
  '/battery//actions',
  '/battery/../hvac',
  '/BATTERY',
  '/Battery/device_abc123',
  '/battery/device_abc123/history',
  '/battery/device_abc123/actions/',
  '/battery/actions/act_abc123/cancel/now',
  '/battery%2Fdevice_abc123',
  '/%62attery',
  '/battery;v=1',
  '/hvac/device_hvac_001/actions',
  '/ev-charger/actions/action_abc123/cancel',
  '/vehicle/actions/act_abc123',
  '/v2/devices',
  '/openapi.json',
  '/__sandboxes',
  '/__sandbox%2Fclock',
  '/nowhere?limit=0#x',
  '/b%zz',
  '/caf%C3%A9',
];

const METHODS: readonly (readonly [method: string, path: string])[] = [
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'].map((method) => [method, BATTERY.device] as const),
  ...COMMANDED.map(({ path }) => ['POST', path] as const),
  ['POST', '/solar-inverter/device_inverter_001'],
  ['POST', '/vehicle/device_vehicle_001'],
  ['POST', '/hvac/actions/action_abc123'],
  ['POST', '/battery/device_abc123/actions'],
  ['GET', '/battery/actions/act_abc123/cancel'],
  ['DELETE', '/battery/actions/act_abc123'],
  ['PROPFIND', '/battery'],
  ['M-SEARCH', '/ev-charger/device_ev_001'],
  ['OPTIONS', '*'],
  ['OPTIONS', '/battery'],
  ['PUT', '/nowhere'],
];

const HEADS = [
  '/battery',
  BATTERY.device,
  '/battery/device_nobody',
  '/nowhere',
  '/battery/actions/act_abc123',
];

/** Paths and methods that no operation has. */
export function* missTheRoute(): Steps {
  yield reset();
  for (const path of UNKNOWN) yield get(path);
  yield get('/nowhere', { key: null });
  yield get('/nowhere', { key: 'sk_sandbox_empty' });
  yield post('/nowhere', CHARGE);
  for (const [method, path] of METHODS) yield send(method, path);
  yield send('PUT', BATTERY.device, { body: CHARGE });
  yield send('DELETE', BATTERY.device, { key: 'sk_sandbox_readonly' });
  yield send('DELETE', BATTERY.device, { key: null });
  for (const path of HEADS) yield send('HEAD', path);
  yield send('HEAD', '/battery', { key: 'junk' });
}

const HEADERS: readonly Record<string, string>[] = [
  { 'x-http-method-override': 'DELETE' },
  { 'x-forwarded-host': 'api.amps.ai', 'x-forwarded-for': '::1' },
  { 'x-original-url': '/__sandbox/reset' },
  { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
  { accept: 'application/xml', 'accept-encoding': 'gzip, br' },
  { 'if-none-match': '*', range: 'bytes=0-1' },
  { 'x-request-id': 'req_mine', cookie: 'a=1' },
  { 'content-type': 'application/json' },
];

/** Headers that change nothing, a target in absolute form, and a head that is too large. */
export function* sendOddHeads(): Steps {
  yield reset();
  for (const headers of HEADERS) yield get(HVAC.device, { headers });
  yield get('http://sandbox-api.amps.ai/battery?limit=1');
  yield get('http://api.amps.ai/battery?limit=1');
  yield get('http://127.0.0.1?limit=1');
  // Only just too large, so that the server has read all of it when it refuses.
  yield get(HVAC.device, { headers: { 'x-long': 'x'.repeat(64 * 1024) } });
  yield get(`/${'x'.repeat(64 * 1024)}`);
  yield get('/battery?limit=1');
}
