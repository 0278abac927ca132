import { ConfigError } from '../config.ts';
import { localUrl } from '../listen.ts';
import { type Environment, URL_VARIABLE } from './flags.ts';
import { loadSettings } from './options.ts';
import type { FlagValues } from './program.ts';

const TIMEOUT_MS = 2_000;

/** Asks a sandbox whether it is ready to serve; exit code 0 when it is, 1 when not. */
export async function health(flags: FlagValues, url: string | undefined): Promise<void> {
  const base = await chooseUrl(flags, url, process.env);
  const problem = await findProblem(new URL(`${base.pathname.replace(/\/$/, '')}/__sandbox/ready`, base));
  if (problem === undefined) {
    process.stdout.write(`${base.origin} is ready.\n`);
    return;
  }
  const advice = 'Start it with amps-sandbox, or give the right place with --url.';
  process.stderr.write(`Failed the health check of ${base.origin}: ${problem}. ${advice}\n`);
  process.exitCode = 1;
}

/** Flags beat the environment: `--url`, `--port` or `--host`, AMPS_SANDBOX_URL, then what a start would listen on. */
export async function chooseUrl(
  flags: FlagValues,
  url: string | undefined,
  environment: Environment,
): Promise<URL> {
  if (url !== undefined) return parseUrl(url, '--url');
  const fromEnvironment = environment[URL_VARIABLE];
  const isPlaceFlagged = flags.port !== undefined || flags.host !== undefined;
  if (fromEnvironment && !isPlaceFlagged) return parseUrl(fromEnvironment, URL_VARIABLE);
  const { config } = await loadSettings(flags, environment);
  if (config.port !== 0) return new URL(localUrl(config.host, config.port));
  throw new ConfigError(
    `Failed to find the sandbox: port 0 stands for any free port. Give its address with --url or ${URL_VARIABLE}.`,
    'port',
  );
}

function parseUrl(text: string, origin: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new ConfigError(
    `Failed to read the command line: ${origin} is "${text}", which is no http URL. Write for example http://127.0.0.1:4010.`,
    'url',
  );
}

/** Why the sandbox is not ready; undefined where it is. */
async function findProblem(url: URL): Promise<string | undefined> {
  const { get } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'));
  return await new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: TIMEOUT_MS }, (response) => {
      resolve(response.statusCode === 200 ? undefined : `it answered ${response.statusCode}`);
      request.destroy();
    });
    const giveUp = setTimeout(() => {
      resolve(`no answer within ${TIMEOUT_MS / 1_000} seconds`);
      request.destroy();
    }, TIMEOUT_MS);
    request.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED' ? 'nothing listens there' : error.message);
    });
    request.on('close', () => clearTimeout(giveUp));
  });
}
