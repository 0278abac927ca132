import type { ActionTiming } from '../domain/actions/decide-action.ts';
import type { Rule } from '../domain/rules/rule.ts';
import type { CacheSettings } from './devices/pull.ts';
import type { JournalLimits } from './journal/journal.ts';

export interface ActionSettings extends ActionTiming {
  /** How many settled actions an account keeps; those that ended first give way. */
  readonly keepFinished: number;
}

/** What holds for every account of a server. */
export interface AccountSettings {
  readonly cache: CacheSettings;
  readonly actions: ActionSettings;
  readonly journal: JournalLimits;
  /** The rules that every account begins with, in the order in which they are asked. */
  readonly rules: readonly Rule[];
}
