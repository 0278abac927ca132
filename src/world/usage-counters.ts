import type { Instant } from '../domain/instant.ts';
import type { RateState } from '../domain/rate-limit/quota.ts';

/** What a key has used of a plan. */
export interface QuotaRecord {
  readonly plan: string;
  readonly state: RateState;
}

/** What is merely counted of an account: it changes with every request, and no command is needed to repeat it. */
export interface UsageCountersSnapshot {
  readonly quotas: readonly (readonly [string, QuotaRecord])[];
  readonly lastUsedAt: readonly (readonly [string, Instant])[];
  readonly requests: { readonly at: Instant; readonly counts: readonly (readonly [string, number])[] };
}

/** Different requests of one instant that are told apart before counting starts anew. */
const MAX_COUNTED_REQUESTS = 10_000;

export class UsageCounters {
  readonly #quotas = new Map<string, QuotaRecord>();
  readonly #lastUsedAt = new Map<string, Instant>();
  readonly #requestCounts = new Map<string, number>();
  #countedAt: Instant = Number.NEGATIVE_INFINITY;

  /** What the key has used of this plan; undefined where nothing, or only of another. */
  quotaState(key: string, plan: string): RateState | undefined {
    const record = this.#quotas.get(key);
    return record?.plan === plan ? record.state : undefined;
  }

  setQuota(key: string, record: QuotaRecord): void {
    this.#quotas.set(key, record);
  }

  refillQuota(key: string): void {
    this.#quotas.delete(key);
  }

  lastUsedAt(key: string): Instant | undefined {
    return this.#lastUsedAt.get(key);
  }

  noteUse(key: string, at: Instant): void {
    this.#lastUsedAt.set(key, at);
  }

  /** The instant at which a request is counted: its own, or a later one at which requests were counted already. */
  countingAt(at: Instant): Instant {
    return Math.max(at, this.#countedAt);
  }

  /** How many requests like this one came before it at the same instant: 0, 1, 2 … */
  countRequest(request: string, at: Instant): number {
    if (at !== this.#countedAt || this.#requestCounts.size >= MAX_COUNTED_REQUESTS)
      this.#requestCounts.clear();
    this.#countedAt = at;
    const before = this.#requestCounts.get(request) ?? 0;
    this.#requestCounts.set(request, before + 1);
    return before;
  }

  snapshot(): UsageCountersSnapshot {
    return {
      quotas: [...this.#quotas],
      lastUsedAt: [...this.#lastUsedAt],
      requests: {
        at: Number.isFinite(this.#countedAt) ? this.#countedAt : 0,
        counts: [...this.#requestCounts],
      },
    };
  }

  restore(snapshot: UsageCountersSnapshot): void {
    this.clear();
    for (const [key, record] of snapshot.quotas) this.#quotas.set(key, record);
    for (const [key, at] of snapshot.lastUsedAt) this.#lastUsedAt.set(key, at);
    for (const [request, count] of snapshot.requests.counts) this.#requestCounts.set(request, count);
    this.#countedAt = snapshot.requests.at;
  }

  clear(): void {
    this.#quotas.clear();
    this.#lastUsedAt.clear();
    this.#requestCounts.clear();
    this.#countedAt = Number.NEGATIVE_INFINITY;
  }
}
