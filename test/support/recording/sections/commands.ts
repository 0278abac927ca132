import { advance, changeDevice, reset } from '../control-steps.ts';
import {
  BATTERY,
  CHARGE,
  COMMANDED,
  EV_CHARGER,
  get,
  HOLD,
  HVAC,
  post,
  type RecordedFamily,
  START,
  type Steps,
} from '../step.ts';

type Command = readonly [family: RecordedFamily, body: object];

/** Every command; some that the document admits and the device cannot carry out. */
const COMMANDS: readonly Command[] = [
  [BATTERY, CHARGE],
  [BATTERY, { ...CHARGE, targetPercent: 80 }],
  [BATTERY, { ...CHARGE, mode: 'discharge' }],
  [BATTERY, { ...CHARGE, mode: 'discharge', targetPercent: 55.5 }],
  [BATTERY, { ...CHARGE, mode: 'discharge', targetPercent: 5 }],
  [BATTERY, { ...CHARGE, mode: 'idle', targetPercent: 5 }],
  [HVAC, HOLD],
  [HVAC, { ...HOLD, mode: 'cool', heatSetpoint: 50, coolSetpoint: 95 }],
  [HVAC, { ...HOLD, mode: 'auto', heatSetpoint: 66.54321, coolSetpoint: 74.123456789 }],
  [HVAC, { ...HOLD, mode: 'auto', heatSetpoint: 76, coolSetpoint: 68 }],
  [HVAC, { ...HOLD, mode: 'off', heatSetpoint: 76, coolSetpoint: 68 }],
  [HVAC, { action: 'follow_schedule' }],
  [EV_CHARGER, START],
  [EV_CHARGER, { action: 'set_max_power', maxPower: 7.4 }],
  [EV_CHARGER, { action: 'set_max_power', maxPower: 0 }],
  [EV_CHARGER, { action: 'set_max_power', maxPower: 50 }],
  [EV_CHARGER, { action: 'stop_charging' }],
];

/** Each command from its acceptance to its end, and what the device does then. */
export function* followCommands(): Steps {
  yield reset();
  for (const [index, [{ path, device, other }, body]] of COMMANDS.entries()) {
    const target = index % 3 === 1 ? other : device;
    // A charger has something to do when the vehicle is at home.
    if (body === START) yield advance('9h');
    yield post(target, body, { action: 'followed' });
    yield advance('4999ms');
    if (index % 2 === 0) yield get(`${path}/actions/{{followed}}`);
    yield advance('1ms');
    yield get(`${path}/actions/{{followed}}`);
    yield get(target);
    if (index % 4 === 0) {
      yield advance('47m');
      yield get(`${target}?expedite=true`);
    }
  }
}

const OUTCOMES: readonly object[] = [
  {},
  { outcome: 'completed' },
  { outcome: 'failed' },
  { outcome: 'failed', errorCode: 'OEM_TIMEOUT' },
  { outcome: 'failed', errorCode: 'OEM_TIMEOUT', errorMessage: 'No answer' },
  { errorCode: 'UNUSED', errorMessage: 'Unused' },
  { completeAfterSeconds: 0 },
  { completeAfterSeconds: 0.5 },
  { outcome: 'failed', completeAfterSeconds: 0 },
  { outcome: 'completed', completeAfterSeconds: 86_400 },
];
const BODIES: readonly object[] = [CHARGE, HOLD, START];

/** Commands that say themselves how they end. */
export function* followScriptedOutcomes(): Steps {
  yield reset();
  for (const [index, sandbox] of OUTCOMES.entries()) {
    const { path, device } = COMMANDED[index % COMMANDED.length] ?? BATTERY;
    yield post(device, { ...BODIES[index % BODIES.length], sandbox }, { action: 'scripted' });
    if (index % 2 === 0) yield get(`${path}/actions/{{scripted}}`);
    yield advance('5s');
    yield get(`${path}/actions/{{scripted}}`);
  }
  yield advance('24h');
  yield get('/battery/actions/{{scripted}}');
  const outOfRange = { action: 'set_max_power', maxPower: 50, sandbox: { outcome: 'completed' } };
  yield post(EV_CHARGER.device, outOfRange, { action: 'forced' });
  yield advance('5s');
  yield get('/ev-charger/actions/{{forced}}');
  yield get(EV_CHARGER.device);
}

/** Devices and actions that are not there for who asks, and a command that no mode of the device fits. */
export function* missTheTarget(): Steps {
  yield reset();
  for (const [index, { path, device }] of COMMANDED.entries()) {
    const body = BODIES[index];
    yield post(`${path}/device_nobody`, body);
    yield post(device, body, { key: 'sk_sandbox_empty' });
    yield get(`${path}/actions/action_abc123`);
    yield get(`${path}/actions/action_abc123`, { key: 'sk_sandbox_empty' });
    yield get(`${path}/actions/act_nobody`);
  }
  yield post('/battery/device_hvac_001', CHARGE);
  yield post(BATTERY.device, CHARGE, { action: 'of-a-battery' });
  yield get('/hvac/actions/{{of-a-battery}}');
  yield changeDevice('device_hvac_001', { modes: ['heat', 'off'] });
  yield post(HVAC.device, { ...HOLD, mode: 'cool' }, { action: 'unsupported' });
  yield advance('5s');
  yield get('/hvac/actions/{{unsupported}}');
  // Two commands at one instant, and one that outdoes another on its way.
  yield post(BATTERY.device, { ...CHARGE, mode: 'idle' });
  yield post(BATTERY.device, { ...CHARGE, mode: 'discharge' });
  yield advance('5s');
  yield get(BATTERY.device);
}
