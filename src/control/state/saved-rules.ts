import type { KnownNames } from '../../domain/rules/known-names.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { RuleRecord } from '../../domain/rules/rule-record.ts';
import { RuleError } from '../../files/rules/rule-error.ts';
import { explainInput, pointerTo } from '../explain-input.ts';
import type { Schemas } from '../operations.ts';
import { specOf } from '../rules/present-rule.ts';

type RuleSpec = Schemas['RuleSpec'];
type SavedRule = Schemas['SavedRule'];

/** Where the rules of a snapshot are read: what they may name, and where in the request they stand. */
export interface RuleSource {
  readonly known: KnownNames;
  readonly path: string;
  /** Lists of rules that were read before, by their texts: thousands of accounts may have the same. */
  readonly rulesByText: Map<string, readonly Rule[]>;
}

/** A rule with what has become of it, as snapshots have it: as it was written, for it is checked when it comes back. */
export function writeRecord(record: RuleRecord): object {
  return { ...record, rule: specOf(record.rule) };
}

/** Rules of a snapshot in their normal form. @throws ApiProblem where one is wrong */
export async function readRules(
  specs: readonly RuleSpec[],
  source: RuleSource,
  within = '',
): Promise<readonly Rule[]> {
  if (specs.length === 0) return [];
  const text = JSON.stringify(specs);
  const rules = source.rulesByText.get(text) ?? (await parseSpecs(specs, source, within));
  source.rulesByText.set(text, rules);
  return rules;
}

async function parseSpecs(specs: readonly RuleSpec[], { known, path }: RuleSource, within: string) {
  const { parseRules } = await import('../../files/rules/rule-file.ts');
  return await parseRules(specs, 'the snapshot', known).catch((error: unknown) => {
    if (!(error instanceof RuleError)) throw error;
    throw explainInput(error, ([index, ...steps]) =>
      index === undefined ? path : pointerTo(`${path}/${index}${within}`, steps),
    );
  });
}

/** The same of rules with what has become of them. @throws ApiProblem where one is wrong */
export async function readRecords(records: readonly SavedRule[], source: RuleSource): Promise<RuleRecord[]> {
  const specs = records.map(({ rule }) => rule);
  const rules = await readRules(specs, source, '/rule');
  return records.map((record, r) => ({ ...record, rule: rules[r] as Rule }));
}
