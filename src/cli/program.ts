import { Command, type CommanderError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { didYouMean } from '../domain/closest-name.ts';
import { addExecCommand, type ExecOptions } from './exec/exec-command.ts';
import { FLAGS, type Flag, URL_VARIABLE } from './options/flags.ts';

/** The values of the flags that were given, by option. */
export type FlagValues = Readonly<Record<string, unknown>>;

/** What the commands do. */
export interface Actions {
  start(flags: FlagValues): Promise<void>;
  health(flags: FlagValues, url: string | undefined): Promise<void>;
  exec(flags: FlagValues, options: ExecOptions): Promise<void>;
  evidence(flags: FlagValues): Promise<void>;
}

const EPILOGUE = `
Every option can also stand in the environment (AMPS_SANDBOX_PORT=0, AMPS_SANDBOX_ACCEPT_ANY_KEY=true, AMPS_SANDBOX_KEY=sk_…,sk_…)
or in the --config file. Flags win over the environment, the environment wins over the file.`;

/** The command line as commander knows it; it throws CommanderError and prints nothing but help and version. */
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
    .action(({ url }: { url?: string }) => actions.health(flagsOf(), url));
  addExecCommand(program, (options) => actions.exec(flagsOf(), options));
  program
    .command('evidence')
    .description('print what each part of the emulated API rests on: documented or assumed')
    .action(() => actions.evidence(flagsOf()));
  return program;
}

/** A switch can be turned off as well, where the environment or a file turns it on. */
function toOptions(flag: Flag): Option[] {
  const { name, value, description, read, repeatable } = flag;
  if (value === undefined)
    return [new Option(`--${name}`, description), new Option(`--no-${name}`).hideHelp()];
  const option = new Option(`--${name} ${value}`, description);
  if (repeatable) option.argParser((text: string, before: string[] | undefined) => [...(before ?? []), text]);
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

const COMMANDS = ['start', 'health', 'exec', 'evidence', 'help'];

/** What commander found wrong with the command line; `operands` are the words that are no flags. */
export function explainUsage({ code, message }: CommanderError, operands: readonly string[]): string {
  const [said = '', hint] = message.replace(/^error: /, '').split('\n');
  const isSurplus = code === 'commander.excessArguments';
  const surplus = operands.find((operand) => !COMMANDS.includes(operand)) ?? operands[0] ?? '';
  const reason = isSurplus ? `there is no command '${surplus}'` : said;
  const meant = isSurplus ? didYouMean(surplus, COMMANDS) : hint?.replace(/^\(|\)$/g, '');
  const advice = [meant, 'Run amps-sandbox --help to see what there is.'].filter(Boolean).join(' ');
  return `Failed to read the command line: ${reason.replace(/[.]$/, '')}. ${advice}`;
}
