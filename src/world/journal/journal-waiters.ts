import { matchEntry } from '../../domain/journal/compare-entry.ts';
import type { JournalEntry } from '../../domain/journal/journal-entry.ts';
import type { JournalQuery } from '../../domain/journal/journal-query.ts';
import { type EpochEnd, EpochOver } from '../epoch.ts';

interface Wish {
  readonly query: JournalQuery;
  readonly count: number;
  /** The matching requests that have come so far. */
  readonly found: JournalEntry[];
}

interface Waiter extends Wish {
  readonly resolve: () => void;
  readonly fail: (error: EpochOver) => void;
}

/** Those who wait for requests to come; each entry is shown to them as it is written. */
export class JournalWaiters {
  readonly #waiters = new Set<Waiter>();

  /** Settles with what was found: all of it, or what there is once the signal aborts. */
  wait(wish: Wish, signal: AbortSignal): Promise<readonly JournalEntry[]> {
    const { found, count } = wish;
    if (found.length >= count || signal.aborted) return Promise.resolve(found);
    return new Promise((settle, reject) => {
      const leave = (): void => {
        this.#waiters.delete(waiter);
        signal.removeEventListener('abort', resolve);
      };
      const resolve = (): void => {
        leave();
        settle(found);
      };
      const fail = (error: EpochOver): void => {
        leave();
        reject(error);
      };
      const waiter: Waiter = { ...wish, resolve, fail };
      this.#waiters.add(waiter);
      signal.addEventListener('abort', resolve);
    });
  }

  get isEmpty(): boolean {
    return this.#waiters.size === 0;
  }

  tell(entry: JournalEntry): void {
    for (const { query, count, found, resolve } of [...this.#waiters]) {
      if (!matchEntry(query, entry)) continue;
      found.push(entry);
      if (found.length >= count) resolve();
    }
  }

  /** The waiting is over: what comes from now on belongs to another world. */
  end(how: EpochEnd): void {
    for (const { fail } of [...this.#waiters]) fail(new EpochOver(how));
  }

  /** What was found is forgotten; the waiting goes on. */
  restart(): void {
    for (const { found } of this.#waiters) found.length = 0;
  }
}
