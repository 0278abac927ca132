import type { Command } from 'commander';
import { maskKeys } from '../../domain/keys/mask-keys.ts';
import { createLog } from '../../log/log.ts';
import { type ControlClient, createControlClient } from '../../testing/control/control-client.ts';
import { ControlError } from '../../testing/control/control-error.ts';
import { CommandFailure } from '../failures/command-failure.ts';
import type { GroupContext } from '../group-context.ts';
import { chooseUrl } from '../health.ts';
import { ACCOUNT_VARIABLE, type Environment, URL_VARIABLE } from '../options/flags.ts';
import { sortVariables } from '../options/odd-variables.ts';
import { announce, loadSettings } from '../options/options.ts';
import { refuseIdleFlags } from '../options/refuse-idle-flags.ts';
import { createTransport } from './transport.ts';

/** A running sandbox that a command speaks to. */
export interface Connection {
  readonly client: ControlClient;
  /** The account that was named, if any. */
  readonly account: string | undefined;
  /** Answers are for a program to read. */
  readonly json: boolean;
}

/** Flags that say where the sandbox runs, and how it is spoken to. */
const PLACE_FLAGS = ['port', 'host', 'config', 'controlToken', 'https.caFolder', 'json', 'log'];

/** Adds the options that every command for a running sandbox has. */
export function addPlaceOptions(command: Command): Command {
  return command
    .option('--url <url>', `where the sandbox runs; else ${URL_VARIABLE}, else --host and --port`)
    .option(
      '--account <id|key>',
      `the account that it is about, by its id or one of its keys; else ${ACCOUNT_VARIABLE}, else the first one`,
    )
    .configureHelp({
      showGlobalOptions: true,
      visibleGlobalOptions: (help) => {
        const shown = ['--port', '--host', '--config', '--control-token', '--ca-folder', '--json'];
        const all = [help, ...ancestorsOf(help)].flatMap(({ options }) => options);
        return all.filter(({ long, hidden }) => !hidden && shown.includes(long ?? ''));
      },
    });
}

function ancestorsOf({ parent }: Command): Command[] {
  return parent === null ? [] : [parent, ...ancestorsOf(parent)];
}

interface Wanted {
  /** Further flags that the command heeds. */
  readonly flags?: readonly string[];
}

/** Runs a command against the sandbox that the flags, the environment or the defaults name. @throws CommandFailure */
export async function speakTo(
  command: Command,
  { flagsOf }: GroupContext,
  run: (connection: Connection) => Promise<void>,
  { flags: heeded = [] }: Wanted = {},
): Promise<void> {
  const flags = flagsOf();
  refuseIdleFlags(flags, [...PLACE_FLAGS, ...heeded], command);
  const { url, account = accountOf(process.env) } = command.optsWithGlobals<{
    url?: string;
    account?: string;
  }>();
  const place = Object.fromEntries(Object.entries(flags).filter(([name]) => PLACE_FLAGS.includes(name)));
  const settings = await loadSettings(place, process.env);
  announce(settings, createLog(settings.json ? 'json' : 'pretty'));
  const { origin, pathname } = await chooseUrl(place, url, process.env);
  const { controlToken: token, https } = settings.config;
  const base = createControlClient({
    url: `${origin}${pathname}`,
    fetch: createTransport(https.caFolder),
    ...(token !== undefined && { token }),
  });
  try {
    const client = account === undefined ? base : await chooseAccount(base, account);
    await run({ client, account, json: settings.json });
  } catch (error) {
    throw error instanceof ControlError ? explainControlError(error) : error;
  }
}

function accountOf(environment: Environment): string | undefined {
  return sortVariables(environment).own[ACCOUNT_VARIABLE]?.trim() || undefined;
}

/** An account by its id; where none has that, by a key. */
async function chooseAccount(client: ControlClient, named: string): Promise<ControlClient> {
  const byId = await client.accounts.get(named).catch(unlessUnknown);
  if (byId !== undefined) return client.forAccount(byId.id);
  const byKey = client.forKey(named);
  if ((await byKey.clock.get().catch(unlessUnknown)) !== undefined) return byKey;
  const shown = maskKeys(named);
  throw new CommandFailure(
    `Failed to find the account ${shown}: none has this id, and none has such a key. Run amps-sandbox accounts list to see those there are.`,
    { code: 'unknown-account', exitCode: 2 },
  );
}

function unlessUnknown(error: unknown): undefined {
  const isUnknown = error instanceof ControlError && (error.status === 404 || error.status === 400);
  if (!isUnknown) throw error;
}

const TOKEN_HINT =
  'Give the token that the sandbox printed at its start: --control-token, or AMPS_SANDBOX_CONTROL_TOKEN.';
const TYPE_PREFIX = /^urn:amps-sandbox:problem:/;

/** Exit code 2 for what the caller can correct, 1 where there is no sandbox, or where it fails. */
function explainControlError({ message, status, problem, cause }: ControlError): CommandFailure {
  const isRefusal = status !== undefined && status >= 400 && status < 500 && status !== 408;
  const code =
    problem?.type.replace(TYPE_PREFIX, '') ?? (status === undefined ? 'unreachable' : 'unexpected-answer');
  const hint = code === 'token-required' ? TOKEN_HINT : undefined;
  const text = hint === undefined ? message : `${message} ${hint}`;
  return new CommandFailure(text, {
    code,
    exitCode: isRefusal ? 2 : 1,
    cause,
    ...(hint !== undefined && { hint }),
  });
}
