import type { RequestListener, Server } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { SandboxConfig } from '../config/sandbox-config.ts';
import type { ServedOperation } from '../contract/documented-operation.ts';
import type { EditionSet } from '../contract/edition-set.ts';
import { type ControlApp, createControlApp } from '../control/app.ts';
import { createApp, isControlUrl } from '../http/app.ts';
import { createAuthenticator } from '../http/layers/authenticate.ts';
import { createRateLimiter } from '../http/layers/limit-rate.ts';
import { LiveKeySightings } from '../http/layers/live-key-sightings.ts';
import { createBodyReader } from '../http/layers/read-body.ts';
import { formatHttpDate } from '../http/layers/retry-after.ts';
import { createAccountAccess } from '../http/layers/with-account.ts';
import { createRecorder } from '../http/record/record-exchange.ts';
import { createRuleApplier } from '../http/rules/apply-rule.ts';
import { createRuleSelector } from '../http/rules/select-rule.ts';
import type { ServerCredentials } from '../http/server/https-server.ts';
import { createHttpServer } from '../http/server/server.ts';
import type { LogSink } from '../log/log.ts';
import { MemoryStore } from '../store/memory-store.ts';
import type { Accounts, AccountsOptions } from '../world/accounts.ts';
import { Coverage } from '../world/coverage/coverage.ts';
import type { AccountStore } from '../world/record/account-store.ts';
import { chooseControlToken } from './control-token.ts';
import { EDITIONS } from './editions.ts';
import { isLoopback } from './listen.ts';
import { openAccounts } from './open-accounts.ts';
import { type EditionChoice, openEditions } from './open-editions.ts';
import { loadNamedScenario, loadRules } from './rules/load-rules.ts';
import { ClockDriver } from './timers/clock-driver.ts';
import { IdleAccounts } from './timers/idle-accounts.ts';

/** An emulator that is set up but does not listen: what in-process tests drive. */
export interface SandboxEngine {
  readonly app: RequestListener;
  readonly accounts: Accounts;
  readonly editions: EditionSet;
  readonly controlToken: string | null;
  /** Calls the control API without a socket. */
  readonly callControl: ControlApp['call'];
  readonly operations: readonly ServedOperation[];
  readonly liveKeys: Pick<LiveKeySightings, 'list'>;
  /** Answers requests that HTTP itself refuses, in the envelope of the default edition. */
  readonly createServer: () => Server;
  /** The same with TLS below it. */
  readonly createHttpsServer: (credentials: ServerCredentials) => Promise<HttpsServer>;
  /** Tells the engine where it can be reached, or that it is going away. */
  setUrl(url: string | undefined): void;
  /** Nothing runs by itself any more. */
  stop(): void;
}

/** What an emulator may be given beside its configuration. */
export interface EngineOptions extends Partial<EditionChoice> {
  /** PEM of the CA to hand out; null where HTTPS is off. */
  readonly ca?: string | null | undefined;
  /** Counts what clients exercise; one of the engine's own where left out. */
  readonly coverage?: Coverage | undefined;
  /** Of the first account; that of the world where left out. */
  readonly accountName?: string | undefined;
  /** Where accounts are kept; in memory alone where left out. */
  readonly store?: AccountStore;
}

