import { advance, bringOnline, reset, takeOffline } from '../control-steps.ts';
import { BATTERY, CHARGE, COMMANDED, FAMILIES, get, HOLD, post, START, type Steps } from '../step.ts';

const BODIES: readonly object[] = [CHARGE, HOLD, START];

/** Devices that cannot be reached: what is known of them, and commands that fail after half a minute. */
export function* askOfflineDevices(): Steps {
  yield reset();
  yield advance('7m');
  for (const { device } of FAMILIES) yield takeOffline(device.split('/').at(-1) ?? '');
  yield advance('20m');
  for (const { path, device } of FAMILIES) {
    yield get(device);
    yield get(`${device}?expedite=true`);
    yield get(`${path}?limit=2`);
  }
  for (const [index, { device }] of COMMANDED.entries()) {
    yield post(device, BODIES[index], { action: `lost-${index}` });
  }
  for (const by of ['29999ms', '1ms']) {
    yield advance(by);
    for (const [index, { path }] of COMMANDED.entries()) yield get(`${path}/actions/{{lost-${index}}}`);
  }
  // One that comes back in time, and one whose own script outranks the outage.
  yield post(BATTERY.device, CHARGE, { action: 'saved' });
  yield post(BATTERY.device, { ...CHARGE, sandbox: { outcome: 'completed' } }, { action: 'forced' });
  yield advance('10s');
  yield get('/battery/actions/{{saved}}');
  yield get('/battery/actions/{{forced}}');
  yield bringOnline('device_abc123');
  yield get(BATTERY.device);
  yield advance('20s');
  yield get('/battery/actions/{{saved}}');
  yield get(BATTERY.device);
  // One that is lost on its way.
  yield post(BATTERY.device, CHARGE, { action: 'halfway' });
  yield advance('2s');
  yield takeOffline('device_abc123');
  yield advance('28s');
  yield get('/battery/actions/{{halfway}}');
  yield get(`${BATTERY.device}/actions?state=failed`);
}
