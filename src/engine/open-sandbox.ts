import type { SandboxConfig } from '../config/sandbox-config.ts';
import type { SampleRequest } from '../contract/edition.ts';
import { createLocalCalls } from '../control/access/local-calls.ts';
import { nameOfDocument } from '../domain/documents/document-input.ts';
import { maskKey } from '../domain/keys/mask-keys.ts';
import type { LogSink } from '../log/log.ts';
import type { TlsIdentity } from '../tls/open-identity.ts';
import { Coverage } from '../world/coverage/coverage.ts';
import { readWallClock } from '../world/time/machine-clock.ts';
import { createEngine, type SandboxEngine } from './create-engine.ts';
import { openServers } from './open-servers.ts';
import type { CoverageRelay } from './relay/coverage-relay.ts';

/** A key of the running emulator as it may be shown. */
export interface ShownKey {
  readonly key: string;
  readonly name: string;
  readonly account: string;
}

export interface Sandbox
  extends Pick<SandboxEngine, 'accounts' | 'controlToken' | 'callControl' | 'operations' | 'liveKeys'> {
  readonly url: string;
  readonly controlUrl: string;
  /** Null where HTTPS is off, as are the next two. */
  readonly httpsUrl: string | null;
  /** PEM of the CA that signed the certificate of HTTPS. */
  readonly ca: string | null;
  /** Where the CA lies; null also where it is in memory alone. */
  readonly caFile: string | null;
  /** Name of the edition that requests speak which tell none. */
  readonly edition: string;
  /** Names of all editions, that one first. */
  readonly editions: readonly string[];
  /** A first request that succeeds. */
  readonly sample: SampleRequest;
  /** The first key of the first account, for clients to use; it may be one that is not to be shown. */
  readonly apiKey: string | undefined;
  readonly keys: readonly ShownKey[];
  /** Ends within a second, whatever is open; a second call waits for the same end. */
  close(): Promise<void>;
}

/** What a sandbox may use beside its configuration. */
export interface RuntimeOptions {
  /** Keeps the CA among the user's own data, where no folder is configured; else it lives in memory. */
  readonly keepCaAtHome?: boolean;
  /** Counts what clients exercise; one of the sandbox's own where left out. */
  readonly coverage?: Coverage;
  /** The test that the sandbox runs for, where it runs for one alone. */
  readonly testName?: string | undefined;
  /** Of the first account; that of the world where left out. */
  readonly accountName?: string | undefined;
  /** Folders in which each `amps-sandbox exec` above this process looks for what is to be in its report. */
  readonly reportTo?: readonly string[];
}

/**
 * Sets up an emulator and listens.
 * @throws ListenError, WorldFileError, DocumentError, CertificateError, each with a message for the user
 */
export async function openSandbox(
  config: SandboxConfig,
  log: LogSink,
  runtime: RuntimeOptions = {},
): Promise<Sandbox> {
  const identity = await openTls(config, log, runtime);
  const { coverage = new Coverage(), testName, accountName, reportTo = [] } = runtime;
  const relay = await openRelay(reportTo, coverage, log);
  const engine = await createEngine(config, log, { ca: identity?.ca, coverage, accountName });
  if (testName !== undefined) coverage.noteTest(engine.accounts.first.id, testName);
  relay?.tellOperations(engine.operations);
  const { url, httpsUrl, close } = await openServers(engine, config, identity);
  engine.setUrl(url);
  const localCalls = createLocalCalls(engine.callControl);
  let closed: Promise<void> | undefined;
  return {
    url,
    controlUrl: `${url}/__sandbox`,
    httpsUrl,
    ca: identity?.ca ?? null,
    caFile: identity?.caFile ?? null,
    controlToken: engine.controlToken,
    callControl: localCalls.call,
    edition: engine.editions.default.name,
    editions: engine.editions.names,
    sample: chooseSample(engine, config),
    accounts: engine.accounts,
    operations: engine.operations,
    liveKeys: engine.liveKeys,
    apiKey: engine.accounts.first.world.keys()[0]?.key,
    keys: listShownKeys(engine),
    close: () => {
      engine.setUrl(undefined);
      engine.stop();
      localCalls.close();
      closed ??= close().finally(() => relay?.close());
      return closed;
    },
  };
}

/** Its code is loaded below `amps-sandbox exec` alone. */
async function openRelay(
  folders: readonly string[],
  coverage: Coverage,
  log: LogSink,
): Promise<CoverageRelay | undefined> {
  if (folders.length === 0) return undefined;
  const { CoverageRelay } = await import('./relay/coverage-relay.ts');
  return new CoverageRelay(folders, coverage, log);
}

/** Its code is loaded by those alone who turn HTTPS on. */
async function openTls(
  config: SandboxConfig,
  log: LogSink,
  { keepCaAtHome = false }: RuntimeOptions,
): Promise<TlsIdentity | undefined> {
  if (!config.https.enabled) return undefined;
  const { openIdentity, findHomeFolder } = await import('../tls/index.ts');
  const isHomeWanted = keepCaAtHome && config.https.caFolder === undefined;
  const homeFolder = isHomeWanted ? await findHomeFolder() : undefined;
  return await openIdentity(config, log, { at: readWallClock(), homeFolder });
}

function chooseSample({ accounts, editions }: SandboxEngine, { world }: SandboxConfig): SampleRequest {
  const { name, sampleRequest } = editions.default;
  const keys = accounts.all().flatMap((account) => account.world.keys());
  return sampleRequest(nameOfDocument(world), keys.find(({ edition }) => edition === name)?.key);
}

/** A live key is somebody's secret, unless it is one of those that the vendor publishes. */
function listShownKeys({ accounts, editions: { publishedKeys } }: SandboxEngine): ShownKey[] {
  return accounts.all().flatMap(({ id, world }) =>
    world.keys().map(({ key, name, environment }) => {
      const isShown = environment === 'sandbox' || publishedKeys.has(key);
      return { key: isShown ? key : maskKey(key), name, account: id };
    }),
  );
}
