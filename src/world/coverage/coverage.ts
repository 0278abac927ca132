import type { ProblemDetail } from '../../domain/failures/problem.ts';
import type { UnappliedEffect } from '../../domain/journal/journal-entry.ts';
import { BoundedTally } from './bounded-tally.ts';
import type { ClockMoved, CoverageEvent, CoverageListener } from './coverage-event.ts';
import type {
  ContractViolationCount,
  CoverageFacts,
  CoveredRequest,
  EarlyRetryCount,
  FirstSeen,
  LiveKeyCount,
  StatusCount,
  UnappliedEffectCount,
  UnknownRouteCount,
} from './coverage-facts.ts';
import { TestNames } from './test-names.ts';

/** Accounts that are told apart although some are closed. Beyond, one that is opened again counts once more. */
const MAX_ACCOUNTS = 10_000;
/** Names of rules that are remembered: more than any suite has. */
const MAX_NAMES = 100_000;

/** Longest text of a client that is kept. */
const MAX_TEXT = 200;

/**
 * What the clients of all accounts together have exercised since the start. Exact where the journal is bounded, and of
 * constant cost for each request. No reset, restore or clearing of an account touches it. What other sandboxes of a run
 * have heard of can be replayed.
 */
export class Coverage {
  #requestCount = 0;
  /** Accounts that were called, by the number of their sandbox: of closed ones the count alone where there are many. */
  readonly #accounts = new Map<number, Set<string>>();
  #accountCount = 0;
  /** By edition and operationId. */
  readonly #operations = new Map<string, Map<string, Map<number, StatusCount>>>();
  readonly #contractViolations = new BoundedTally<ContractViolationCount>();
  readonly #unknownRoutes = new BoundedTally<UnknownRouteCount>();
  readonly #earlyRetries = new BoundedTally<EarlyRetryCount>();
  readonly #unappliedEffects = new BoundedTally<UnappliedEffectCount>();
  readonly #appliedRules = new Map<string, number>();
  readonly #liveKeys = new BoundedTally<LiveKeyCount>();
  /** The test that added each rule. */
  readonly #knownRules = new Map<string, string | undefined>();
  #tests = new TestNames();
  readonly #listeners: CoverageListener[] = [];
  #latestAccount: string | undefined;
  /** Of the events that are being noted. */
  #sandbox = 1;

  /** Hears of every event from now on. */
  listen(listener: CoverageListener): void {
    this.#listeners.push(listener);
  }

