import type { ProblemDetail } from '../../domain/failures/problem.ts';
import { BoundedTally } from './bounded-tally.ts';
import type {
  ContractViolationCount,
  CoverageFacts,
  CoveredRequest,
  EarlyRetryCount,
  FirstSeen,
  StatusCount,
  UnknownRouteCount,
} from './coverage-facts.ts';

/** Accounts, and names of rules, that are remembered: more than any suite has. */
const MAX_NAMES = 100_000;

/** Longest text of a client that is kept. */
const MAX_TEXT = 200;

/**
 * What the clients of all accounts together have exercised since the start. Exact where the journal is bounded, and of
 * constant cost for each request. No reset, restore or clearing of an account touches it.
 */
export class Coverage {
  #requestCount = 0;
  readonly #accounts = new Set<string>();
  /** By edition and operationId. */
  readonly #operations = new Map<string, Map<string, Map<number, StatusCount>>>();
  readonly #contractViolations = new BoundedTally<ContractViolationCount>();
  readonly #unknownRoutes = new BoundedTally<UnknownRouteCount>();
  readonly #earlyRetries = new BoundedTally<EarlyRetryCount>();
  readonly #appliedRules = new Map<string, number>();
  readonly #addedRules = new Set<string>();

  note(request: CoveredRequest): void {
    this.#requestCount++;
    const { account, edition, operation, status, rule, verdict, isEarlyRetry } = request;
    if (account !== undefined && this.#accounts.size < MAX_NAMES) this.#accounts.add(account);
    if (rule !== undefined) this.#noteApplied(rule);
    if (isEarlyRetry) this.#noteEarlyRetry(request);
    if (operation === undefined) {
      this.#noteUnknownRoute(request);
      return;
    }
    this.#noteStatus(this.#statusesOf(edition, operation), status, rule !== undefined);
    if (verdict === 'invalid') this.#noteContractViolation(operation, request);
  }

  /** Remembers rules that a test adds: one that never applies is told of even where the test removes it. */
  noteRules(names: Iterable<string>): void {
    for (const name of names) if (this.#addedRules.size < MAX_NAMES) this.#addedRules.add(name);
  }

  facts(): CoverageFacts {
    return {
      requestCount: this.#requestCount,
      accountCount: this.#accounts.size,
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
      appliedRules: new Map(this.#appliedRules),
      addedRules: new Set(this.#addedRules),
    };
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
      first: firstSeen(request),
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
      first: firstSeen(request),
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
      first: firstSeen(request),
    }));
  }
}

function firstSeen({ account, sequence, requestId }: CoveredRequest): FirstSeen {
  return { account, sequence, requestId };
}

function shortenDetail({ path, message }: ProblemDetail): ProblemDetail {
  return { path: shorten(path), message: shorten(message) };
}

function shorten(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`;
}
