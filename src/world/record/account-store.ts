import type { MaybePromise } from '../../domain/maybe-promise.ts';
import type { AccountCheckpoint } from '../../domain/record/checkpoint.ts';
import type { Fact } from '../../domain/record/fact.ts';

/** An account as a store gives it back: its last checkpoint, the facts since, and how many facts there were in all. */
export interface StoredAccount {
  readonly checkpoint?: AccountCheckpoint;
  readonly facts: readonly Fact[];
  readonly position: number;
}

/** Either the facts are kept, or another writer was first: then these are its facts, from the expected position on. */
export type AppendOutcome =
  | { readonly isKept: true }
  | { readonly isKept: false; readonly newer: readonly Fact[] };

/** Where the records of accounts are kept. Each answer may come at once or later. */
export interface AccountStore {
  /** Undefined where the store has no account by this id, or keeps none beyond the life of the process. */
  open(accountId: string): MaybePromise<StoredAccount | undefined>;
  /** Keeps facts where the account has exactly `position` facts so far; keeps all of them or none. */
  append(accountId: string, position: number, facts: readonly Fact[]): MaybePromise<AppendOutcome>;
  /** Ids of all accounts, in the order in which they were opened. */
  list(): MaybePromise<readonly string[]>;
  drop(accountId: string): MaybePromise<void>;
}
