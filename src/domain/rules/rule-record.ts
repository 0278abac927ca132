import type { Instant } from '../time/instant.ts';
import type { RuleCounters } from './consume-rule.ts';
import type { Rule } from './rule.ts';

/** `baseline` comes with every reset, `override` was added since. */
export type RuleOrigin = 'baseline' | 'override';

/** A rule with what has become of it, as data. */
export interface RuleRecord {
  readonly rule: Rule;
  readonly origin: RuleOrigin;
  readonly addedAt: Instant;
  readonly counters: RuleCounters;
}

/** New counters of one rule, by its name. */
export interface RuleCount {
  readonly rule: string;
  readonly counters: RuleCounters;
}
