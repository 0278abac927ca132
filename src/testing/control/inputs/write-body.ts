import { ControlError } from '../control-error.ts';
import { isDate } from './instants.ts';

/**
 * The body of a call as JSON. What JSON would write as null, though nobody has given null, is told, and so is what it
 * cannot write at all. `what` stands after "Failed to". @throws ControlError
 */
export function writeBody(body: unknown, what: string): string {
  const refuse = (name: string, why: string, cause?: unknown) =>
    new ControlError(
      `Failed to ${what}: ${name === '' ? 'what was given' : `"${name}"`} is ${why}, which JSON cannot hold. ` +
        'Give texts, finite numbers, true, false, null, valid dates, and lists and objects of these.',
      { cause },
    );
  // Not an arrow function: JSON.stringify hands over the object that has the value as it was given.
  function check(this: Readonly<Record<string, unknown>>, name: string, written: unknown): unknown {
    const value = this[name];
    if (isDate(value) && Number.isNaN(value.getTime())) throw refuse(name, 'an invalid Date');
    if (typeof value === 'number' && !Number.isFinite(value)) throw refuse(name, String(value));
    if (typeof value === 'bigint') throw refuse(name, `the BigInt ${value}`);
    return written;
  }
  try {
    return JSON.stringify(body, check);
  } catch (error) {
    if (error instanceof ControlError) throw error;
    throw refuse('', 'an object that has itself in it', error);
  }
}
