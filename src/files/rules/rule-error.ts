import { SetupError } from '../../domain/setup-error.ts';
import { type FileProblem, tellProblems } from '../problems/file-problem.ts';

/** One thing wrong with rules: its place is such as `$.rules[0].then[2]`. */
export type RuleProblem = FileProblem;

/** Rules that cannot be used. The message names the place, the reason and the remedy of the first problems. */
export class RuleError extends SetupError {
  override readonly name = 'RuleError';
  /** The file, the option or the request that the rules came from. */
  readonly source: string;
  readonly problems: readonly RuleProblem[];

  constructor(source: string, problems: readonly RuleProblem[]) {
    super('invalid-rules', tellProblems(`the rules of "${source}"`, 'have', problems));
    this.source = source;
    this.problems = problems;
  }
}
