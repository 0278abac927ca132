import { SetupError } from '../domain/failures/setup-error.ts';
import { type InputProblem, type Telling, tellProblems } from '../domain/validation/input-problem.ts';
import { formatOptionPath, type Path } from '../domain/validation/path.ts';

/** The configuration cannot be used. */
export class ConfigError extends SetupError {
  override readonly name = 'ConfigError';
  /** What is wrong with which option; empty where it is none of the options. */
  readonly problems: readonly InputProblem[];

  constructor(message: string, problems: readonly InputProblem[] = [], cause?: unknown) {
    super('invalid-configuration', message, cause);
    this.problems = problems;
  }
}

/** `"keys[0].plan"`; empty for the configuration as a whole. */
export function quoteOptionPath(path: Path): string {
  return path.length === 0 ? '' : `"${formatOptionPath(path)}"`;
}

/** The error about these options, which are called by their paths unless `telling` calls them otherwise. */
export function refuseOptions(
  problems: readonly InputProblem[],
  telling: Partial<Telling> = {},
): ConfigError {
  const how = { what: 'the configuration', format: quoteOptionPath, ...telling };
  return new ConfigError(tellProblems(problems, how), problems);
}
