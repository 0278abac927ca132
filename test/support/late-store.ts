import type { Fact } from '../../src/domain/record/fact.ts';
import type { AccountStore, AppendOutcome } from '../../src/world/record/account-store.ts';

/** One request to keep facts, which a test answers when it likes. */
export interface PendingAppend {
  readonly accountId: string;
  readonly position: number;
  readonly facts: readonly Fact[];
  readonly keep: () => void;
  /** Another writer was first, with these facts; or seems to have been, where there are none. */
  readonly contradict: (...newer: readonly Fact[]) => void;
  readonly fail: (error: Error) => void;
}

/** A store whose answers a test gives one by one, until it says that all are to be kept from now on. */
export class LateStore implements AccountStore {
  readonly dropped: string[] = [];
  #pending: PendingAppend[] = [];
  #keepsAll = false;

  open(): undefined {
    return undefined;
  }

  append(accountId: string, position: number, facts: readonly Fact[]): Promise<AppendOutcome> {
    if (this.#keepsAll) return Promise.resolve({ isKept: true });
    return new Promise((resolve, reject) => {
      this.#pending.push({
        accountId,
        position,
        facts,
        keep: () => resolve({ isKept: true }),
        contradict: (...newer) => resolve({ isKept: false, newer }),
        fail: reject,
      });
    });
  }

  async list(): Promise<readonly string[]> {
    return [];
  }

  async drop(accountId: string): Promise<void> {
    this.dropped.push(accountId);
  }

  /** What waits for an answer. */
  get pending(): readonly PendingAppend[] {
    return this.#pending;
  }

  /** The next one that waits, once everything that can go on without it has gone on. */
  async next(): Promise<PendingAppend> {
    await turn();
    const [first, ...others] = this.#pending;
    if (first === undefined) throw new Error('Nobody waits for the store.');
    this.#pending = others;
    return first;
  }

  /** Keeps what waits and whatever comes. */
  keepAll(): void {
    this.#keepsAll = true;
    for (const { keep } of this.#pending) keep();
    this.#pending = [];
  }
}

/** Settles once everything has gone on that does not wait for a store, a timer or the network. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
