import { addKey, advance, changeKey, endKey, removeKey, reset } from '../control-steps.ts';
import {
  BATTERY,
  CHARGE,
  FAMILIES,
  get,
  HOLD,
  HVAC,
  KEY,
  LIVE_HOST,
  LIVE_KEY,
  post,
  type Sending,
  START,
  type Steps,
} from '../step.ts';

const UNKNOWN_KEY = 'sk_sandbox_nobody_has';
const UNKNOWN_LIVE_KEY = 'sk_live_nobody_has';

/** For all that a key may do or not. Null is no key at all. */
const KEYS: readonly (string | null)[] = [
  KEY,
  'sk_sandbox_empty',
  'sk_sandbox_readonly',
  'sk_sandbox_expired',
  'sk_sandbox_revoked',
  'sk_sandbox_ratelimited',
  LIVE_KEY,
  UNKNOWN_KEY,
  UNKNOWN_LIVE_KEY,
  null,
];

/** Texts that are no key, or are one but for a trifle. */
const ODD_KEYS = [
  '',
  'junk',
  'sk_sandbox_',
  'sk_sandbox_short',
  'sk_sandbox_abcde',
  'SK_SANDBOX_ABC123XYZ',
  'sk_test_abc123xyz',
  'sk_sandbox_abc-123-xyz',
  `sk_sandbox_${'x'.repeat(64)}`,
  `sk_sandbox_${'x'.repeat(65)}`,
  `Bearer ${KEY}`,
  ' sk_sandbox_abc123xyz ',
  'sk_sandbox_schl\u00fcssel',
];

const HOSTS = [
  'api.amps.ai',
  'API.AMPS.AI',
  'api.amps.ai.',
  'api.amps.ai:443',
  'sandbox-api.amps.ai',
  'sandbox-api.amps.ai:8443',
  'api.amps.ai.example.com',
  '[::1]:4010',
];

/** Every fixture key, keys that nobody has and texts that are none, for a list, a command and a poll. */
export function* askWithEveryKey(): Steps {
  yield reset();
  for (const key of KEYS) {
    yield get('/battery?limit=1', { key });
    yield post(BATTERY.device, CHARGE, { key });
  }
  const doubled: readonly Sending[] = [
    { key: null, headers: { 'x-api-key': [KEY, KEY] } },
    { key: null, headers: { 'x-api-key': [KEY, 'junk'] } },
    { key: null, headers: { authorization: `Bearer ${KEY}` } },
    { key: null, headers: { 'X-API-KEY': KEY } },
  ];
  for (const key of ODD_KEYS) yield get('/battery?limit=1', { key });
  for (const sending of doubled) yield get(BATTERY.device, sending);
  yield get(`${BATTERY.device}?x-api-key=${KEY}`, { key: null });
}

/** A host decides which keys are good. */
export function* askEveryHost(): Steps {
  yield reset();
  for (const host of HOSTS) {
    for (const key of [KEY, LIVE_KEY]) yield get('/battery?limit=1', { key, headers: { host } });
  }
  for (const key of [UNKNOWN_KEY, UNKNOWN_LIVE_KEY, 'sk_sandbox_expired', null, 'junk']) {
    yield get(HVAC.device, { key, headers: LIVE_HOST });
  }
  yield get('/battery', { headers: { host: ['sandbox-api.amps.ai', 'api.amps.ai'] } });
}

/** The account of the live host. */
export function* askLiveAccount(): Steps {
  yield reset();
  const live: Sending = { key: LIVE_KEY, headers: LIVE_HOST };
  for (const { path, live: device } of FAMILIES) {
    yield get(path, live);
    yield get(device, live);
  }
  yield get(BATTERY.device, live);
  yield post(BATTERY.live, { ...CHARGE, targetPercent: 90 }, { ...live, action: 'live-charge' });
  yield post('/ev-charger/device_live_ev', START, { ...live, action: 'live-start' });
  yield get('/battery/actions/{{live-charge}}', live);
  // The clock of another account is another clock.
  yield advance('5s');
  yield get('/battery/actions/{{live-charge}}', live);
  yield advance('5s', 'acct_live');
  yield get('/battery/actions/{{live-charge}}', live);
  yield get('/ev-charger/actions/{{live-start}}', live);
  yield get(`${BATTERY.live}/actions`, live);
  yield get(`${BATTERY.live}?expedite=true`, live);
  yield get('/battery/actions/{{live-charge}}');
}

/** Keys that are made, changed and ended while the emulator runs. */
export function* askWithChangingKeys(): Steps {
  yield reset();
  const key = 'sk_sandbox_recorded1';
  const ask = { key };
  yield get(BATTERY.device, ask);
  yield addKey({ key, name: 'Recorded' });
  yield get(BATTERY.device, ask);
  yield post(HVAC.device, HOLD, ask);
  yield changeKey(key, { permissions: ['read'] });
  yield get(BATTERY.device, ask);
  yield post(HVAC.device, HOLD, ask);
  yield post('/battery/actions/action_abc123/cancel', undefined, ask);
  yield changeKey(key, { permissions: ['write'] });
  for (const path of [
    '/battery',
    BATTERY.device,
    '/battery/actions/act_abc123',
    `${BATTERY.other}/actions`,
  ]) {
    yield get(path, ask);
  }
  yield post(HVAC.device, HOLD, ask);
  yield changeKey(key, { permissions: ['read', 'write'], expiresIn: '10m' });
  yield advance('599s');
  yield get(HVAC.device, ask);
  yield advance('1s');
  yield get(HVAC.device, ask);
  yield changeKey(key, { expiresAt: null });
  yield get(HVAC.device, ask);
  yield endKey(key, 'expire');
  yield get(HVAC.device, ask);
  yield endKey('sk_sandbox_readonly', 'revoke');
  yield get(HVAC.device, { key: 'sk_sandbox_readonly' });
  yield removeKey(key);
  yield get(HVAC.device, ask);
  yield reset();
  yield get(HVAC.device, { key: 'sk_sandbox_readonly' });
}
