import { Command, InvalidArgumentError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { addExecCommand, type ExecOptions } from './exec/exec-command.ts';
import { GROUPS, loadGroup } from './groups.ts';
import { FLAGS, type Flag, type FlagValues, URL_VARIABLE } from './options/flags.ts';
import { refuseIdleFlags } from './options/refuse-idle-flags.ts';

export type { FlagValues } from './options/flags.ts';

/** What the commands do. */
export interface Actions {
  start(flags: FlagValues): Promise<void>;
  health(flags: FlagValues, url: string | undefined): Promise<void>;
  exec(flags: FlagValues, options: ExecOptions): Promise<void>;
  evidence(flags: FlagValues): Promise<void>;
}

/** Flags that say where `health` looks, and how it answers. */
const HEALTH_FLAGS = ['port', 'host', 'config', 'https.caFolder', 'json', 'log'];
const EVIDENCE_FLAGS = ['config', 'json', 'log'];

const EPILOGUE = `
Every option can also stand in the environment (AMPS_SANDBOX_PORT=0, AMPS_SANDBOX_ACCEPT_ANY_KEY=true, AMPS_SANDBOX_KEY=sk_…,sk_…)
or in the --config file. Flags win over the environment, the environment wins over the file.`;

/**
 * The command line as commander knows it; it throws CommanderError and prints nothing but help and version. Of the
 * commands that come in groups it has the names alone, until `loadCommands` has loaded them.
 */
export function createProgram(actions: Actions): Command {
  const program = new Command('amps-sandbox')
    .description('A local emulator of the Amps AI sandbox API')
    .version(packageJson.version)
    .configureHelp({ showGlobalOptions: true })
    .helpCommand(true)
    .configureOutput({ writeErr: () => {} })
    .addHelpText('after', EPILOGUE)
    .exitOverride();
  for (const flag of FLAGS) for (const option of toOptions(flag)) program.addOption(option);
  const flagsOf = (): FlagValues => readFlags(program);
  program.action(() => actions.start(flagsOf()));
  program
    .command('start')
    .description('start the sandbox (what happens without a command, too)')
    .action(() => actions.start(flagsOf()));
  program
    .command('health')
    .description('ask a running sandbox whether it is ready: exit code 0 or 1')
    .option('--url <url>', `where it runs; else ${URL_VARIABLE}, else --host and --port`)
    .action(({ url }: { url?: string }, command: Command) => {
      refuseIdleFlags(flagsOf(), HEALTH_FLAGS, command);
      return actions.health(flagsOf(), url);
    });
  addExecCommand(program, (options) => actions.exec(flagsOf(), options));
  program
    .command('evidence')
    .description('print what each part of the emulated API rests on: documented or assumed')
    .action((_, command: Command) => {
      refuseIdleFlags(flagsOf(), EVIDENCE_FLAGS, command);
      return actions.evidence(flagsOf());
    });
  for (const { name, description } of GROUPS) program.command(name).description(description);
  refuseOptionsAsValues(program);
  return program;
}

/** Loads the commands that these words may mean, or all: only who asks for one waits for its code. */
export async function loadCommands(program: Command, words?: readonly string[]): Promise<void> {
  for (const command of program.commands) {
    if (words !== undefined && !words.includes(command.name())) continue;
    await loadGroup(command, () => readFlags(program));
    refuseOptionsAsValues(command);
  }
}

/** A switch can be turned off as well, where the environment or a file turns it on. */
function toOptions(flag: Flag): Option[] {
  const { name, value, description, read, repeatable } = flag;
  if (value === undefined)
    return [new Option(`--${name}`, description), new Option(`--no-${name}`).hideHelp()];
  const option = new Option(`--${name} ${value}`, description);
  if (repeatable)
    option.argParser((text: string, before: unknown[] | undefined) => [
      ...(before ?? []),
      read?.(text) ?? text,
    ]);
  else if (read !== undefined) option.argParser(read);
  return [option];
}

function readFlags(program: Command): FlagValues {
  const given = FLAGS.map((flag) => [flag.option, program.getOptionValue(toCamelCase(flag.name))] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function toCamelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `--world --port 0` lacks a value: left to itself, commander takes the next option for it. */
function refuseOptionsAsValues(command: Command): void {
  for (const option of command.options) {
    const { parseArg, required, long } = option;
    if (!required) continue;
    option.argParser((text: string, before: unknown) => {
      if (isOption(text, command))
        throw new InvalidArgumentError(`The value of ${long} is missing before ${text}.`);
      return parseArg === undefined ? text : parseArg(text, before);
    });
  }
  for (const child of command.commands) refuseOptionsAsValues(child);
}

function isOption(text: string, command: Command): boolean {
  const name = text.replace(/=.*$/s, '');
  return name === '--' || name === '--help' || optionsOf(rootOf(command)).some(({ long }) => long === name);
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}

function optionsOf(command: Command): readonly Option[] {
  return [...command.options, ...command.commands.flatMap(optionsOf)];
}
