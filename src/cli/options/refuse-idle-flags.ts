import { type Command, CommanderError } from 'commander';
import { FLAGS, type FlagValues, flagName } from './flags.ts';

/** Refuses flags that mean nothing to the command, which would else be ignored without a word. @throws CommanderError */
export function refuseIdleFlags(flags: FlagValues, heeded: readonly string[], command: Command): void {
  const idle = FLAGS.filter(({ option }) => flags[option] !== undefined && !heeded.includes(option));
  if (idle.length === 0) return;
  const names = idle.map(flagName).join(', ');
  const [means, it] = idle.length === 1 ? ['means', 'it'] : ['mean', 'them'];
  throw new CommanderError(
    2,
    'amps-sandbox.idleFlag',
    `${names} ${means} nothing to ${pathOf(command)}; leave ${it} out`,
  );
}

function pathOf(command: Command): string {
  return command.parent?.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}
