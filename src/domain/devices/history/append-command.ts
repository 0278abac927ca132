import type { HistoryEntry } from '../../device-command.ts';
import type { Device } from '../../entities.ts';
import { summarizeCommands } from './summarize-commands.ts';

/** More entries than this a device's list never has. */
export const MAX_COMMANDS = 512;

/** So many of the latest stay as they are, for reads of the recent past; folding half a list at once, it is rare. */
export const KEPT_COMMANDS = 256;

/** Appends to a device's list and returns the one to use from now on: the same, or once it is full a shorter one. */
export function appendCommand(
  seed: string,
  device: Device,
  commands: HistoryEntry[],
  entry: HistoryEntry,
): HistoryEntry[] {
  commands.push(entry);
  return commands.length > MAX_COMMANDS ? summarizeCommands(seed, device, commands, KEPT_COMMANDS) : commands;
}
