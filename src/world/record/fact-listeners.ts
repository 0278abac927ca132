import type { MaybePromise } from '../../domain/maybe-promise.ts';
import type { Fact } from '../../domain/record/fact.ts';

/**
 * Hears of the facts of an account after they are kept and applied; never of a replay. What it answers later is awaited
 * by a clock that is being advanced, and by nobody else: so it must not wait for a move of that clock, or a reset. A
 * listener does not throw: it tells of its own failures.
 */
export type FactListener = (facts: readonly Fact[]) => MaybePromise<void>;

const NO_LISTENERS: readonly FactListener[] = [];

/** Those who hear of an account's facts. */
export class FactListeners {
  /** A new list for each change: it may change while they are told. */
  #listeners = NO_LISTENERS;
  /** Undefined where nobody ever answered later. */
  #working: Set<Promise<void>> | undefined;

  /** @returns a function that ends the subscription */
  add(listener: FactListener): () => void {
    this.#listeners = this.#listeners.concat(listener);
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  tell(facts: readonly Fact[]): void {
    for (const listener of this.#listeners) {
      const work = listener(facts);
      if (work instanceof Promise) this.#follow(work);
    }
  }

  /** Settles once nobody works on a fact any more. */
  async settled(): Promise<void> {
    while (this.#working !== undefined && this.#working.size > 0) await Promise.all(this.#working);
  }

  #follow(work: Promise<void>): void {
    this.#working ??= new Set();
    const working = this.#working;
    const forget = (): void => void working.delete(followed);
    const followed: Promise<void> = work.then(forget, forget);
    working.add(followed);
  }
}
