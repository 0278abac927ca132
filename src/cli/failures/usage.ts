import type { Command, CommanderError } from 'commander';
import { didYouMean } from '../../domain/closest-name.ts';

export interface UsagePlace {
  /** The command line that was read; what is known of its commands makes the advice. */
  readonly program?: Command;
}

/** What commander found wrong with the command line, and what was probably meant. */
export function explainUsage({ code, message }: CommanderError, { program }: UsagePlace): string {
  const [said = '', hint] = message.replace(/^error: /, '').split('\n');
  const command = program && runningCommand(program);
  const told = explain(code, command, { why: said, meant: hint?.replace(/^\(|\)$/g, '') });
  const advice = [told.meant, adviceFor(code, command), `Run ${helpOf(command)} to see what there is.`];
  return `Failed to read the command line: ${told.why.replace(/[.]$/, '')}. ${advice.filter(Boolean).join(' ')}`;
}

interface Told {
  readonly why: string;
  readonly meant?: string | undefined;
}

function explain(code: string, command: Command | undefined, said: Told): Told {
  if (command === undefined) return said;
  if (code === 'commander.excessArguments') return explainSurplus(command);
  // Of a group that does nothing by itself, commander prints the help.
  if (code !== 'commander.help') return said;
  const names = command.commands.map((known) => known.name());
  return { why: `${pathOf(command)} needs one of ${names.join(', ')}` };
}

/** A word too many is a misspelt command where a command could stand, else an argument that is not taken. */
function explainSurplus(command: Command): Told {
  const expected = command.registeredArguments.length;
  const surplus = command.args[expected] ?? '';
  const [first = surplus] = command.args;
  const names = command.commands.flatMap((known) => [known.name(), ...known.aliases()]);
  const meant = didYouMean(first, names);
  if (names.length > 0 && (expected === 0 || meant !== undefined)) {
    const owner = command.parent === null ? 'there is' : `${command.name()} has`;
    return { why: `${owner} no command '${first}'`, meant };
  }
  const takes = ['no argument', 'one argument', 'two arguments'][expected] ?? `${expected} arguments`;
  const given =
    surplus === command.name() ? `'${surplus}' was given twice` : `'${surplus}' was given as well`;
  return { why: `${pathOf(command)} takes ${takes}, but ${given}`, meant: 'Leave it out.' };
}

function adviceFor(code: string, command: Command | undefined): string | undefined {
  if (command?.name() === 'exec' && code === 'commander.unknownOption')
    return 'Put -- before the command that exec is to run: amps-sandbox exec -- npm test --watch.';
  return undefined;
}

/** The innermost command that words were handed to. */
function runningCommand(program: Command): Command {
  const [name] = program.args;
  const next = program.commands.find(
    (command) => command.name() === name || command.aliases().includes(name ?? ''),
  );
  return next === undefined ? program : runningCommand(next);
}

function pathOf(command: Command): string {
  return command.parent === null || command.parent.parent === null
    ? command.name()
    : `${pathOf(command.parent)} ${command.name()}`;
}

function helpOf(command: Command | undefined): string {
  return command === undefined || command.parent === null
    ? 'amps-sandbox --help'
    : `amps-sandbox ${pathOf(command)} --help`;
}
