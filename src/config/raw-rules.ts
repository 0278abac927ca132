import { listOf } from './collections.ts';
import { refuse } from './config-error.ts';
import { type Reader, unexpected } from './readers.ts';

/** Reads a list of objects, each a rule whose inside is checked later, where the operations and error codes are known. */
export function rawRules(): Reader<readonly unknown[]> {
  const readList = listOf<unknown>((value, path) => {
    if (Object.prototype.toString.call(value) === '[object Object]') return value;
    throw unexpected(value, path, 'a rule', 'Write for example { then: { error: RATE_LIMIT_EXCEEDED } }.');
  });
  return (value, path) => {
    const rules = readList(value, path);
    try {
      // A copy, for the configuration is frozen and what it was read from is the user's own.
      return JSON.parse(JSON.stringify(rules)) as readonly unknown[];
    } catch {
      throw refuse(path, 'holds what is not plain JSON', 'Write texts, numbers, lists and objects only.');
    }
  };
}
