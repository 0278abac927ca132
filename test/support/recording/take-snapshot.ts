import { FROZEN } from '../../targets/target.ts';
import { serveEngine } from '../serve-engine.ts';
import {
  addDevice,
  addKey,
  addRules,
  advance,
  changeDevice,
  endKey,
  release,
  removeDevice,
  restoreSnapshot,
  takeOffline,
  takeSnapshot,
} from './control-steps.ts';
import { ask, callControl } from './replay.ts';
import {
  BATTERY,
  CHARGE,
  COMMANDED,
  FAMILIES,
  get,
  HOLD,
  HVAC,
  LIVE_HOST,
  LIVE_KEY,
  post,
  type Sending,
  START,
  type Steps,
} from './step.ts';

/** Something of everything that a snapshot keeps: commands, keys, quotas, rules, other accounts, and a full journal. */
function* fillWorld(): Steps {
  // Without it the journal would keep the port of the day.
  const host = { headers: { host: 'sandbox-api.amps.ai' } };
  const bodies: readonly object[] = [CHARGE, HOLD, START];
  yield addKey({ key: 'sk_sandbox_recorded1', name: 'Recorded', permissions: ['read'], expiresIn: '1d' });
  yield endKey('sk_sandbox_readonly', 'revoke');
  yield addDevice({ family: 'battery', id: 'device_added', capacityKwh: 5 });
  yield addDevice({ family: 'vehicle', id: 'device_removed' });
  yield changeDevice('device_hvac_001', { modes: ['heat', 'cool', 'off'] });
  yield addRules(
    { name: 'busy', when: { family: 'vehicle' }, times: 1, then: { error: 'RATE_LIMIT_EXCEEDED' } },
    { name: 'drift', when: { device: 'device_xyz789' }, then: ['ok', { merge: { state: { level: '60' } } }] },
  );
  for (const { path, device, other } of FAMILIES) {
    yield get(path, host);
    yield get(device, host);
    yield get(other, host);
  }
  for (const [index, { device, other }] of COMMANDED.entries()) {
    yield post(device, bodies[index], host);
    yield post(other, { ...bodies[index], deferUntil: '30m' }, host);
  }
  yield advance('7m');
  yield takeOffline('device_xyz789');
  yield release('device_ev_001');
  yield removeDevice('device_removed');
  yield post(HVAC.device, { ...HOLD, sandbox: { outcome: 'failed', completeAfterSeconds: 60 } }, host);
  yield post('/battery/actions/action_abc123/cancel', undefined, host);
  for (const key of [
    'sk_sandbox_ratelimited',
    'sk_sandbox_empty',
    'sk_sandbox_recorded1',
    'sk_sandbox_revoked',
  ]) {
    for (let times = 0; times < 3; times++) yield get('/battery?limit=1', { ...host, key });
  }
  const strangers: readonly Sending[] = [{ key: null }, { key: 'junk' }, { key: 'sk_sandbox_nobody_has' }];
  for (const stranger of strangers) yield get(BATTERY.device, { ...host, ...stranger });
  yield get('/battery', { key: LIVE_KEY, headers: LIVE_HOST });
  yield post(BATTERY.device, { ...CHARGE, mode: 'explode' }, host);
}

/**
 * A snapshot of a sandbox that has seen some forty requests and keeps twenty; what the machine needed for each is left
 * out. It can be restored.
 */
export async function takeRecordedSnapshot(): Promise<string> {
  const options = { ...FROZEN, journal: { maxEntries: 20 } };
  await using sandbox = await serveEngine(options);
  for (const step of fillWorld()) {
    if (step.kind === 'control') await callControl(sandbox, step);
    else await ask(sandbox, step, 0, new Map());
  }
  const { text } = await callControl(sandbox, takeSnapshot());
  const snapshot = text.replaceAll(/"durationMs":[\d.e-]+/g, '"durationMs":0');
  await using another = await serveEngine(options);
  await callControl(another, restoreSnapshot(JSON.parse(snapshot)));
  return snapshot;
}
