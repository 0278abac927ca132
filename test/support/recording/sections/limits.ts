import { addKey, advance, refillQuota, reset, setQuota } from '../control-steps.ts';
import { BATTERY, CHARGE, get, KEY, post, type Steps } from '../step.ts';

const LIMITED = 'sk_sandbox_ratelimited';
const ask = { key: LIMITED };

/** A key with five requests a minute: what its replies tell of the limit, good ones and refused ones. */
export function* useUpLimits(): Steps {
  yield reset();
  yield get('/battery?limit=1', ask);
  yield get('/nowhere', ask);
  yield advance('20s');
  yield post(BATTERY.device, CHARGE, ask);
  yield post(BATTERY.device, { ...CHARGE, mode: 'explode' }, ask);
  yield get('/battery/device_nobody', ask);
  yield get(BATTERY.device, ask);
  yield post(BATTERY.device, CHARGE, ask);
  yield get('/nowhere', ask);
  yield get('/battery', { ...ask, headers: { prefer: 'code=500' } });
  yield advance('39s');
  yield get('/battery?limit=1', ask);
  yield advance('999ms');
  yield get('/battery?limit=1', ask);
  yield advance('1ms');
  yield get('/battery?limit=1', ask);
  yield refillQuota(LIMITED);
  yield get('/battery?limit=1', ask);
  yield setQuota(LIMITED, 1);
  yield get('/battery?limit=1', ask);
  yield get('/battery?limit=1', ask);
  yield setQuota(LIMITED, 0);
  yield get('/battery?limit=1', ask);
  yield advance('61s');
  yield get('/battery?limit=1', { ...ask, headers: { 'x-sandbox-scenario': 'read-only-key' } });
  yield get('/battery?limit=1', { ...ask, headers: { host: 'api.amps.ai' } });
  yield get('/battery?limit=1', ask);
  yield addKey({ key: 'sk_sandbox_limited_too', plan: 'ratelimited' });
  yield get('/battery?limit=1', { key: 'sk_sandbox_limited_too' });
  yield get('/battery?limit=1', { key: KEY });
}

/** The same request again and again gets another id each time, and the same ids at another instant. */
export function* repeatRequests(): Steps {
  yield reset();
  for (const by of ['0ms', '1ms']) {
    yield advance(by);
    for (let times = 0; times < 2; times++) yield get('/battery/device_nobody');
    yield get('/battery/device_nobody', { key: 'sk_sandbox_readonly' });
    yield get('/battery/device_nobody', { key: 'junk' });
    yield get('/battery/device_nobody', { key: 'junk' });
  }
}
