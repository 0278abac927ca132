import type { ActionFailure } from '../action.ts';
import type { DeviceCommand } from '../device-command.ts';
import type { Battery, Device, EvCharger, Hvac } from '../entities.ts';
import { FAMILY_OF_COMMAND } from '../family-of-command.ts';

type CommandKind = DeviceCommand['kind'];
type CommandOf<K extends CommandKind> = Extract<DeviceCommand, { kind: K }>;

/** Why this device can never do what a well-formed command asks of it, or undefined where it can. Codes assumed. */
export function capabilityProblem(device: Device, command: DeviceCommand): ActionFailure | undefined {
  if (device.family === 'battery' && command.kind === 'battery.mode') return batteryProblem(device, command);
  if (device.family === 'hvac' && command.kind === 'hvac.hold') return holdProblem(device, command);
  if (device.family === 'ev-charger' && command.kind === 'charger.limit')
    return limitProblem(device, command);
  if (FAMILY_OF_COMMAND[command.kind] === device.family) return undefined;
  return { code: 'UNSUPPORTED_COMMAND', message: `Command ${command.kind} is not supported by this device` };
}

function outOfRange(message: string): ActionFailure {
  return { code: 'PARAMETER_OUT_OF_RANGE', message };
}

function batteryProblem(
  { dischargeLimitPercent }: Battery,
  { mode, targetPercent }: CommandOf<'battery.mode'>,
): ActionFailure | undefined {
  if (mode === 'idle' || targetPercent === undefined) return undefined;
  const lowest = mode === 'discharge' ? dischargeLimitPercent : 0;
  if (targetPercent >= lowest && targetPercent <= 100) return undefined;
  return outOfRange(`Target of ${targetPercent} % is outside the device's range of ${lowest} to 100 %`);
}

function holdProblem(
  { modes }: Hvac,
  { mode, heatSetPointC, coolSetPointC }: CommandOf<'hvac.hold'>,
): ActionFailure | undefined {
  if (!modes.includes(mode)) {
    return { code: 'UNSUPPORTED_MODE', message: `Mode ${mode} is not supported by this device` };
  }
  if (mode === 'auto' && heatSetPointC > coolSetPointC) {
    return outOfRange('Heat set point is above the cool set point');
  }
  return undefined;
}

function limitProblem(
  device: EvCharger,
  { maxPowerKw }: CommandOf<'charger.limit'>,
): ActionFailure | undefined {
  if (maxPowerKw >= 0 && maxPowerKw <= device.maxPowerKw) return undefined;
  return outOfRange(
    `Power of ${maxPowerKw} kW is outside the device's range of 0 to ${device.maxPowerKw} kW`,
  );
}