  /** @returns what counts the events of another sandbox of the same run, by its number */
  replayer(sandbox: number): (event: CoverageEvent) => void {
    const tests = new TestNames();
    return (event) => {
      const own = { sandbox: this.#sandbox, tests: this.#tests };
      this.#sandbox = sandbox;
      this.#tests = tests;
      this.#latestAccount = undefined;
      this.#apply(event);
      this.#latestAccount = undefined;
      this.#sandbox = own.sandbox;
      this.#tests = own.tests;
    };
  }

  note(request: CoveredRequest): void {
    this.#requestCount++;
    const { account, edition, operation, status, rule, isRuleAskedFor, verdict, isEarlyRetry } = request;
    const { notApplied } = request;
    if (this.#listeners.length > 0) this.#tell(account, { type: 'request', request });
    if (account !== this.#latestAccount) this.#noteAccount(account);
    if (rule !== undefined && !isRuleAskedFor) this.#noteApplied(rule);
    if (isEarlyRetry) this.#noteEarlyRetry(request);
    if (notApplied !== undefined) this.#noteUnapplied(notApplied, request);
    if (operation === undefined) {
      this.#noteUnknownRoute(request);
      return;
    }
    this.#noteStatus(this.#statusesOf(edition, operation), status, rule !== undefined);
    if (verdict === 'invalid') this.#noteContractViolation(operation, request);
  }

  /** Most requests are of the account of the one before. */
  #noteAccount(account: string | undefined): void {
    this.#latestAccount = account;
    if (account === undefined) return;
    let accounts = this.#accounts.get(this.#sandbox);
    if (accounts === undefined) {
      accounts = new Set();
      this.#accounts.set(this.#sandbox, accounts);
    }
    if (accounts.has(account)) return;
    accounts.add(account);
    this.#accountCount++;
  }

  #forgetAccount(account: string): void {
    const accounts = this.#accounts.get(this.#sandbox);
    if (accounts === undefined || accounts.size <= MAX_ACCOUNTS) return;
    accounts.delete(account);
    this.#latestAccount = undefined;
  }

  /** Remembers the rules of an account: one that never applies is told of even where it is removed. */
  noteRules(account: string, names: readonly string[]): void {
    if (names.length === 0) return;
    this.#tell(account, { type: 'rules', account, names });
    const test = this.#tests.of(account);
    for (const name of names)
      if (!this.#knownRules.has(name) && this.#knownRules.size < MAX_NAMES) this.#knownRules.set(name, test);
  }

  /** Nothing is counted of clocks, but who listens may want to show how they moved. */
  noteClock(moved: ClockMoved): void {
    this.#tell(moved.account, moved);
  }

  /** From now on, what the account does is what the test does. */
  noteTest(account: string, name: string): void {
    this.#tests.open(account, name);
    this.#tell(account, { type: 'test', account, name });
  }

  noteClosed(account: string): void {
    this.#tell(account, { type: 'closed', account });
    this.#tests.close(account);
    this.#forgetAccount(account);
  }

  /** @param key masked */
  noteLiveKey(key: string): void {
    this.#tell(undefined, { type: 'live-key', key });
    this.#liveKeys.note(key, () => ({ key, test: this.#tests.of(undefined), count: 1 }));
  }

  facts(): CoverageFacts {
    return {
      requestCount: this.#requestCount,
      accountCount: this.#accountCount,
      operations: [...this.#operations].flatMap(([edition, operations]) =>
        [...operations].map(([operation, statuses]) => ({
          edition,
          operation,
          statuses: [...statuses.values()].map((status) => ({ ...status })),
        })),
      ),
      contractViolations: this.#contractViolations.facts(),
      unknownRoutes: this.#unknownRoutes.facts(),
      earlyRetries: this.#earlyRetries.facts(),
      unappliedEffects: this.#unappliedEffects.facts(),
      appliedRules: new Map(this.#appliedRules),
      liveKeys: this.#liveKeys.facts(),
      knownRules: [...this.#knownRules].map(([rule, test]) => ({ rule, test })),
    };
  }

  #apply(event: CoverageEvent): void {
    if (event.type === 'request') this.note(event.request);
    else if (event.type === 'rules') this.noteRules(event.account, event.names);
    else if (event.type === 'clock') this.noteClock(event);
    else if (event.type === 'test') this.noteTest(event.account, event.name);
    else if (event.type === 'closed') this.noteClosed(event.account);
    else if (event.type === 'live-key') this.noteLiveKey(event.key);
  }

  #tell(account: string | undefined, event: CoverageEvent): void {
    if (this.#listeners.length === 0) return;
    const scope = { sandbox: this.#sandbox, test: this.#tests.of(account) };
    for (const listener of this.#listeners) listener(event, scope);
  }

  #firstSeen({ account, sequence, requestId }: CoveredRequest): FirstSeen {
    return { sandbox: this.#sandbox, account, test: this.#tests.of(account), sequence, requestId };
  }

  #noteApplied(rule: string): void {
    const count = this.#appliedRules.get(rule) ?? 0;
    if (count > 0 || this.#appliedRules.size < MAX_NAMES) this.#appliedRules.set(rule, count + 1);
  }

  #statusesOf(edition: string, operation: string): Map<number, StatusCount> {
    let operations = this.#operations.get(edition);
    if (operations === undefined) {
      operations = new Map();
      this.#operations.set(edition, operations);
    }
    let statuses = operations.get(operation);
    if (statuses === undefined) {
      statuses = new Map();
      operations.set(operation, statuses);
    }
    return statuses;
  }

  #noteStatus(statuses: Map<number, StatusCount>, status: number, isScripted: boolean): void {
    let counted = statuses.get(status);
    if (counted === undefined) {
      counted = { status, count: 0, scripted: 0 };
      statuses.set(status, counted);
    }
    counted.count++;
    if (isScripted) counted.scripted++;
  }

  #noteContractViolation(operation: string, request: CoveredRequest): void {
    const { edition, method, route, path, errors = [] } = request;
    const reasons = errors.map(shortenDetail);
    const key = `${edition} ${operation} ${reasons.map((reason) => `${reason.path} ${reason.message}`).join('\n')}`;
    this.#contractViolations.note(key, () => ({
      edition,
      operation,
      method,
      path: route ?? shorten(path),
      reasons,
      count: 1,
      first: this.#firstSeen(request),
    }));
  }

  #noteUnknownRoute(request: CoveredRequest): void {
    const { edition, method, route } = request;
    const path = route ?? shorten(request.path);
    this.#unknownRoutes.note(`${edition} ${method} ${path}`, () => ({
      edition,
      method,
      path,
      isKnownPath: route !== undefined,
      count: 1,
      first: this.#firstSeen(request),
    }));
  }

  #noteUnapplied({ rule, reason }: UnappliedEffect, request: CoveredRequest): void {
    const { edition, operation, method, route } = request;
    const path = route ?? shorten(request.path);
    const why = shorten(reason);
    this.#unappliedEffects.note(`${edition} ${method} ${path} ${rule} ${why}`, () => ({
      ...{ rule, edition, operation, method, path, reason: why },
      count: 1,
      first: this.#firstSeen(request),
    }));
  }

  #noteEarlyRetry(request: CoveredRequest): void {
    const { edition, operation, method, route, keyName } = request;
    const path = route ?? shorten(request.path);
    this.#earlyRetries.note(`${edition} ${method} ${path} ${keyName ?? ''}`, () => ({
      edition,
      operation,
      method,
      path,
      keyName,
      count: 1,
      first: this.#firstSeen(request),
    }));
  }
}

function shortenDetail({ path, message }: ProblemDetail): ProblemDetail {
  return { path: shorten(path), message: shorten(message) };
}

function shorten(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`;
}
