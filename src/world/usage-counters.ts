import type { Instant } from '../domain/time/instant.ts';
import { CompactMap } from './compact-map.ts';

/** What is merely counted of an account's requests: no fact tells of it, and no answer but a request's id depends on it. */
export interface UsageSnapshot {
  readonly lastUsedAt: readonly (readonly [string, Instant])[];
  readonly requests: { readonly at: Instant; readonly counts: readonly (readonly [string, number])[] };
}

/** Different requests of one instant that are told apart before counting starts anew. */
const MAX_COUNTED_REQUESTS = 10_000;

export class UsageCounters {
  readonly #lastUsedAt = new CompactMap<Instant>();
  readonly #requestCounts = new CompactMap<number>();
  #countedAt: Instant = Number.NEGATIVE_INFINITY;

  lastUsedAt(key: string): Instant | undefined {
    return this.#lastUsedAt.get(key);
  }

  noteUse(key: string, at: Instant): void {
    this.#lastUsedAt.set(key, at);
  }

  /** A key that is deleted was never used, should there be one by its text again. */
  forgetKey(key: string): void {
    this.#lastUsedAt.delete(key);
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

  snapshot(): UsageSnapshot {
    return {
      lastUsedAt: this.#lastUsedAt.entries(),
      requests: {
        at: Number.isFinite(this.#countedAt) ? this.#countedAt : 0,
        counts: this.#requestCounts.entries(),
      },
    };
  }

  restore(snapshot: UsageSnapshot): void {
    this.clear();
    for (const [key, at] of snapshot.lastUsedAt) this.#lastUsedAt.set(key, at);
    for (const [request, count] of snapshot.requests.counts) this.#requestCounts.set(request, count);
    this.#countedAt = snapshot.requests.at;
  }

  clear(): void {
    this.#lastUsedAt.clear();
    this.#requestCounts.clear();
    this.#countedAt = Number.NEGATIVE_INFINITY;
  }
}
