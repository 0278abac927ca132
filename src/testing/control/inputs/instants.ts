import { SystemDate } from '../../../domain/captured-globals.ts';
import { MAX_INSTANT } from '../../../domain/time/instant.ts';
import type { InstantInput } from '../../../domain/time/instant-input.ts';
import { ControlError } from '../control-error.ts';
import { describe } from './check-argument.ts';

/**
 * An instant as text, of whichever form; a text is left to the sandbox. `what` stands after "Failed to".
 * @throws ControlError for an invalid `Date`, or what is no instant
 */
export function toInstantText(given: InstantInput, what: string, name = 'at'): string {
  if (typeof given === 'string') return given;
  const at = isDate(given) ? given.getTime() : given;
  if (typeof at === 'number' && at >= 0 && at <= MAX_INSTANT) return new SystemDate(at).toISOString();
  const shown = isDate(given) ? describeDate(given) : describe(given);
  throw new ControlError(
    `Failed to ${what}: "${name}" is ${shown}, which is no instant from 1970 to 9999. ` +
      'Give a UTC time such as 2025-06-01T18:00:00Z, milliseconds since 1970, or a valid Date.',
  );
}

/** The same object with these of its fields as text; null takes a value away. @throws ControlError */
export function withInstantTexts<T extends object>(
  given: T,
  names: readonly (keyof T & string)[],
  what: string,
): T {
  const texts = names.flatMap((name) => {
    const value = given[name] as InstantInput | null | undefined;
    return value === undefined || value === null ? [] : [[name, toInstantText(value, what, name)]];
  });
  return { ...given, ...Object.fromEntries(texts) };
}

/** Not instanceof: a test runner gives each test file a Date of its own. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function describeDate(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'an invalid Date' : `the Date ${date.toISOString()}`;
}
