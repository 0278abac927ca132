import type { ErrorObject, ValidateFunction } from 'ajv';
import type { JsonCopy } from '../problems/copy-json.ts';
import { explainSchemaError } from '../problems/explain-schema-error.ts';
import type { RuleProblem } from './rule-error.ts';

/** Of a larger value only the first problem is named: a million of them would fill the memory. */
const MAX_UNITS_EXPLAINED = 200_000;

/** What the published schema finds wrong with a value, one problem a place. */
export async function findRuleShapeProblems({ value, units }: JsonCopy): Promise<RuleProblem[]> {
  const { default: validate } = await import('../../../fixtures/schemas/scenario.schema.json?validator');
  if (validate(value)) return [];
  const explain = units > MAX_UNITS_EXPLAINED ? validate : await compileExplainer();
  explain(value);
  const problems = new Map<string, RuleProblem>();
  for (const error of (explain.errors ?? []).filter(isOwnProblem)) {
    const problem = explainSchemaError(error);
    if (!problems.has(problem.path)) problems.set(problem.path, problem);
  }
  return [...problems.values()];
}

let explainer: Promise<ValidateFunction> | undefined;

/** Most values are good, and then nothing is compiled. */
function compileExplainer(): Promise<ValidateFunction> {
  explainer ??= compileSchema();
  return explainer;
}

async function compileSchema(): Promise<ValidateFunction> {
  const [{ createShapeCompiler }, { default: schema }] = await Promise.all([
    import('../problems/shape-compiler.ts'),
    import('../../../fixtures/schemas/scenario.schema.json', { with: { type: 'json' } }),
  ]);
  return createShapeCompiler({ allErrors: true }).compile(schema);
}

/** Not the echo that a branch makes of a problem inside it. */
function isOwnProblem({ keyword }: ErrorObject): boolean {
  return keyword !== 'if';
}
