import { advance, reset } from '../control-steps.ts';
import { BATTERY, CHARGE, EV_CHARGER, FAMILIES, get, HOLD, HVAC, post, START, type Steps } from '../step.ts';

/** Through hours, days and seasons, at instants that no grid of the cache or of a day meets for long. */
const PAUSES = ['3h', '37m', '90m', '5h', '59s', '7h', '2.25h', '1d', '11h', '31d', '4h', '73d'];

const COMMANDS = [
  [BATTERY.other, { ...CHARGE, targetPercent: 95 }],
  [HVAC.other, { ...HOLD, mode: 'cool', heatSetpoint: 60, coolSetpoint: 71.5 }],
  [EV_CHARGER.other, START],
  [BATTERY.other, { ...CHARGE, mode: 'discharge', targetPercent: 20 }],
  [HVAC.other, { action: 'follow_schedule' }],
  [EV_CHARGER.other, { action: 'set_max_power', maxPower: 5.5 }],
] as const;

/** So many requests as time goes by: every family's devices, and now and then a command that changes their day. */
export function* walkThroughDays(requests: number): Steps {
  yield reset();
  for (let request = 0; request < requests; request++) {
    if (request % 3 === 0) yield advance(PAUSES[(request / 3) % PAUSES.length] ?? '1h');
    const { path, device, other } = FAMILIES[request % FAMILIES.length] ?? BATTERY;
    const [target, command] = COMMANDS[((request - 7) / 11) % COMMANDS.length] ?? [];
    if (target !== undefined) yield post(target, command);
    else if (request % 3 === 1) yield get(`${path}?limit=${3 + (request % 4)}`);
    else if (request % 4 === 2) yield get(other);
    else yield get(request % 4 === 1 ? `${device}?expedite=true` : device);
  }
}
