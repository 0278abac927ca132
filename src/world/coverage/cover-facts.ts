import type { Fact } from '../../domain/record/fact.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { ClockPace } from '../../domain/time/clock-pace.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Coverage } from './coverage.ts';

/** Notes what coverage needs to know of the facts of an account: its rules, and how its clock moves. */
export function coverFacts(coverage: Coverage, account: string, facts: readonly Fact[]): void {
  const noteClock = (at: Instant, { mode, factor }: ClockPace, isStart: boolean): void =>
    coverage.noteClock({ type: 'clock', account, at, mode, factor, isStart });
  const noteRules = (rules: readonly Rule[]): void =>
    coverage.noteRules(
      account,
      rules.map(({ name }) => name),
    );
  for (const fact of facts) {
    switch (fact.kind) {
      case 'account.opened':
        noteClock(fact.at, fact.clock, true);
        noteRules(fact.rules);
        break;
      case 'account.restored':
        noteClock(fact.at, fact.checkpoint.clock, true);
        noteRules(fact.checkpoint.rules.map(({ rule }) => rule));
        break;
      case 'clock.changed':
        noteClock(fact.at, fact, false);
        break;
      case 'rules.added':
        noteRules(fact.rules);
        break;
    }
  }
}
