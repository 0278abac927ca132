import type { ProblemDetail } from '../../../domain/failures/problem.ts';

/** A problem for each list that has a name twice. */
export function* checkRepeats(
  lists: Readonly<Record<string, readonly string[]>>,
  path: string,
): Generator<ProblemDetail> {
  for (const [list, names] of Object.entries(lists)) {
    if (new Set(names).size < names.length) yield { path: `${path}/${list}`, message: 'has a name twice' };
  }
}
