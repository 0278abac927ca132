/** Enough of a key to recognise it, not enough to use it. */
const VISIBLE = 12;

/**
 * What API keys of the field look like: a prefix, a word for the environment, and random characters. The first prefix is
 * that of every secret key, and is found wherever it stands, for an escape such as `%3D` or `\n` may be before it; the
 * others also end ordinary words (`network_type_name`), so they must begin one.
 */
const SECRET_PREFIX = 'sk';
const OTHER_PREFIXES = ['pk', 'rk'];
const KEYS = new RegExp(
  `(?:${SECRET_PREFIX}|(?<![A-Za-z])(?:${OTHER_PREFIXES.join('|')}))_[A-Za-z]+_\\w{5,}`,
  'g',
);
/** What every one of them has in it: most texts have not, and are searched no further. */
const COMMON_PART = 'k_';

/** The first twelve characters of a key, or three of a shorter one, and an ellipsis. */
export function maskKey(key: string): string {
  return key.length <= VISIBLE ? `${key.slice(0, 3)}…` : `${key.slice(0, VISIBLE)}…`;
}

/** A text in which no key can be read. */
export function maskKeys(text: string): string {
  return text.includes(COMMON_PART) ? text.replaceAll(KEYS, maskKey) : text;
}

/** Masks as `maskKeys` does, but for the keys that may be shown whole. */
export function maskKeysExcept(shown: Pick<ReadonlySet<string>, 'has'>): (text: string) => string {
  const mask = (key: string): string => (shown.has(key) ? key : maskKey(key));
  return (text) => (text.includes(COMMON_PART) ? text.replaceAll(KEYS, mask) : text);
}
