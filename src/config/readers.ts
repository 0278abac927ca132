import { refuse, showValue } from './config-error.ts';
import type { Place } from './place.ts';

/** Turns what the user wrote at a place into a typed value. @throws ConfigError */
export type Reader<T> = (value: unknown, place: Place) => T;

export function optional<T>(read: Reader<T>): Reader<T | undefined> {
  return (value, place) => (value === undefined ? undefined : read(value, place));
}

export function withDefault<T>(fallback: T, read: Reader<T>): Reader<T> {
  return (value, place) => (value === undefined ? fallback : read(value, place));
}

/** Reads a group of options that may be left out whole: each then takes its own default. */
export function orEmpty<T>(read: Reader<T>): Reader<T> {
  return (value, place) => read(value === undefined ? {} : value, place);
}

/** The error for a value that is not `expected`, a phrase such as "a whole number from 0 to 65535". */
export function unexpected(value: unknown, place: Place, expected: string, advice: string): Error {
  return refuse(place, `is ${showValue(value)}, but must be ${expected}`, advice);
}

export function boolean(): Reader<boolean> {
  return (value, place) => {
    if (typeof value === 'boolean') return value;
    throw unexpected(value, place, 'true or false', 'Write true or false.');
  };
}

interface NumberBounds {
  readonly min: number;
  readonly max: number;
  readonly example: number;
}

export function wholeNumber({ min, max, example }: NumberBounds): Reader<number> {
  return (value, place) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
    const expected = `a whole number from ${min} to ${max}`;
    throw unexpected(value, place, expected, `Write for example ${example}.`);
  };
}

export function numberBetween({ min, max, example }: NumberBounds): Reader<number> {
  return (value, place) => {
    if (typeof value === 'number' && value >= min && value <= max) return value;
    throw unexpected(value, place, `a number from ${min} to ${max}`, `Write for example ${example}.`);
  };
}

interface TextForm {
  readonly pattern: RegExp;
  readonly expected: string;
  readonly example: string;
  /** Keeps the value out of the message. */
  readonly secret?: boolean;
}

export function text({ pattern, expected, example, secret }: TextForm): Reader<string> {
  return (value, place) => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    const advice = `Write for example ${example}.`;
    throw secret
      ? refuse(place, `has a value that is not ${expected}`, advice)
      : unexpected(value, place, expected, advice);
  };
}

/** A path, a name: any text that is not empty. */
export function someText(example: string): Reader<string> {
  return text({ pattern: /^[^\0]{1,4096}$/, expected: 'a text of 1 to 4096 characters', example });
}

export function oneOf<const T extends string | number>(choices: readonly T[]): Reader<T> {
  return (value, place) => {
    const choice = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return choice;
    throw unexpected(value, place, `one of ${choices.join(', ')}`, `Write for example ${choices[0]}.`);
  };
}
