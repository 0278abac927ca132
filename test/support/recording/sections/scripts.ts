import { addRules, addScenario, advance, removeRules, reset } from '../control-steps.ts';
import {
  BATTERY,
  CHARGE,
  EV_CHARGER,
  FAMILIES,
  get,
  HOLD,
  HVAC,
  KEY,
  post,
  type RequestStep,
  SOLAR_INVERTER,
  type Steps,
  VEHICLE,
} from '../step.ts';

const PREFERENCES = [
  ...['400', '401', '403', '404', '409', '415', '429', '431', '500'],
  ...['METHOD_NOT_ALLOWED', 'RATE_LIMIT_EXCEEDED', 'revoked-key', 'unknown-action'],
].map((code) => `code=${code}`);

/** Forms of the header, and wishes that nobody can meet. */
const ODD_PREFERENCES = [
  'code="429"',
  'respond-async, code=503',
  'wait=5; code = 409',
  'CODE=500',
  'code=200',
  'code=nonsense',
  'code=',
  'return=minimal',
];

/** Requests that ask for an error themselves. */
export function* askForErrors(): Steps {
  yield reset();
  for (const [index, prefer] of PREFERENCES.entries()) {
    const { device } = FAMILIES[index % FAMILIES.length] ?? BATTERY;
    yield get(device, { headers: { prefer } });
  }
  for (const prefer of ODD_PREFERENCES) yield post(HVAC.device, HOLD, { headers: { prefer } });
  yield get('/nowhere', { headers: { prefer: 'code=429' } });
  yield get(BATTERY.device, { key: 'junk', headers: { prefer: 'code=429' } });
  yield get(BATTERY.device, { headers: { prefer: ['code=403', 'code=409'] } });
}

/** Shipped scenarios that neither break the connection nor take real time, each with enough requests to tell. */
const SCENARIOS: readonly (readonly [name: string, requests: number])[] = [
  ['invalid-key', 1],
  ['expired-key', 1],
  ['wrong-environment-key', 1],
  ['key-expires-midway', 5],
  ['key-revoked-midway', 5],
  ['key-rotation', 7],
  ['read-only-key', 2],
  ['rate-limited-burst', 5],
  ['rate-limit-recovers', 5],
  ['device-offline', 3],
  ['action-fails', 2],
  ['action-never-completes', 2],
  ['malformed-json', 3],
  ['schema-drift', 6],
  ['stale-cache', 3],
  ['maintenance-window', 2],
];

/** Reads and commands in turns. */
function walk(index: number, headers: RequestStep['headers']): RequestStep {
  const { device } = FAMILIES[index % FAMILIES.length] ?? BATTERY;
  if (index % 2 === 0) return get(device, { headers });
  return post(BATTERY.device, CHARGE, { headers });
}

/** Scenarios that a header names, and one that is in force. */
export function* askUnderScenarios(): Steps {
  for (const [place, [name, requests]] of SCENARIOS.entries()) {
    yield reset();
    const headers = { 'x-sandbox-scenario': name };
    for (let request = 0; request < requests; request++) {
      yield name === 'schema-drift'
        ? get(FAMILIES[request % 5]?.device ?? '', { headers })
        : walk(request, headers);
    }
    if (requests === 1) continue;
    yield advance('1m');
    // What is left of it: an ended key, an action that failed, a window that is not over.
    yield get(`${BATTERY.device}/actions`, place % 2 === 0 ? {} : { headers });
  }
  yield reset();
  for (const scenario of ['nonsense', '', 'INVALID-KEY']) {
    yield get(BATTERY.device, { headers: { 'x-sandbox-scenario': scenario } });
  }
  yield addScenario('rate-limited-burst');
  for (let request = 0; request < 5; request++) yield get(VEHICLE.device);
  yield removeRules();
  yield get(VEHICLE.device);
}

/** Rules whose replies are the same in every run. */
export function* askUnderRules(): Steps {
  yield reset();
  yield addRules(
    {
      name: 'busy',
      when: { family: 'battery', method: 'GET' },
      times: 1,
      then: { error: 'RATE_LIMIT_EXCEEDED' },
    },
    {
      name: 'own',
      when: { path: '/nowhere/*' },
      then: { status: 418, headers: { 'X-Own': 'yes' }, body: { tea: true } },
    },
    { name: 'empty', when: { path: '/nothing' }, then: { status: 204 } },
    {
      name: 'text',
      when: { path: '/text' },
      then: { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'plain' },
    },
    {
      name: 'drift',
      when: { device: 'device_hvac_001' },
      then: { merge: { state: { mode: null, firmware: '2.0' } } },
    },
    {
      name: 'patched',
      when: { operation: 'getVehicleState' },
      then: { patch: [{ op: 'replace', path: '/state/range', value: 'far' }] },
    },
    { name: 'broken', when: { family: 'solar-inverter' }, from: 2, every: 2, then: { malformedJson: true } },
    {
      name: 'fails',
      when: { method: 'POST', body: { mode: 'charge' } },
      times: 1,
      then: { action: { outcome: 'failed', errorCode: 'OEM_TIMEOUT', completeAfter: '20s' } },
    },
    {
      name: 'sometimes',
      when: { operation: 'listVehicleDevices' },
      probability: 0.5,
      then: { error: 'internal' },
    },
    {
      name: 'header',
      when: { operation: 'getEvChargerState' },
      then: ['ok', { headers: { Warning: '199 - "old"' } }, { stale: '2h' }, { offline: true }],
    },
  );
  for (let times = 0; times < 2; times++) yield get(BATTERY.device);
  for (const path of [
    '/nowhere/else',
    '/nothing',
    '/text',
    HVAC.device,
    VEHICLE.device,
    '/vehicle/device_nobody',
  ]) {
    yield get(path);
  }
  for (let times = 0; times < 4; times++) yield get(SOLAR_INVERTER.device);
  for (let times = 0; times < 2; times++) yield post(BATTERY.device, CHARGE, { action: `ruled-${times}` });
  yield advance('5s');
  for (let times = 0; times < 2; times++) yield get(`/battery/actions/{{ruled-${times}}}`);
  yield advance('15s');
  yield get('/battery/actions/{{ruled-0}}');
  for (let times = 0; times < 6; times++) yield get('/vehicle?limit=1');
  for (let times = 0; times < 5; times++) yield get(EV_CHARGER.device);
  yield addRules({ name: 'ends', when: { key: 'sk_sandbox_readonly', call: 2 }, then: { key: 'revoke' } });
  for (let times = 0; times < 3; times++) yield get(HVAC.other, { key: 'sk_sandbox_readonly' });
  yield get(HVAC.other, { key: KEY });
  yield removeRules();
  yield get(HVAC.device);
}
