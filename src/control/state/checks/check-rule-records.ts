import type { ProblemDetail } from '../../../domain/failures/problem.ts';
import type { AccountCheckpoint } from '../../../domain/record/checkpoint.ts';
import type { RuleRecord } from '../../../domain/rules/rule-record.ts';

type Problems = Generator<ProblemDetail>;

/** What a schema cannot say of saved rules: that what they counted adds up, and is not later than the clock. */
export function* checkRuleRecords({ clock, rules, scenarios }: AccountCheckpoint, path: string): Problems {
  yield* checkRecords(rules, clock.at, `${path}/rules`);
  for (const [s, scenario] of scenarios.entries())
    yield* checkRecords(scenario.rules, clock.at, `${path}/scenarios/${s}/rules`);
}

function* checkRecords(records: readonly RuleRecord[], now: number, path: string): Problems {
  for (const [r, record] of records.entries()) {
    const place = `${path}/${r}`;
    if (!isSound(record)) yield { path: `${place}/counters`, message: 'does not add up' };
    const latest = Math.max(record.addedAt, record.counters.startedAt ?? 0);
    if (latest > now) yield { path: place, message: 'is later than the clock' };
  }
}

function isSound({ counters: { matched, uses, applied, startedAt } }: RuleRecord): boolean {
  return matched >= uses && uses >= applied && uses > 0 === (startedAt !== undefined);
}
