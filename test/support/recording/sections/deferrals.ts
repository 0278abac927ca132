import { advance, reset } from '../control-steps.ts';
import {
  BATTERY,
  CHARGE,
  EV_CHARGER,
  FAMILIES,
  get,
  HOLD,
  HVAC,
  post,
  type RecordedFamily,
  START,
  type Steps,
} from '../step.ts';

/** From the instant of the samples to the last year that has four digits. */
const TO_THE_END = '2912700d';

type Deferral = readonly [family: RecordedFamily, body: object, deferUntil: string];

const DEFERRALS: readonly Deferral[] = [
  [BATTERY, CHARGE, '30m'],
  [BATTERY, { ...CHARGE, mode: 'idle', targetPercent: 80 }, '0.25h'],
  [BATTERY, { ...CHARGE, mode: 'discharge', targetPercent: 1 }, '2025-01-23T10:40Z'],
  [BATTERY, { ...CHARGE, sandbox: { outcome: 'failed', errorCode: 'LATE' } }, '2025-01-23T10:35:00.5Z'],
  [BATTERY, CHARGE, '2025-06-01T18:00:00Z'],
  [BATTERY, CHARGE, '9999-12-31T23:59:59.999Z'],
  [HVAC, HOLD, '1m'],
  [HVAC, { action: 'follow_schedule' }, '1.5h'],
  [EV_CHARGER, START, '0.01m'],
  [EV_CHARGER, { action: 'set_max_power', maxPower: 3.7 }, '2025-01-23T10:30:00.001Z'],
  [EV_CHARGER, { action: 'stop_charging' }, '2025-01-23T11:00:00.123456789Z'],
];

/** Commands for later, polled as their time comes. */
export function* followDeferrals(): Steps {
  yield reset();
  for (const [index, [{ device }, body, deferUntil]] of DEFERRALS.entries()) {
    yield post(device, { ...body, deferUntil }, { action: `deferred-${index}` });
  }
  for (const by of ['0ms', '1m', '14m', '16m']) {
    yield advance(by);
    for (const [index, [{ path }]] of DEFERRALS.entries()) {
      if (index % 2 === (by === '1m' || by === '16m' ? 0 : 1)) {
        yield get(`${path}/actions/{{deferred-${index}}}`);
      }
    }
    if (by !== '1m') yield get(`${BATTERY.device}/actions?limit=3`);
  }
}

const PAGES = [
  '',
  '?limit=1',
  '?limit=2&offset=1',
  '?offset=50',
  '?state=scheduled',
  '?state=acknowledged',
  '?state=completed',
  '?state=failed',
  '?state=cancelled',
  '?state=scheduled&limit=1&offset=1',
];

/** What there is at the end of time, and what there is not. */
export function* deferBeyondTime(): Steps {
  yield reset();
  yield advance(TO_THE_END);
  for (const { device } of FAMILIES) yield get(device);
  yield post(HVAC.device, { ...HOLD, deferUntil: '999999h' });
  yield post(BATTERY.device, { ...CHARGE, deferUntil: '24h' });
}

/** Cancelling, in every state, and the list of a battery's actions. */
export function* cancelActions(): Steps {
  yield reset();
  const cancel = (action: string) => post(`/battery/actions/${action}/cancel`);
  for (const name of ['first', 'second', 'third', 'fourth', 'fifth']) {
    yield post(BATTERY.other, { ...CHARGE, deferUntil: '1h' }, { action: name });
  }
  yield cancel('{{first}}');
  yield get('/battery/actions/{{first}}');
  yield cancel('{{first}}');
  yield post('/battery/actions/{{second}}/cancel', {});
  yield post(BATTERY.other, CHARGE, { action: 'now' });
  yield cancel('{{now}}');
  yield advance('5s');
  yield cancel('{{now}}');
  yield post(BATTERY.other, { ...CHARGE, sandbox: { outcome: 'failed' } }, { action: 'failing' });
  yield advance('5s');
  yield cancel('{{failing}}');
  yield post(BATTERY.other, { ...CHARGE, mode: 'idle' });
  for (const query of PAGES) yield get(`${BATTERY.other}/actions${query}`);
  yield cancel('action_abc123');
  yield cancel('act_abc123');
  yield cancel('act_nobody');
  yield post('/battery/actions/{{third}}/cancel', undefined, { key: 'sk_sandbox_readonly' });
  yield post('/battery/actions/{{third}}/cancel', undefined, { key: 'sk_sandbox_empty' });
  yield post(HVAC.device, { ...HOLD, deferUntil: '1h' }, { action: 'hold' });
  yield cancel('{{hold}}');
  yield post('/hvac/actions/{{hold}}/cancel');
  yield advance('2h');
  yield get('/battery/actions/{{first}}');
  yield get('/battery/actions/{{third}}');
  yield cancel('{{third}}');
  yield get(`${BATTERY.other}/actions`);
  yield get(`${BATTERY.device}/actions`);
  yield get('/battery/device_nobody/actions');
  yield get('/battery/device_hvac_001/actions');
  yield get(`${BATTERY.other}/actions`, { key: 'sk_sandbox_empty' });
}
