import type { ErrorObject } from 'ajv';
import { explainSchemaError } from './explain-schema-error.ts';
import type { WorldProblem } from './world-file-error.ts';

/** What the published schema finds wrong with a value. */
export async function findShapeProblems(value: unknown): Promise<WorldProblem[]> {
  const [{ Ajv2020 }, { default: schema }] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('../../fixtures/schemas/world.schema.json', { with: { type: 'json' } }),
  ]);
  // Instants are checked by their meaning: `format` would accept what the clock does not read.
  const validate = new Ajv2020({ allErrors: true, verbose: true, validateFormats: false }).compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).filter(isOwnProblem).map((error) => explainSchemaError(error, ACTION_TIMES));
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
