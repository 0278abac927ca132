import type { Server } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Express } from 'express';
import type { SandboxConfig } from '../config/sandbox-config.ts';
import { type Contract, createContract, requirePermission } from '../contract/contract.ts';
import type { Edition } from '../contract/edition.ts';
import { createControlApp } from '../control/app.ts';
import { createEditionV1 } from '../editions/v1/edition.ts';
import { createApp } from '../http/app.ts';
import { createAuthenticator } from '../http/layers/authenticate.ts';
import { createRateLimiter } from '../http/layers/limit-rate.ts';
import { LiveKeySightings } from '../http/layers/live-key-sightings.ts';
import { createBodyReader } from '../http/layers/read-body.ts';
import { createRecorder } from '../http/record/record-exchange.ts';
import { createRuleApplier } from '../http/rules/apply-rule.ts';
import { createRuleSelector } from '../http/rules/select-rule.ts';
import type { ServerCredentials } from '../http/server/https-server.ts';
import { createHttpServer } from '../http/server/server.ts';
import type { LogSink } from '../log/log.ts';
import type { TlsIdentity } from '../tls/open-identity.ts';
import type { Accounts } from '../world/accounts.ts';
import { chooseControlToken } from './control-token.ts';
import { isLoopback } from './listen.ts';
import { loadNamedScenario, loadRules } from './load-rules.ts';
import { openAccounts } from './open-accounts.ts';
import { openServers } from './open-servers.ts';

/** An emulator that is set up but does not listen: what in-process tests drive. */
export interface SandboxEngine {
  readonly app: Express;
  readonly accounts: Accounts;
  readonly edition: Edition;
  readonly controlToken: string | null;
  readonly operations: Contract['operations'];
  readonly liveKeys: Pick<LiveKeySightings, 'list'>;
  /** Answers requests that HTTP itself refuses, in the envelope of the edition. */
  readonly createServer: () => Server;
  /** The same with TLS below it. */
  readonly createHttpsServer: (credentials: ServerCredentials) => Promise<HttpsServer>;
  /** Tells the engine where it can be reached, or that it is going away. */
  setUrl(url: string | undefined): void;
}

/** A key of the running emulator that is good to show. */
export interface ShownKey {
  readonly key: string;
  readonly name: string;
  readonly account: string;
}

export interface Sandbox
  extends Pick<SandboxEngine, 'accounts' | 'controlToken' | 'operations' | 'liveKeys'> {
  readonly url: string;
  readonly controlUrl: string;
  /** Null where HTTPS is off, as are the next two. */
  readonly httpsUrl: string | null;
  /** PEM of the CA that signed the certificate of HTTPS. */
  readonly ca: string | null;
  /** Where the CA lies; null also where it is in memory alone. */
  readonly caFile: string | null;
  readonly edition: string;
  readonly keys: readonly ShownKey[];
  /** Ends within a second, whatever is open; a second call waits for the same end. */
  close(): Promise<void>;
}

/**
 * Sets up an emulator: the one place where its parts are joined.
 * @param ca PEM of the CA to hand out
 * @throws WorldFileError, DocumentError
 */
export async function createEngine(
  config: SandboxConfig,
  log: LogSink,
  ca: string | null = null,
): Promise<SandboxEngine> {
  const edition = createEditionV1({ overrides: config.errors, rateLimitStatus: config.rateLimitStatus });
  const contract = await openContract(config, edition, log);
  const accounts = await openAccounts(config, edition, await loadRules(config, contract, edition));
  const liveKeys = new LiveKeySightings(log);
  const controlToken = chooseControlToken(config.controlToken, isLoopback(config.host));
  const place: { url?: string | undefined } = {};
  const control = await createControlApp({
    accounts,
    contract,
    edition,
    config,
    liveKeys,
    log,
    ca,
    token: controlToken,
    url: () => place.url ?? '',
    isReady: () => place.url !== undefined,
  });
  const app = createApp({
    accounts,
    edition,
    contract,
    control,
    log,
    ...createLayers(config, { accounts, edition, contract, liveKeys }),
    validateResponses: config.validateResponses,
  });
  const presentProblem = presentOutsideApp(edition, accounts);
  return {
    app,
    accounts,
    edition,
    controlToken,
    operations: contract.operations,
    liveKeys,
    createServer: () => createHttpServer(app, presentProblem),
    createHttpsServer: async (credentials) => {
      const { createHttpsServer } = await import('../http/server/https-server.ts');
      return createHttpsServer({ listener: app, presentProblem, credentials, log });
    },
    setUrl: (url) => {
      place.url = url;
    },
  };
}

