import { ConfigError } from '../config/config-error.ts';
import { localUrl } from '../engine/listen.ts';
import { createLog } from '../log/log.ts';
import { CommandFailure } from './failures/command-failure.ts';
import { CONTROL_URL_VARIABLE, type Environment, type FlagValues, URL_VARIABLE } from './options/flags.ts';
import { sortVariables } from './options/odd-variables.ts';
import { announce, loadSettings } from './options/options.ts';
import { wantsJson } from './options/wants-json.ts';

const TIMEOUT_MS = 2_000;

/** Asks a sandbox whether it is ready to serve; exit code 0 when it is, 1 when not. */
export async function health(flags: FlagValues, url: string | undefined): Promise<void> {
  const json = wantsJson(process.argv.slice(2), process.env);
  announce(sortVariables(process.env), createLog(json ? 'json' : 'pretty'));
  const base = await chooseUrl(flags, url, process.env);
  const ready = new URL(`${base.pathname.replace(/\/$/, '')}/__sandbox/ready`, base);
  const failure = await findFailure(ready, flags);
  if (failure === undefined) {
    const text = json ? JSON.stringify({ status: 'ready', url: base.origin }) : `${base.origin} is ready.`;
    process.stdout.write(`${text}\n`);
    return;
  }
  const advice = failure.isDistrust
    ? 'Name the folder of its CA with --ca-folder, or the file in NODE_EXTRA_CA_CERTS; GET /__sandbox/ca.pem hands it out.'
    : 'Start it with amps-sandbox, or give the right place with --url.';
  const message = `Failed the health check of ${base.origin}: ${failure.why}. ${advice}`;
  throw new CommandFailure(message, { code: 'not-ready', exitCode: 1, hint: advice });
}

/** Flags beat the environment: `--url`, `--port` or `--host`, AMPS_SANDBOX_URL or its control API's, then what a start would listen on. */
export async function chooseUrl(
  flags: FlagValues,
  url: string | undefined,
  environment: Environment,
): Promise<URL> {
  if (url !== undefined) return parseUrl(url, '--url');
  const isPlaceFlagged = flags.port !== undefined || flags.host !== undefined;
  const { own } = sortVariables(environment);
  for (const name of isPlaceFlagged ? [] : [URL_VARIABLE, CONTROL_URL_VARIABLE]) {
    const text = own[name]?.trim();
    if (text) return parseUrl(text.replace(/\/__sandbox\/*$/, ''), name);
  }
  const { config } = await loadSettings(flags, environment);
  if (config.port !== 0) return new URL(localUrl(config.host, config.port));
  throw new ConfigError(
    `Failed to find the sandbox: port 0 stands for any free port. Give its address with --url or ${URL_VARIABLE}.`,
  );
}

function parseUrl(text: string, origin: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new ConfigError(
    `Failed to read the command line: ${origin} is "${text}", which is no http URL. Write for example http://127.0.0.1:4010.`,
  );
}

interface Failure {
  readonly why: string;
  /** It shows a certificate by a CA that is not trusted here. */
  readonly isDistrust: boolean;
}

/** Why the sandbox is not ready; undefined where it is. Over TLS the CA that starts on this machine keep is trusted, too. */
async function findFailure(url: URL, flags: FlagValues): Promise<Failure | undefined> {
  const failure = await ask(url);
  if (failure?.isDistrust !== true) return failure;
  const { config } = await loadSettings(flags, process.env);
  const { findCa } = await import('../tls/ca/find-ca.ts');
  const ca = await findCa(config.https.caFolder);
  return ca === undefined ? failure : await ask(url, ca);
}

const DISTRUST = /^(UNABLE_TO_(VERIFY|GET_ISSUER)|SELF_SIGNED|DEPTH_ZERO_SELF_SIGNED)/;

async function ask(url: URL, ca?: string): Promise<Failure | undefined> {
  const { get } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'));
  return await new Promise((resolve) => {
    const fail = (why: string, isDistrust = false): void => resolve({ why, isDistrust });
    const options = { agent: false, timeout: TIMEOUT_MS, ...(ca !== undefined && { ca }) };
    const request = get(url, options, ({ statusCode }) => {
      if (statusCode === 200) resolve(undefined);
      else fail(`it answered ${statusCode}`);
      request.destroy();
    });
    const giveUp = setTimeout(() => {
      fail(`no answer within ${TIMEOUT_MS / 1_000} seconds`);
      request.destroy();
    }, TIMEOUT_MS);
    request.on('error', ({ code = '', message }: NodeJS.ErrnoException) => {
      fail(code === 'ECONNREFUSED' ? 'nothing listens there' : message, DISTRUST.test(code));
    });
    request.on('close', () => clearTimeout(giveUp));
  });
}
