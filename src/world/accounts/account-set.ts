import type { AccountBaseline } from '../../domain/record/baseline.ts';
import type { Fact } from '../../domain/record/fact.ts';
import type { ClockStart } from '../../domain/time/clock-pace.ts';
import type { Account } from '../account.ts';
import type { AccountSnapshot } from '../account-snapshot.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { JournalSnapshot } from '../journal/journal.ts';
import type { AccountStore } from '../record/account-store.ts';
import type { AccountSettings } from '../settings.ts';
import type { UsageSnapshot } from '../usage-counters.ts';
import type { AccountLimits } from './account-lives.ts';

export interface AccountsOptions {
  readonly baselines: readonly AccountBaseline[];
  readonly clockStart: ClockStart;
  readonly settings: AccountSettings;
  readonly store: AccountStore;
  /** No limits where left out. */
  readonly limits?: AccountLimits;
  /** Counts what clients exercise; one of its own where left out. */
  readonly coverage?: Coverage;
  /** Hears of the facts of every account, from the first on, before those who listen to the account itself. */
  readonly onFacts?: (account: Account, facts: readonly Fact[]) => void;
  /** Called for each account that is gone for good. */
  readonly onClosed?: (account: Account) => void;
  /** Called with the accounts that a limit closes, and why. */
  readonly onLimit?: (accounts: readonly Account[], reason: LimitReason) => void;
  /** Told when an account that has just been opened is to be closed if nobody uses it, on the monotonic clock. */
  readonly onLifeBegins?: (endsAt: number) => void;
}

export interface NewAccount {
  readonly baseline: AccountBaseline;
  readonly clockStart?: ClockStart;
  /** How long it may be idle before it is closed; as all accounts where left out. Milliseconds of real time. */
  readonly idleAfterMs?: number;
}

/** Why an account was closed that nobody closed: it was idle for too long, or gave way to a new one. */
export type LimitReason = 'idle' | 'max';

/** Every account as data, and what is counted beside them. */
export interface AccountsSnapshot extends Counters {
  readonly accounts: readonly AccountSnapshot[];
}

/** What is counted of no account in particular. */
export interface Counters {
  readonly unauthenticated: UsageSnapshot;
  /** Empty where left out. */
  readonly unauthenticatedJournal?: JournalSnapshot;
  readonly openedCount: number;
}
