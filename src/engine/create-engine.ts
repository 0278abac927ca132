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
import { MemoryStore } from '../store/memory-store.ts';
import type { Accounts } from '../world/accounts.ts';
import type { AccountStore } from '../world/record/account-store.ts';
import { ClockDriver } from './clock-driver.ts';
import { chooseControlToken } from './control-token.ts';
import { isLoopback } from './listen.ts';
import { loadNamedScenario, loadRules } from './load-rules.ts';
import { openAccounts } from './open-accounts.ts';

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
  /** Nothing runs by itself any more. */
  stop(): void;
}

/** What an emulator may be given beside its configuration. */
export interface EngineOptions {
  /** PEM of the CA to hand out; null where HTTPS is off. */
  readonly ca?: string | null | undefined;
  /** Where accounts are kept; in memory alone where left out. */
  readonly store?: AccountStore;
}

/**
 * Sets up an emulator: the one place where its parts are joined.
 * @throws WorldFileError, DocumentError
 */
export async function createEngine(
  config: SandboxConfig,
  log: LogSink,
  { ca = null, store = new MemoryStore() }: EngineOptions = {},
): Promise<SandboxEngine> {
  const edition = createEditionV1({ overrides: config.errors, rateLimitStatus: config.rateLimitStatus });
  const contract = await openContract(config, edition, log);
  const driver = new ClockDriver(log);
  const accounts = await openAccounts(config, edition, {
    rules: await loadRules(config, contract, edition),
    store,
    onOpened: (account) => driver.follow(account),
  });
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
    stop: () => driver.stop(),
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
