import type { HistoryEntry } from '../device-command.ts';
import type { Device, DeviceOf, Family } from '../entities.ts';
import type { Instant } from '../time/instant.ts';
import { batteryAt } from './battery.ts';
import { evChargerAt } from './ev-charger.ts';
import { hvacAt } from './hvac.ts';
import { solarInverterAt } from './solar-inverter.ts';
import type { DeviceState } from './state.ts';
import { vehicleAt } from './vehicle.ts';

export { capabilityProblem } from './capability-problem.ts';
export { appendCommand, KEPT_COMMANDS, MAX_COMMANDS } from './history/append-command.ts';
export { summarizeCommands } from './history/summarize-commands.ts';
export type {
  BatteryState,
  DeviceState,
  EvChargerState,
  HvacState,
  SolarInverterState,
  VehicleState,
} from './state.ts';

/** The state that a device of this type has. */
export type StateOf<D extends Device> = Extract<DeviceState, { family: D['family'] }>;

type Model<D extends Device> = (
  seed: string,
  device: D,
  commands: readonly HistoryEntry[],
  at: Instant,
) => StateOf<D>;

const MODELS: { readonly [F in Family]: Model<DeviceOf<F>> } = {
  battery: batteryAt,
  hvac: hvacAt,
  'ev-charger': evChargerAt,
  'solar-inverter': solarInverterAt,
  vehicle: vehicleAt,
};

/**
 * State of a device at an instant: a pure function, unrounded, the same in any order of asking and on any machine.
 * `commands` is sorted by instant and only ever appended to; later ones than `at` are not looked at.
 * Before the instant of a summary that `commands` begins with, the device follows its daily pattern.
 * A vehicle takes the commands of the charger that it plugs into.
 */
export function deviceAt<D extends Device>(
  seed: string,
  device: D,
  commands: readonly HistoryEntry[],
  at: Instant,
): StateOf<D> {
  // The compiler cannot see that the family found in the device is the family of its own type.
  const model = MODELS[device.family] as unknown as Model<D>;
  return model(seed, device, commands, at);
}
