import { parseConfig } from '../config/parse-config.ts';
import type { SandboxOptions } from '../config/sandbox-options.ts';
import { startImmediate } from '../engine/machine-clock.ts';
import { readReportFolders } from '../engine/relay/report-folders.ts';
import { type ControlClient, createClient } from './control/control-client.ts';
import { findRunningTest, type RunningTest, toAccountName } from './control/running-test.ts';

/** An emulator that runs in this process. */
export interface RunningSandbox extends AsyncDisposable {
  /** Base URL to give to the client under test in place of `https://sandbox-api.amps.ai`. */
  readonly url: string;
  /** The same over TLS; null unless `https` is on. */
  readonly httpsUrl: string | null;
  /** PEM of the CA that a client of `httpsUrl` is to trust; null unless `https` is on. */
  readonly ca: string | null;
  /** Moves the clock, changes keys and devices, resets, takes snapshots. */
  readonly control: ControlClient;
  /** A key that may do everything, of the account that `control` acts on. */
  readonly apiKey: string;
  /** What the control API asks for; null where it asks for none, as on loopback. */
  readonly controlToken: string | null;
  close(): Promise<void>;
}

/**
 * Starts an emulator on free ports of 127.0.0.1, silent, with the options of the configuration file.
 *
 * @throws ConfigError, WorldFileError, DocumentError, CertificateError or ListenError, with a message for the user.
 * @example
 * await using sandbox = await startSandbox({ clock: 'frozen', at: '2025-06-01T12:00:00Z' });
 * const client = new MyAmpsClient({ baseUrl: sandbox.url, apiKey: sandbox.apiKey });
 * await sandbox.control.clock.advance('3h');
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  return await startSandboxFor(undefined, options);
}

/** The same for one test alone, after which its account is named. */
export async function startSandboxFor(
  test: RunningTest | undefined,
  options: SandboxOptions,
): Promise<RunningSandbox> {
  // Before anything is waited for: later the scope of a test may be gone.
  const running = test ?? findRunningTest();
  // The check says what is wanted, and to take apart what is no object would not.
  if (typeof options !== 'object' || options === null || Array.isArray(options)) await parseConfig(options);
  const { https } = options;
  const config = await parseConfig({
    port: 0,
    log: 'silent',
    ...options,
    ...(https !== undefined && { https: withFreePort(https) }),
  });
  // Most tests share a sandbox that runs elsewhere: they do without the engine.
  const [{ openSandbox }, { createLog }] = await Promise.all([
    import('../engine/open-sandbox.ts'),
    import('../log/log.ts'),
  ]);
  const log = createLog(config.log, process.stderr, process.env, startImmediate);
  const sandbox = await openSandbox(config, log, {
    reportTo: readReportFolders(process.env),
    accountName: test && toAccountName(test.name),
    testName: running?.name,
  });
  const { url, httpsUrl, ca, callControl, controlToken, apiKey = '', close } = sandbox;
  return {
    url,
    httpsUrl,
    ca,
    control: createClient({ url, transport: callControl }),
    apiKey,
    controlToken,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function withFreePort(https: NonNullable<SandboxOptions['https']>): SandboxOptions['https'] {
  return typeof https === 'object' ? { port: 0, ...https } : { enabled: https, port: 0 };
}
