import type { EditionSet } from '../../contract/edition-set.ts';
import { maskKey, maskKeys } from '../../domain/api-key.ts';

/** Keys are words: no other character is in them. */
const WORD = /[\w-]+/g;

/** A text in which no key can be read that is not published. */
export function maskUnpublished(text: string, { publishedKeys }: EditionSet): string {
  return text.replaceAll(WORD, (word) => (publishedKeys.has(word) ? word : maskKeys(word)));
}

/** A text in which no live key can be read that is not published. */
export function maskLiveKeys(text: string, { publishedKeys, all }: EditionSet): string {
  const prefixes = all.flatMap(({ keyFormat }) => keyFormat.prefixesOf('live'));
  return text.replaceAll(WORD, (word) => {
    if (publishedKeys.has(word)) return word;
    const starts = prefixes.map((prefix) => word.indexOf(prefix)).filter((start) => start >= 0);
    if (starts.length === 0) return word;
    const start = Math.min(...starts);
    return word.slice(0, start) + maskKey(word.slice(start));
  });
}
