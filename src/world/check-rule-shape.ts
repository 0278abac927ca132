import type { ErrorObject, ValidateFunction } from 'ajv';
import type { JsonCopy } from './copy-json.ts';
import { explainSchemaError } from './explain-schema-error.ts';
import type { RuleProblem } from './rule-error.ts';

/** Of a larger value only the first problem is named: a million of them would fill the memory. */
const MAX_UNITS_EXPLAINED = 200_000;

const compiled = new Map<boolean, Promise<ValidateFunction>>();

/** What the published schema finds wrong with a value, one problem a place. */
export async function findRuleShapeProblems({ value, units }: JsonCopy): Promise<RuleProblem[]> {
  const judge = await compileOnce({ allErrors: false });
  if (judge(value)) return [];
  const explain = units > MAX_UNITS_EXPLAINED ? judge : await compileOnce({ allErrors: true });
  explain(value);
  const problems = new Map<string, RuleProblem>();
  for (const error of (explain.errors ?? []).filter(isOwnProblem)) {
    const problem = explainSchemaError(error);
    if (!problems.has(problem.path)) problems.set(problem.path, problem);
  }
  return [...problems.values()];
}

function compileOnce({ allErrors }: { readonly allErrors: boolean }): Promise<ValidateFunction> {
  const known = compiled.get(allErrors) ?? compileSchema(allErrors);
  compiled.set(allErrors, known);
  return known;
}

async function compileSchema(allErrors: boolean): Promise<ValidateFunction> {
  const [{ Ajv2020 }, { default: schema }] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('../../fixtures/schemas/scenario.schema.json', { with: { type: 'json' } }),
  ]);
  return new Ajv2020({ allErrors, verbose: true, strictTypes: false }).compile(schema);
}

/** Not the echo that a branch makes of a problem inside it. */
function isOwnProblem({ keyword }: ErrorObject): boolean {
  return keyword !== 'if';
}
