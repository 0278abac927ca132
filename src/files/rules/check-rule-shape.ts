import type { JsonCopy } from '../../domain/validation/copy-json.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';

/** Of a larger value only the first problem is named: a million of them would fill the memory. */
const MAX_UNITS_EXPLAINED = 200_000;

/** What the published schema finds wrong with a value. */
export async function findRuleShapeProblems({ value, units }: JsonCopy): Promise<InputProblem[]> {
  const { default: validate } = await import('../../../fixtures/schemas/scenario.schema.json?validator');
  if (validate(value)) return [];
  // Most rules are good, and then nothing more is loaded.
  const [{ explainSchemaErrors }, { default: explain }] = await Promise.all([
    import('../../domain/validation/explain-schema-error.ts'),
    import('../../../fixtures/schemas/scenario.schema.json?explainer'),
  ]);
  if (units <= MAX_UNITS_EXPLAINED) explain(value);
  return explainSchemaErrors((units <= MAX_UNITS_EXPLAINED ? explain : validate).errors ?? []);
}
