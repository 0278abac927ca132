import { didYouMean } from '../domain/closest-name.ts';
import { refuse } from './config-error.ts';
import { type ConfigPath, pathWithin } from './config-path.ts';
import { type Reader, unexpected } from './readers.ts';

/** One reader for each property of `T`; a reader that gives undefined leaves the property out. */
export type FieldReaders<T> = { readonly [K in keyof T]-?: Reader<T[K] | undefined> };

/** Reads an object that has these properties and no others. */
export function closedObject<T extends object>(fields: FieldReaders<T>): Reader<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value, path) => {
    const input = asRecord(value, path);
    for (const name of Object.keys(input)) {
      if (!Object.hasOwn(fields, name)) throw unknownOption(name, names, path);
    }
    const output: Partial<T> = {};
    for (const name of names) {
      const own = Object.hasOwn(input, name) ? input[name] : undefined;
      const read = fields[name](own, pathWithin(path, name));
      if (read !== undefined) output[name] = read as T[typeof name];
    }
    return output as T;
  };
}

function unknownOption(name: string, names: readonly string[], path: ConfigPath): Error {
  const advice = didYouMean(name, names) ?? `Take it out, or use one of ${names.join(', ')}.`;
  return refuse(pathWithin(path, name), 'is not a known option', advice);
}

/** Reads an object whose property names are the user's own. */
export function recordOf<T>(readName: Reader<string>, readValue: Reader<T>): Reader<Record<string, T>> {
  return (value, path) =>
    Object.fromEntries(
      Object.entries(asRecord(value, path)).map(([name, own]) => {
        const within = pathWithin(path, name);
        return [readName(name, within), readValue(own, within)];
      }),
    );
}

export function listOf<T>(readItem: Reader<T>): Reader<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw unexpected(value, path, 'a list', 'Write its entries between [ and ].');
    return value.map((item: unknown, index) => readItem(item, pathWithin(path, index)));
  };
}

function asRecord(value: unknown, path: ConfigPath): Record<string, unknown> {
  // A test runner gives each test file an Object of its own, so the prototype would not tell.
  if (Object.prototype.toString.call(value) === '[object Object]') return value as Record<string, unknown>;
  throw unexpected(value, path, 'an object of options', 'Write name and value pairs.');
}
