import { maskKey, maskKeys } from '../mask-keys.ts';

const MASKED = '…';

/** Headers that carry a secret and little else, in lower case. */
const MASKS: ReadonlyMap<string, (value: string) => string> = new Map([
  ['x-api-key', maskKey],
  ['authorization', maskCredentials],
  ['proxy-authorization', maskCredentials],
  ['cookie', maskCookies],
  ['set-cookie', maskCookies],
  ['x-sandbox-token', () => MASKED],
]);

/** Most names are told from these by their length alone. */
const LENGTHS: ReadonlySet<number> = new Set([...MASKS.keys()].map(({ length }) => length));

/** The value of a header in which no key, token or cookie can be read. */
export function maskHeader(name: string, value: string): string {
  const mask = LENGTHS.has(name.length) ? MASKS.get(name.toLowerCase()) : undefined;
  return mask === undefined ? maskKeys(value) : mask(value);
}

/** The scheme of an `Authorization` may be shown. */
function maskCredentials(value: string): string {
  const scheme = /^[A-Za-z][\w-]* (?=.)/.exec(value)?.[0] ?? '';
  return `${scheme}${MASKED}`;
}

/** Names of cookies tell something, their values are secret. */
function maskCookies(value: string): string {
  return value.replaceAll(/=[^;,]*/g, `=${MASKED}`);
}
