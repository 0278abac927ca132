import type { ProblemDetail } from '../../domain/problem.ts';
import type { KnownNames } from '../../domain/rules/known-names.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { RuleError } from '../../files/rules/rule-error.ts';
import type { AccountSnapshot } from '../../world/account.ts';
import type { RuleRecord } from '../../world/rules/rulebook.ts';
import type { Schemas } from '../operations.ts';
import { explainRuleError, pointerTo } from '../rules/explain-rule-error.ts';
import { specOf } from '../rules/present-rule.ts';

type SavedAccount = Schemas['SavedAccount'];

/** An account as snapshots have it: its rules as they were written, for they are checked when they come back. */
export function writeSavedAccount({ rules, ...account }: AccountSnapshot): object {
  if (rules === undefined) return account;
  return {
    ...account,
    rules: { rules: rules.rules.map((record) => ({ ...record, rule: specOf(record.rule) })) },
  };
}

/** The account that a snapshot has, its rules in their normal form. @throws ApiProblem where a rule is wrong */
export async function readSavedAccount(
  { rules: saved, ...account }: SavedAccount,
  known: KnownNames,
  path: string,
): Promise<AccountSnapshot> {
  if (saved === undefined) return account;
  const rules = await parseSaved(saved, known, `${path}/rules/rules`);
  const records = saved.rules.map((record, r) => ({ ...record, rule: rules[r] as Rule }));
  return { ...account, rules: { rules: records } };
}

async function parseSaved(
  { rules }: Schemas['SavedRules'],
  known: KnownNames,
  path: string,
): Promise<readonly Rule[]> {
  if (rules.length === 0) return [];
  const { parseRules } = await import('../../files/rules/rule-file.ts');
  const specs = rules.map(({ rule }) => rule);
  return await parseRules(specs, 'the snapshot', known).catch((error: unknown) => {
    if (!(error instanceof RuleError)) throw error;
    throw explainRuleError(error, ([index, ...steps]) =>
      index === undefined ? path : pointerTo(`${path}/${index}/rule`, steps),
    );
  });
}

/** What a schema cannot say of saved rules: that what they counted adds up, and is not later than the clock. */
export function* checkRuleRecords({ clock, rules }: AccountSnapshot, path: string): Generator<ProblemDetail> {
  for (const [r, record] of (rules?.rules ?? []).entries()) {
    const place = `${path}/${r}`;
    if (!isSound(record)) yield { path: `${place}/counters`, message: 'does not add up' };
    const latest = Math.max(record.addedAt, record.counters.startedAt ?? 0);
    if (latest > clock.at) yield { path: place, message: 'is later than the clock' };
  }
}

function isSound({ counters: { matched, uses, applied, startedAt } }: RuleRecord): boolean {
  return matched >= uses && uses >= applied && uses > 0 === (startedAt !== undefined);
}
