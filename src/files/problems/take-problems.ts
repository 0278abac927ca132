import type { InputProblem } from '../../domain/validation/input-problem.ts';
import { Slices } from '../../world/time/slices.ts';

/** What is wrong with an input; undefined in between, where others may have their turn. */
export type Findings = Generator<InputProblem | undefined>;

/** More would bury the first one, and to find them all could take long. */
const MAX_PROBLEMS = 50;

/** The first of the problems that there are, found in slices. */
export async function takeProblems(findings: Findings): Promise<InputProblem[]> {
  const slices = new Slices();
  const problems: InputProblem[] = [];
  for (const finding of findings) {
    if (finding === undefined) await slices.pause();
    else if (problems.push(finding) >= MAX_PROBLEMS) break;
  }
  return problems;
}
