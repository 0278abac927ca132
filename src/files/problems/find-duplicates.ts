import type { InputProblem } from '../../domain/validation/input-problem.ts';
import type { Path } from '../../domain/validation/path.ts';

export interface Named {
  readonly name: string | undefined;
  readonly path: Path;
}

/** A problem for each name that an earlier one has already; who has no name has no twin. */
export function* findDuplicates(
  named: readonly Named[],
  explain: (name: string) => string,
): Generator<InputProblem> {
  const seen = new Map<string, Path>();
  for (const { name, path } of named) {
    if (name === undefined) continue;
    const first = seen.get(name);
    if (first === undefined) seen.set(name, path);
    else yield { path, why: explain(name), advice: 'Change it, or the first one.', related: first };
  }
}
