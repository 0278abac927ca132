import type { AccountCheckpoint } from '../domain/record/checkpoint.ts';
import type { Fact } from '../domain/record/fact.ts';
import type { JournalSnapshot } from './journal/journal.ts';
import type { UsageSnapshot } from './usage-counters.ts';

/** An account as data: a checkpoint of its state, the facts since, and what is counted beside them. */
export interface AccountSnapshot extends AccountCheckpoint {
  /** Facts that came after the checkpoint. */
  readonly facts: readonly Fact[];
  readonly usage: UsageSnapshot;
  /** Empty where left out. */
  readonly journal?: JournalSnapshot;
}
