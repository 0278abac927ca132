import { readFileSync } from 'node:fs';
import { didYouMean } from '../../../domain/closest-name.ts';
import { isDocumentText } from '../../../domain/documents/document-input.ts';
import { describeReadFailure } from '../../../domain/failures/file-failure.ts';
import { ControlError } from '../control-error.ts';
import { describe, isObject } from './check-argument.ts';

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
  if (typeof given !== 'string' && !isObject(given))
    throw refuse(what, describe(given), 'is no text', shipped);
  if (typeof given === 'object' || isDocumentText(given) || shipped.includes(given)) return given;
  try {
    // Its last line may be its only one, and then nothing else tells it from a name.
    return `${readFileSync(given, 'utf8').replace(/^\uFEFF/, '')}\n`;
  } catch (cause) {
    if (NAME.test(given)) return given;
    const hint = didYouMean(given.slice(0, 100), shipped);
    const why = `cannot be read (${describeReadFailure(cause)})`;
    throw refuse(
      what,
      given,
      hint === undefined ? why : `${why}. ${hint.replace(/[.]$/, '')}`,
      shipped,
      cause,
    );
  }
}

function refuse(what: string, given: string, why: string, shipped: readonly string[], cause?: unknown) {
  const advice = `Give an object, its YAML text, the path of a JSON or YAML file, or one of ${shipped.join(', ')}.`;
  return new ControlError(`Failed to ${what}: ${given} ${why}. ${advice}`, { cause });
}
