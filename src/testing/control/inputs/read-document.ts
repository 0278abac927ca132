import { readFileSync } from 'node:fs';
import { didYouMean } from '../../../domain/closest-name.ts';
import { isDocumentText } from '../../../domain/documents/document-input.ts';
import { describeReadFailure } from '../../../domain/failures/file-failure.ts';
import { ControlError } from '../control-error.ts';

/** A name that may be of another version's, not of a file. */
const NAME = /^[\w-]+$/;

/**
 * A world or a scenario as a sandbox takes it, which may run on another machine: a path becomes the text of its file.
 * `what` stands after "Failed to". @throws ControlError where there is no such file
 */
export function readDocument<T extends object>(
  given: string | T,
  shipped: readonly string[],
  what: string,
): string | T {
  if (typeof given === 'object' || isDocumentText(given) || shipped.includes(given)) return given;
  try {
    // Its last line may be its only one, and then nothing else tells it from a name.
    return `${readFileSync(given, 'utf8').replace(/^\uFEFF/, '')}\n`;
  } catch (cause) {
    if (NAME.test(given)) return given;
    const hint = didYouMean(given.slice(0, 100), shipped);
    throw new ControlError(
      `Failed to ${what}: ${given} cannot be read (${describeReadFailure(cause)}). ${hint ?? ''}`.trimEnd() +
        ` Give an object, its YAML text, the path of a JSON or YAML file, or one of ${shipped.join(', ')}.`,
      { cause },
    );
  }
}
