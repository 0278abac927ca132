import type { Effect } from '../../domain/rules/rule.ts';

/** What a `Prefer` header (RFC 7240) asks for, and how the answer acknowledges it. */
export interface Preference {
  readonly effect: Effect;
  readonly applied: string;
}

/** A preference that asks for an answer which cannot be had. */
export interface UnknownPreference {
  readonly name: string;
  readonly value: string;
}

/** A name, and what stands behind it as a token or in quotation marks. */
const PREFERENCE = /(?:^|[,;])\s*([\w!#$%&'*+.^`|~-]+)\s*(?:=\s*(?:"([^"]*)"|([^\s,;]*)))?/g;

/** How other emulators are asked for an answer: whoever asks so expects to be heard. */
const FOREIGN = ['dynamic', 'example', 'status', 'statuscode', 'status-code'];

/**
 * Reads `Prefer: code=429` or `code=RATE_LIMIT_EXCEEDED`; undefined where the header asks for no error. Preferences of
 * other purposes are ignored, as the RFC has it.
 */
export function readPreference(
  header: string,
  isKnown: (code: string) => boolean,
): Preference | UnknownPreference | undefined {
  const asked = [...header.matchAll(PREFERENCE)].map(([, name = '', quoted, token]) => ({
    name: name.toLowerCase(),
    value: quoted ?? token ?? '',
  }));
  const foreign = asked.find(({ name }) => FOREIGN.includes(name));
  if (foreign !== undefined) return foreign;
  // Of a preference that is given twice the first counts.
  const code = asked.find(({ name }) => name === 'code');
  if (code === undefined) return undefined;
  const { value } = code;
  if (!isKnown(value) && !isErrorStatus(value)) return code;
  return { effect: { error: value }, applied: `code=${value}` };
}

/** Any status that tells of a failure, whether the API has a case for it or not. */
export function isErrorStatus(text: string): boolean {
  return /^[45]\d\d$/.test(text);
}
