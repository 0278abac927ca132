import { SetupError } from '../../domain/setup-error.ts';
import { type FileProblem, tellProblems } from '../problems/file-problem.ts';

/** One thing wrong with a world file: its place is such as `$.accounts[0].keys[1]`. */
export type WorldProblem = FileProblem;

/** A world that cannot be used. The message names the place, the reason and the remedy of every problem. */
export class WorldFileError extends SetupError {
  override readonly name = 'WorldFileError';
  readonly source: string;
  readonly problems: readonly WorldProblem[];

  constructor(source: string, problems: readonly WorldProblem[]) {
    super('invalid-world', tellProblems(`the world "${source}"`, 'has', problems));
    this.source = source;
    this.problems = problems;
  }
}
