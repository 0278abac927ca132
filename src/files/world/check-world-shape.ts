import type { ErrorObject } from 'ajv';
import { explainSchemaError } from '../problems/explain-schema-error.ts';
import type { WorldProblem } from './world-file-error.ts';

/** What the published schema finds wrong with a value. */
export async function findShapeProblems(value: unknown): Promise<WorldProblem[]> {
  const { default: validate } = await import('../../../fixtures/schemas/world.schema.json?validator');
  if (validate(value)) return [];
  // Most worlds are good, and then nothing is compiled.
  const [{ createShapeCompiler }, { default: schema }] = await Promise.all([
    import('../problems/shape-compiler.ts'),
    import('../../../fixtures/schemas/world.schema.json', { with: { type: 'json' } }),
  ]);
  const explain = createShapeCompiler({ allErrors: true }).compile(schema);
  explain(value);
  return (explain.errors ?? []).filter(isOwnProblem).map((error) => explainSchemaError(error, ACTION_TIMES));
}

/** Not the echo that a branch makes of a problem inside it. */
function isOwnProblem({ keyword, schemaPath }: ErrorObject): boolean {
  return keyword !== 'if' && !schemaPath.includes('/oneOf/');
}

const ACTION_TIMES = {
  oneOf: () => ({
    why: 'an action either ran some time ago or waits for some time.',
    advice: 'Give exactly one of "ago" and "in".',
  }),
};
