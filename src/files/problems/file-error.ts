import { SetupError } from '../../domain/failures/setup-error.ts';
import { type InputProblem, type Telling, tellProblems } from '../../domain/validation/input-problem.ts';
import { formatFilePath } from '../../domain/validation/path.ts';

interface FileErrorParts extends Pick<Telling, 'what' | 'have'> {
  readonly code: string;
  readonly source: string;
  readonly problems: readonly InputProblem[];
  /** Stands for the path within the file, where there is no file to have one. */
  readonly place?: string | undefined;
}

/** What a user wrote cannot be used. The message names the place, the reason and the remedy of the first problems. */
export abstract class FileError extends SetupError {
  /** The file, the option or the request that it came from. */
  readonly source: string;
  readonly problems: readonly InputProblem[];

  constructor({ code, source, problems, place, ...told }: FileErrorParts) {
    const format = place === undefined ? formatFilePath : () => place;
    super(code, tellProblems(problems, { ...told, file: source, format }));
    this.source = source;
    this.problems = problems;
  }
}