interface Parts {
  readonly accounts: Accounts;
  readonly edition: Edition;
  readonly contract: Contract;
  readonly liveKeys: LiveKeySightings;
}

/** What a request passes on its way to a handler, and back. */
function createLayers(config: SandboxConfig, { accounts, edition, contract, liveKeys }: Parts) {
  return {
    authenticate: createAuthenticator({
      accounts,
      edition,
      liveKeys,
      defaultEnvironment: config.environment,
      acceptAnyKey: config.acceptAnyKey,
    }),
    limitRate: createRateLimiter(config),
    readBody: createBodyReader(),
    selectRule: createRuleSelector({ contract, edition, loadScenario: loadNamedScenario }),
    applyRule: createRuleApplier({ accounts, edition }),
    record: createRecorder({ accounts, contract }),
  };
}

/** What a sandbox may use beside its configuration. */
export interface RuntimeOptions {
  /** Keeps the CA among the user's own data, where no folder is configured; else it lives in memory. */
  readonly keepCaAtHome?: boolean;
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
  const engine = await createEngine(config, log, identity?.ca);
  const { url, httpsUrl, close } = await openServers(engine, config, identity);
  engine.setUrl(url);
  let closed: Promise<void> | undefined;
  return {
    url,
    controlUrl: `${url}/__sandbox`,
    httpsUrl,
    ca: identity?.ca ?? null,
    caFile: identity?.caFile ?? null,
    controlToken: engine.controlToken,
    edition: engine.edition.name,
    accounts: engine.accounts,
    operations: engine.operations,
    liveKeys: engine.liveKeys,
    keys: listShownKeys(engine.accounts),
    close: () => {
      engine.setUrl(undefined);
      closed ??= close();
      return closed;
    },
  };
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
  return await openIdentity(config, log, isHomeWanted ? await findHomeFolder() : undefined);
}

/** The edition's contract, with the operations of the user's newer document that we do not know. */
async function openContract(config: SandboxConfig, edition: Edition, log: LogSink): Promise<Contract> {
  const { document, handlers, validators } = edition;
  const { openapi: path, seed, validateResponses: validatesReplies } = config;
  const shared = { document, handlers, validators, validatesReplies, authorize: requirePermission };
  if (path === undefined) return await createContract(shared);
  const { extendContract } = await import('../contract/mock-replies/index.ts');
  const { added, skipped, ...extended } = await extendContract({ known: document, path, seed });
  log({ type: 'info', message: `Operations answered from the schemas of ${path}: ${added.length}.` });
  for (const { method, path: route, reason } of skipped) {
    log({ type: 'warning', message: `${method.toUpperCase()} ${route} of ${path} is left out: ${reason}` });
  }
  return await createContract({ ...shared, ...extended });
}

function presentOutsideApp(edition: Edition, accounts: Accounts): Parameters<typeof createHttpServer>[1] {
  return (problem) =>
    edition.presentProblem(problem, {
      requestId: 'req_unparsed',
      at: accounts.first.clock.now(),
      path: '',
    });
}

function listShownKeys(accounts: Accounts): ShownKey[] {
  return accounts
    .all()
    .flatMap(({ id, world }) => world.keys().map(({ key, name }) => ({ key, name, account: id })));
}
