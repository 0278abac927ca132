import type { InputProblem } from '../../domain/validation/input-problem.ts';
import { FileError } from '../../files/problems/file-error.ts';

/** A file given to a command that cannot be read. */
export class InputError extends FileError {
  override readonly name = 'InputError';

  constructor(source: string, problems: readonly InputProblem[], place?: string) {
    super({
      code: 'invalid-file',
      what: source === 'standard input' ? source : `the file "${source}"`,
      source,
      problems,
      place,
    });
  }
}
