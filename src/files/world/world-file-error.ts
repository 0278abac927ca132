import type { InputProblem } from '../../domain/validation/input-problem.ts';
import { FileError } from '../problems/file-error.ts';

/** A world that cannot be used. */
export class WorldFileError extends FileError {
  override readonly name = 'WorldFileError';

  constructor(source: string, problems: readonly InputProblem[], place?: string) {
    super({ code: 'invalid-world', what: `the world "${source}"`, source, problems, place });
  }
}
