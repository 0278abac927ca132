import type { Instant } from '../domain/instant.ts';
import type { RateWindow } from '../domain/rate-limit.ts';

/** What is merely counted of an account: it changes with every request, and no command is needed to repeat it. */
export interface MetersSnapshot {
  readonly rateWindows: readonly (readonly [string, RateWindow])[];
  readonly lastUsedAt: readonly (readonly [string, Instant])[];
  readonly requests: { readonly at: Instant; readonly counts: readonly (readonly [string, number])[] };
}

/** Different requests of one instant that are told apart before counting starts anew. */
const MAX_COUNTED_REQUESTS = 10_000;

export class Meters {
  readonly #rateWindows = new Map<string, RateWindow>();
  readonly #lastUsedAt = new Map<string, Instant>();
  readonly #requestCounts = new Map<string, number>();
  #countedAt: Instant = Number.NEGATIVE_INFINITY;

  rateWindow(key: string): RateWindow | undefined {
    return this.#rateWindows.get(key);
  }

  setRateWindow(key: string, window: RateWindow): void {
    this.#rateWindows.set(key, window);
  }

  lastUsedAt(key: string): Instant | undefined {
    return this.#lastUsedAt.get(key);
  }

  noteUse(key: string, at: Instant): void {
    this.#lastUsedAt.set(key, at);
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

  snapshot(): MetersSnapshot {
    return {
      rateWindows: [...this.#rateWindows],
      lastUsedAt: [...this.#lastUsedAt],
      requests: {
        at: Number.isFinite(this.#countedAt) ? this.#countedAt : 0,
        counts: [...this.#requestCounts],
      },
    };
  }

  restore(snapshot: MetersSnapshot): void {
    this.clear();
    for (const [key, window] of snapshot.rateWindows) this.#rateWindows.set(key, window);
    for (const [key, at] of snapshot.lastUsedAt) this.#lastUsedAt.set(key, at);
    for (const [request, count] of snapshot.requests.counts) this.#requestCounts.set(request, count);
    this.#countedAt = snapshot.requests.at;
  }

  clear(): void {
    this.#rateWindows.clear();
    this.#lastUsedAt.clear();
    this.#requestCounts.clear();
    this.#countedAt = Number.NEGATIVE_INFINITY;
  }
}
