import type { Command } from 'commander';
import type { FlagValues } from './options/flags.ts';

/** What the commands of a group may ask of the command line. */
export interface GroupContext {
  /** The flags that were given, once the line is read. */
  readonly flagsOf: () => FlagValues;
}

/** Gives a command its options and its own commands. */
export type DefineCommands = (group: Command, context: GroupContext) => void;
