import { type ApiProblem, invalidRequest } from '../domain/failures/problem.ts';
import { completeAdvice, type InputProblem } from '../domain/validation/input-problem.ts';
import { formatPointer } from '../domain/validation/json-pointer.ts';
import type { FormatPath, Path } from '../domain/validation/path.ts';

/** More would bury the first one. */
const MAX_SHOWN = 50;

/**
 * A refusal that names every place with its mend; `format` tells where in the request a part of the input lies, and
 * `verdict` what it is.
 */
export function explainInput(
  { problems }: { readonly problems: readonly InputProblem[] },
  format: FormatPath,
  verdict = 'is wrong',
): ApiProblem {
  const errors = problems.slice(0, MAX_SHOWN).map((problem) => ({
    path: format(problem.path),
    message: `${verdict}: ${problem.why} ${completeAdvice(problem, format)}`,
  }));
  return invalidRequest(...errors);
}

/** A JSON Pointer: `/body/rules` and `[0, 'then']` are `/body/rules/0/then`. */
export function pointerTo(base: string, path: Path): string {
  return `${base}${formatPointer(path)}`;
}