/** Sets up an emulator: the one place where its parts are joined. @throws WorldFileError, DocumentError */
export async function createEngine(
  config: SandboxConfig,
  log: LogSink,
  options: EngineOptions = {},
): Promise<SandboxEngine> {
  const { ca = null, store = new MemoryStore(), editions: created = EDITIONS, defaultEdition } = options;
  const { coverage = new Coverage(), accountName } = options;
  const editions = await openEditions(config, log, { editions: created, defaultEdition });
  const timers = createTimers(log);
  const accounts = await openAccounts(config, editions, {
    rules: await loadRules(config, editions),
    ...{ store, coverage, accountName, ...timers.hooks },
  });
  timers.watch(accounts);
  const liveKeys = new LiveKeySightings(log, (mask) => coverage.noteLiveKey(mask));
  const controlToken = await chooseControlToken(config.controlToken, isLoopback(config.host));
  const place: { url?: string | undefined } = {};
  const parts = { accounts, editions, liveKeys };
  const control = await createControlApp({
    ...{ ...parts, config, log, ca },
    token: controlToken,
    url: () => place.url ?? '',
    isReady: () => place.url !== undefined,
  });
  const presentProblem = presentOutsideApp(editions, accounts);
  const layers = createLayers(config, parts);
  const ownApp = createApp({ accounts, control: control.serve, log, presentProblem, ...layers });
  const app = await openToPages(ownApp, config);
  return {
    ...{ app, accounts, editions, controlToken, liveKeys },
    operations: listOperations(editions),
    callControl: control.call,
    createServer: () => createHttpServer(app, presentProblem, log),
    createHttpsServer: async (credentials) => {
      const { createHttpsServer } = await import('../http/server/https-server.ts');
      return createHttpsServer({ listener: app, presentProblem, credentials, log });
    },
    setUrl: (url) => {
      place.url = url;
    },
    stop: timers.stop,
  };
}

/** What happens by itself: actions that are due, and accounts that nobody uses. */
function createTimers(log: LogSink) {
  const driver = new ClockDriver(log);
  const idle = new IdleAccounts(log);
  const hooks: Pick<AccountsOptions, 'onFacts' | 'onClosed' | 'onLimit' | 'onLifeBegins'> = {
    onFacts: (account) => driver.plan(account),
    onClosed: (account) => driver.forget(account),
    onLimit: (closed, reason) => idle.tell(closed, reason),
    onLifeBegins: (endsAt) => idle.expect(endsAt),
  };
  const stop = (): void => {
    driver.stop();
    idle.stop();
  };
  return { hooks, watch: (accounts: Accounts) => idle.watch(accounts), stop };
}

interface Parts {
  readonly accounts: Accounts;
  readonly editions: EditionSet;
  readonly liveKeys: LiveKeySightings;
}

/** What a request passes on its way to a handler, and back. */
function createLayers(config: SandboxConfig, { accounts, editions, liveKeys }: Parts) {
  const { environment: defaultEnvironment, acceptAnyKey, validateResponses } = config;
  return {
    validateResponses,
    withAccount: createAccountAccess({ accounts, editions, defaultEnvironment, acceptAnyKey }),
    authenticate: createAuthenticator(liveKeys),
    limitRate: createRateLimiter(config),
    readBody: createBodyReader(),
    selectRule: createRuleSelector({ editions, loadScenario: loadNamedScenario }),
    applyRule: createRuleApplier({ accounts, editions, retryAfter: config.retryAfter }),
    record: createRecorder({ accounts, keyHeaders: editions.keyHeaders }),
  };
}

/** Its code is loaded by those alone who name an origin. */
async function openToPages(app: RequestListener, { cors = [] }: SandboxConfig): Promise<RequestListener> {
  if (cors.length === 0) return app;
  const { allowOrigins } = await import('../http/cors.ts');
  return allowOrigins(app, cors, isControlUrl);
}

function listOperations({ all }: EditionSet): ServedOperation[] {
  return all.flatMap(({ name, contract }) =>
    contract.operations.map((operation) => ({ edition: name, ...operation })),
  );
}

function presentOutsideApp(editions: EditionSet, accounts: Accounts): Parameters<typeof createHttpServer>[1] {
  return (problem) => {
    const at = accounts.first.clock.now();
    const facts = { requestId: 'req_unparsed', at, path: '', context: undefined, elapsedMs: () => 0 };
    const reply = editions.default.presentProblem(problem, facts);
    return { ...reply, headers: { ...reply.headers, Date: formatHttpDate(at) } };
  };
}
