import { andThen, type MaybePromise } from '../../domain/maybe-promise.ts';
import type { Fact } from '../../domain/record/fact.ts';
import type { AccountState } from '../account-state.ts';
import type { AccountStore } from './account-store.ts';
import { evolve } from './evolve.ts';

/** Decides facts from the state as it now is; called again where another writer was first. Changes nothing itself. */
export type Decide = () => readonly Fact[];

/** Hears of facts after they are kept and applied, and never of a replay. */
export type OnKept = (facts: readonly Fact[]) => void;

export interface RecordOptions {
  readonly accountId: string;
  readonly store: AccountStore;
  readonly state: AccountState;
  readonly onKept: OnKept;
  /** How many facts the state was made of. */
  readonly position: number;
}

/**
 * The record of one account: facts are decided, kept, and only then applied. One decision follows the other, so that
 * each sees what came of those before it; with a store that answers at once nobody waits.
 */
export class AccountRecord {
  readonly #accountId: string;
  readonly #store: AccountStore;
  readonly #state: AccountState;
  readonly #onKept: OnKept;
  #position: number;
  /** The decision under way that others wait for; undefined where none is. */
  #tail: Promise<unknown> | undefined;

  constructor({ accountId, store, state, onKept, position }: RecordOptions) {
    this.#accountId = accountId;
    this.#store = store;
    this.#state = state;
    this.#onKept = onKept;
    this.#position = position;
  }

  /** How many facts there were. */
  get position(): number {
    return this.#position;
  }

  /** Decides, keeps and applies; answers the facts. Whatever `decide` throws goes to the caller, and nothing happened. */
  commit(decide: Decide): MaybePromise<readonly Fact[]> {
    if (this.#tail === undefined) {
      const committed = this.#attempt(decide);
      return committed instanceof Promise ? this.#enqueue(() => committed) : committed;
    }
    return this.#enqueue(() => this.#attempt(decide));
  }

  #enqueue(run: () => MaybePromise<readonly Fact[]>): Promise<readonly Fact[]> {
    const result = (this.#tail ?? Promise.resolve()).then(run);
    const tail = result.catch(ignoreFailure).then(() => {
      if (this.#tail === tail) this.#tail = undefined;
    });
    this.#tail = tail;
    return result;
  }

  #attempt(decide: Decide): MaybePromise<readonly Fact[]> {
    const facts = decide();
    if (facts.length === 0) return facts;
    return andThen(this.#store.append(this.#accountId, this.#position, facts), (outcome) => {
      if (outcome.isKept) {
        this.#apply(facts);
        return facts;
      }
      if (outcome.newer.length > 0) this.#apply(outcome.newer);
      return this.#attempt(decide);
    });
  }

  #apply(facts: readonly Fact[]): void {
    for (const fact of facts) evolve(this.#state, fact);
    this.#position += facts.length;
    this.#onKept(facts);
  }
}

/** Who asked for it hears of it; those behind only wait for the end. */
function ignoreFailure(): void {}
