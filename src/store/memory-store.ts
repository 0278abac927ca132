import type { AccountStore, AppendOutcome } from '../world/record/account-store.ts';

const KEPT: AppendOutcome = { isKept: true };

/**
 * The store of a server that keeps its accounts in memory alone: the state of an account is all there is of it. Facts
 * are not collected, so that nothing grows with an account's history; the only writer is never contradicted.
 */
export class MemoryStore implements AccountStore {
  readonly #ids = new Set<string>();

  /** Nothing outlives the account itself. */
  open(): undefined {
    return undefined;
  }

  append(accountId: string, position: number): AppendOutcome {
    if (position === 0) this.#ids.add(accountId);
    return KEPT;
  }

  list(): readonly string[] {
    return [...this.#ids];
  }

  drop(accountId: string): void {
    this.#ids.delete(accountId);
  }
}
