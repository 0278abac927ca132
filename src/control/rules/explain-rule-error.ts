import { type ApiProblem, invalidRequest } from '../../domain/problem.ts';
import type { RuleError } from '../../files/rules/rule-error.ts';

/** A refusal that names every place with its mend; `toPath` tells where in the request a place of the rules lies. */
export function explainRuleError(
  { problems }: RuleError,
  toPath: (steps: readonly string[]) => string,
): ApiProblem {
  const errors = problems.map(({ path, why, advice }) => ({
    path: toPath(stepsOf(path)),
    message: `is wrong: ${why} ${advice}`,
  }));
  return invalidRequest(...errors);
}

/** The steps of `$[0].when.headers["x-hint"]`. */
function stepsOf(path: string): string[] {
  const steps = path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\.([^.[]+)/g);
  return [...steps].map(([, index, quoted, name]) => index ?? quoted ?? name ?? '');
}

/** A JSON pointer: `/body/rules` and `['0', 'then']` are `/body/rules/0/then`. */
export function pointerTo(base: string, steps: readonly string[]): string {
  return [base, ...steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}
