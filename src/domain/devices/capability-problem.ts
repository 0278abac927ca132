import type { ActionFailure } from '../actions/action-failure.ts';
import { type DeviceCommand, FAMILY_OF_COMMAND } from '../device-command.ts';
import type { Battery, Device, EvCharger, Hvac } from '../entities.ts';

type CommandKind = DeviceCommand['kind'];
type CommandOf<K extends CommandKind> = Extract<DeviceCommand, { kind: K }>;

/** Why this device can never do what a well-formed command asks of it, or undefined where it can. */
export function capabilityProblem(device: Device, command: DeviceCommand): ActionFailure | undefined {
  if (device.family === 'battery' && command.kind === 'battery.mode') return batteryProblem(device, command);
  if (device.family === 'hvac' && command.kind === 'hvac.hold') return holdProblem(device, command);
  if (device.family === 'ev-charger' && command.kind === 'charger.limit')
    return limitProblem(device, command);
  if (FAMILY_OF_COMMAND[command.kind] === device.family) return undefined;
  return { kind: 'unsupported-command', command: command.kind };
}

function batteryProblem(
  { dischargeLimitPercent }: Battery,
  { mode, targetPercent }: CommandOf<'battery.mode'>,
): ActionFailure | undefined {
  if (mode === 'idle' || targetPercent === undefined) return undefined;
  const lowest = mode === 'discharge' ? dischargeLimitPercent : 0;
  if (targetPercent >= lowest && targetPercent <= 100) return undefined;
  return { kind: 'target-out-of-range', percent: targetPercent, minPercent: lowest, maxPercent: 100 };
}

function holdProblem(
  { modes }: Hvac,
  { mode, heatSetPointC, coolSetPointC }: CommandOf<'hvac.hold'>,
): ActionFailure | undefined {
  if (!modes.includes(mode)) {
    return { kind: 'unsupported-mode', mode };
  }
  if (mode === 'auto' && heatSetPointC > coolSetPointC) {
    return { kind: 'set-points-crossed' };
  }
  return undefined;
}

function limitProblem(
  device: EvCharger,
  { maxPowerKw }: CommandOf<'charger.limit'>,
): ActionFailure | undefined {
  if (maxPowerKw >= 0 && maxPowerKw <= device.maxPowerKw) return undefined;
  return { kind: 'power-out-of-range', powerKw: maxPowerKw, maxPowerKw: device.maxPowerKw };
}
