import { quoteValue } from '../../../domain/validation/quote-value.ts';
import { ControlError } from '../control-error.ts';

/** An object, or nothing: what is left out is as no options. `what` stands after "Failed to". @throws ControlError */
export function optionsOf<T extends object>(
  given: T | undefined,
  what: string,
  name = 'options',
): Partial<T> {
  if (given === undefined) return {};
  if (isObject(given)) return given;
  throw new ControlError(
    `Failed to ${what}: its ${name} are ${describe(given)}, which is no object. Give an object, or leave them out.`,
  );
}

/** @throws ControlError for what names nothing, such as undefined */
export function requireName(given: unknown, what: string, name: string): string {
  if (typeof given === 'string' && given !== '') return given;
  throw new ControlError(
    `Failed to ${what}: its ${name} is ${describe(given)}, which names nothing. Give a text that is not empty.`,
  );
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What was given in place of something else, in few words. */
export function describe(value: unknown): string {
  if (value instanceof Promise) return 'a promise';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `the BigInt ${value}`;
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'this object' : quoteValue(value);
}
