import { findErrors } from '../../domain/validation/bounded-errors.ts';
import type { JsonCopy } from '../../domain/validation/copy-json.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';

/** What the published schema finds wrong with a value. */
export async function findRuleShapeProblems({ value }: Pick<JsonCopy, 'value'>): Promise<InputProblem[]> {
  const { default: validate } = await import('../../../fixtures/schemas/scenario.schema.json?validator');
  if (validate(value)) return [];
  // Most rules are good, and then nothing more is loaded.
  const [{ explainSchemaErrors }, { default: explain }] = await Promise.all([
    import('../../domain/validation/explain-schema-error.ts'),
    import('../../../fixtures/schemas/scenario.schema.json?explainer'),
  ]);
  return explainSchemaErrors(findErrors(explain, value));
}
