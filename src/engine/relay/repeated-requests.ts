import type { CoveredRequest } from '../../world/coverage/coverage-facts.ts';

/** A request, and how many came that a report does not tell from it. */
export interface RepeatedRequest {
  readonly request: CoveredRequest;
  times: number;
}

/** Kinds that are told apart at a time. */
const MAX_KINDS = 1_000;

/** Requests that a report does not tell from one that was written before, counted until they are taken. */
export class RepeatedRequests {
  #kinds = new Map<string, RepeatedRequest>();
  #count = 0;

  /** Counts the request where it repeats another; else it is remembered as the first of its kind. */
  count(request: CoveredRequest): boolean {
    const kind = kindOf(request);
    const known = this.#kinds.get(kind);
    if (known === undefined) {
      if (this.#kinds.size < MAX_KINDS) this.#kinds.set(kind, { request, times: 0 });
      return false;
    }
    known.times++;
    this.#count++;
    return true;
  }

  /** How many wait to be taken. */
  get size(): number {
    return this.#count;
  }

  take(): RepeatedRequest[] {
    const taken = [...this.#kinds.values()].filter(({ times }) => times > 0);
    this.#kinds = new Map();
    this.#count = 0;
    return taken;
  }
}

/** All that a report is made of but for instants, numbers and durations. */
function kindOf(request: CoveredRequest): string {
  const { account, edition, method, path, operation, keyName, verdict, errors, status, connection } = request;
  const { rule, isRuleAskedFor, isEarlyRetry, notApplied } = request;
  return JSON.stringify([
    ...[account, edition, method, operation ?? path, keyName, verdict, errors, status, connection],
    ...[rule, isRuleAskedFor, isEarlyRetry, notApplied],
  ]);
}
