import { refuse, showValue } from './config-error.ts';
import type { ConfigPath } from './config-path.ts';

/** Turns what the user wrote at a path into a typed value. @throws ConfigError */
export type Reader<T> = (value: unknown, path: ConfigPath) => T;

export function optional<T>(read: Reader<T>): Reader<T | undefined> {
  return (value, path) => (value === undefined ? undefined : read(value, path));
}

export function withDefault<T>(fallback: T, read: Reader<T>): Reader<T> {
  return (value, path) => (value === undefined ? fallback : read(value, path));
}

/** Reads a group of options that may be left out whole: each then takes its own default. */
export function orEmpty<T>(read: Reader<T>): Reader<T> {
  return (value, path) => read(value === undefined ? {} : value, path);
}

/** The error for a value that is not `expected`, a phrase such as "a whole number from 0 to 65535". */
export function unexpected(value: unknown, path: ConfigPath, expected: string, advice: string): Error {
  return refuse(path, `is ${showValue(value)}, but must be ${expected}`, advice);
}

export function boolean(): Reader<boolean> {
  return (value, path) => {
    if (typeof value === 'boolean') return value;
    throw unexpected(value, path, 'true or false', 'Write true or false.');
  };
}

interface NumberBounds {
  readonly min: number;
  readonly max: number;
  readonly example: number;
}

export function wholeNumber({ min, max, example }: NumberBounds): Reader<number> {
  return (value, path) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
    const expected = `a whole number from ${min} to ${max}`;
    throw unexpected(value, path, expected, `Write for example ${example}.`);
  };
}

export function numberBetween({ min, max, example }: NumberBounds): Reader<number> {
  return (value, path) => {
    if (typeof value === 'number' && value >= min && value <= max) return value;
    throw unexpected(value, path, `a number from ${min} to ${max}`, `Write for example ${example}.`);
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
  return (value, path) => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    const advice = `Write for example ${example}.`;
    throw secret
      ? refuse(path, `has a value that is not ${expected}`, advice)
      : unexpected(value, path, expected, advice);
  };
}

/** A path, a name: any text that is not empty. */
export function someText(example: string): Reader<string> {
  return text({ pattern: /^[^\0]{1,4096}$/, expected: 'a text of 1 to 4096 characters', example });
}

export function oneOf<const T extends string | number>(choices: readonly T[]): Reader<T> {
  return (value, path) => {
    const choice = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return choice;
    throw unexpected(value, path, `one of ${choices.join(', ')}`, `Write for example ${choices[0]}.`);
  };
}
