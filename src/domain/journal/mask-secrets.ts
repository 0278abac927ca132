import { maskKey, maskKeys } from '../keys/mask-keys.ts';

const MASKED = '…';

/** Headers that carry a secret and little else, in lower case; those that carry keys are the editions'. */
const MASKS: ReadonlyMap<string, (value: string) => string> = new Map([
  ['authorization', maskCredentials],
  ['proxy-authorization', maskCredentials],
  ['cookie', maskCookies],
  ['set-cookie', maskCookies],
  ['x-sandbox-token', () => MASKED],
]);

/** The value of a header in which no key, token or cookie can be read. */
export type MaskHeader = (name: string, value: string) => string;

/** @param keyHeaders headers that carry keys, in lower case. */
export function createHeaderMask(keyHeaders: readonly string[]): MaskHeader {
  const masks = new Map([...keyHeaders.map((name) => [name, maskKey] as const), ...MASKS]);
  // Most names are told from these by their length alone.
  const lengths = new Set([...masks.keys()].map(({ length }) => length));
  return (name, value) => {
    const mask = lengths.has(name.length) ? masks.get(name.toLowerCase()) : undefined;
    return mask === undefined ? maskKeys(value) : mask(value);
  };
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
