import { findErrors } from '../../domain/validation/bounded-errors.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';

/** What the published schema finds wrong with a value. */
export async function findShapeProblems(value: unknown): Promise<InputProblem[]> {
  const { default: validate } = await import('../../../fixtures/schemas/world.schema.json?validator');
  if (validate(value)) return [];
  // Most worlds are good, and then nothing more is loaded.
  const [{ explainSchemaErrors }, { default: explain }] = await Promise.all([
    import('../../domain/validation/explain-schema-error.ts'),
    import('../../../fixtures/schemas/world.schema.json?explainer'),
  ]);
  return explainSchemaErrors(findErrors(explain, value));
}
