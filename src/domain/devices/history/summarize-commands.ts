import type { DeviceCommand, HistoryEntry, SummarizedState } from '../../device-command.ts';
import type { Device } from '../../entities.ts';
import { summarizeBattery } from '../battery.ts';
import { summarizeHvac } from '../hvac.ts';
import { summarizeVehicle } from '../vehicle.ts';

/** Commands for the same thing, of which the later one overrules the earlier. */
const SUBJECTS: Readonly<Record<DeviceCommand['kind'], string>> = {
  'battery.mode': 'battery',
  'hvac.schedule': 'set points',
  'hvac.hold': 'set points',
  'charger.start': 'charging',
  'charger.stop': 'charging',
  'charger.limit': 'power',
};

/**
 * The same past in fewer entries: one summary of all commands but the last `keep`, then these; or the list itself
 * where nothing would be saved. The device answers the same from the instant of the last folded command on;
 * at earlier ones it now follows its daily pattern. `device` is as it is simulated: a charger with its vehicle.
 */
export function summarizeCommands<List extends readonly HistoryEntry[]>(
  seed: string,
  device: Device,
  commands: List,
  keep: number,
): List | HistoryEntry[] {
  const count = commands.length - keep;
  const last = commands[count - 1];
  if (count < 2 || last === undefined) return commands;
  const standing = findStanding(commands.slice(0, count));
  const command = { kind: 'summary', standing, ...measure(seed, device, commands, count) } as const;
  return [{ at: last.at, command }, ...commands.slice(count)];
}

function findStanding(commands: readonly HistoryEntry[]): readonly DeviceCommand[] {
  let standing: readonly DeviceCommand[] = [];
  for (const { command } of commands) {
    if (command.kind === 'release') standing = [];
    else if (command.kind === 'summary') standing = command.standing;
    else {
      const subject = SUBJECTS[command.kind];
      standing = [...standing.filter(({ kind }) => SUBJECTS[kind] !== subject), command];
    }
  }
  return standing;
}

/** What commands do not say: where the device was, moved by them, when the last of them came into force. */
function measure(
  seed: string,
  device: Device,
  commands: readonly HistoryEntry[],
  count: number,
): SummarizedState {
  switch (device.family) {
    case 'battery':
      return summarizeBattery(seed, device, commands, count);
    case 'vehicle':
      return summarizeVehicle(seed, device, commands, count);
    case 'ev-charger':
      return device.vehicle === undefined ? {} : measure(seed, device.vehicle, commands, count);
    case 'hvac':
      return summarizeHvac(seed, device, commands, count);
    case 'solar-inverter':
      return {};
  }
}
