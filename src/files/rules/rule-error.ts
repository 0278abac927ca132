import type { InputProblem } from '../../domain/validation/input-problem.ts';
import { FileError } from '../problems/file-error.ts';

/** Rules that cannot be used. */
export class RuleError extends FileError {
  override readonly name = 'RuleError';

  constructor(source: string, problems: readonly InputProblem[], place?: string) {
    super({
      code: 'invalid-rules',
      what: `the rules of "${source}"`,
      have: 'have',
      source,
      problems,
      place,
    });
  }
}
