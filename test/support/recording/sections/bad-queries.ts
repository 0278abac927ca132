import { reset } from '../control-steps.ts';
import { BATTERY, FAMILIES, get, HVAC, post, type Steps } from '../step.ts';

const LONG_ID = 'x'.repeat(257);

/** For every list. */
const LIST_QUERIES = ['limit=51', 'offset=-1', 'colour=red'];

/** For one list. */
const MORE_LIST_QUERIES = [
  'limit=0',
  'limit=1.5',
  'limit=abc',
  'limit=',
  'limit',
  'limit=1e3',
  'limit=0x10',
  'limit=%205',
  'limit=5&limit=6',
  'offset=x',
  'userId=',
  'offset=0.5',
  'offset=9007199254740993',
  `userId=${LONG_ID}`,
  'userId=a&userId=b',
  'limit=0&offset=-1&userId=&colour=red',
  'limit[]=1',
  '__proto__=1',
  '=1',
  'a/b~c=1',
  'limit=%zz',
  'colour=%C3%28',
];

const STATE_QUERIES = [
  'state=deferred',
  'state=nonsense',
  'state=',
  'state=completed&state=failed',
  'limit=51&state=nonsense',
  'offset=-1',
  'userId=user_abc123',
];

const READ_QUERIES = [
  'expedite=yes',
  'expedite=TRUE',
  'expedite=1',
  'expedite=',
  'expedite=true&expedite=true',
  'limit=5',
];

/** Queries that break the contract, by every message that they can get. */
export function* askBadQueries(): Steps {
  yield reset();
  for (const { path, device } of FAMILIES) {
    for (const query of LIST_QUERIES) yield get(`${path}?${query}`);
    yield get(`${device}?expedite=maybe`);
  }
  for (const query of MORE_LIST_QUERIES) yield get(`/battery?${query}`);
  for (const query of READ_QUERIES) yield get(`${BATTERY.device}?${query}`);
  for (const query of STATE_QUERIES) yield get(`${BATTERY.other}/actions?${query}`);
  yield get('/battery/actions/act_abc123?expedite=true');
  yield get('/ev-charger/actions/action_abc123?colour=red');
  yield post('/battery/actions/action_abc123/cancel?force=true');
  yield post(`${HVAC.device}?dry=true`, { action: 'follow_schedule' });
  // What is wrong is told before whether the device is there.
  yield get('/battery/device_nobody?expedite=maybe');
  yield get('/battery/device_nobody/actions?state=nonsense');
}

const SEGMENTS = [
  'x'.repeat(256),
  LONG_ID,
  '%00',
  'a%2Fb',
  '%zz',
  '%C3%28',
  '%ED%A0%80',
  '%F0%9F%94%8B',
  '.',
  '..',
  'device_abc123%20',
  '%64evice_abc123',
  'device_abc123;v=1',
  '__proto__',
  'constructor',
  '{deviceId}',
];

/** Ids of every form, percent-encoded or not. */
export function* askOddIds(): Steps {
  yield reset();
  for (const segment of SEGMENTS) yield get(`/battery/${segment}`);
  for (const segment of SEGMENTS.slice(1, 5)) {
    yield get(`/hvac/actions/${segment}`);
    yield post(`/ev-charger/${segment}`, { action: 'start_charging' });
  }
  yield get('/battery/%C3%28/actions');
  yield get(`/battery/${LONG_ID}/actions`);
  yield post('/battery/actions/%C3%28/cancel');
  yield post(`/battery/actions/${LONG_ID}/cancel`);
  yield get('/vehicle/%E2%82');
  yield get('/solar-inverter/%64evice_inverter_001');
}
