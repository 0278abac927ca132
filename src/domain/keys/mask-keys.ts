/** Enough of a key to recognise it, not enough to use it. */
const VISIBLE = 12;

/**
 * What API keys of the field look like: a prefix, a word for the environment, and all that follows up to a delimiter. The
 * first prefix is that of every secret key, and is found wherever it stands, for an escape such as `\n` may be before it;
 * the others, and those that are written with `-`, also end ordinary words (`network_type_name`), so they must begin one.
 */
const SECRET_PREFIX = 'sk';
const OTHER_PREFIXES = '(?<![A-Za-z0-9])(?:[pr]k_[A-Za-z0-9]+_|[spr]k-[A-Za-z0-9]+-)';
/** A full stop at the end is that of a sentence. */
const REST = '[\\w.~+@!$*^%-]{4,}[\\w~+@!$*^%-]';
const KEYS = new RegExp(`(?:${SECRET_PREFIX}_[A-Za-z0-9]+_|${OTHER_PREFIXES})${REST}`, 'g');

/** What every one of them has in it: most texts have not, and are searched no further. */
const COMMON_PART = /k[_-]/;
/** Percent-encoding, however often it was applied, and the escapes of JSON. */
const ESCAPES = /%(?:25)*([0-9A-Fa-f]{2})|\\u([0-9A-Fa-f]{4})/g;

type Mask = (key: string) => string;

/** The first twelve characters of a key, or three of a shorter one, and an ellipsis. */
export function maskKey(key: string): string {
  return key.length <= VISIBLE ? `${key.slice(0, 3)}…` : `${key.slice(0, VISIBLE)}…`;
}

/** A text in which no key can be read, as it stands or once it is decoded. */
export function maskKeys(text: string): string {
  return maskAll(text, maskKey);
}

/** Masks as `maskKeys` does, but for the keys that may be shown whole. */
export function maskKeysExcept(shown: Pick<ReadonlySet<string>, 'has'>): (text: string) => string {
  return (text) => maskAll(text, (key) => (shown.has(key) ? key : maskKey(key)));
}

function maskAll(text: string, mask: Mask): string {
  if (text.includes('%') || text.includes('\\u')) return maskDecoded(text, mask);
  return COMMON_PART.test(text) ? text.replaceAll(KEYS, mask) : text;
}

/** Looks for keys in the decoded text, and masks them in the one that was given: the rest of it stays as it was sent. */
function maskDecoded(text: string, mask: Mask): string {
  const { decoded, origins } = decode(text);
  if (!COMMON_PART.test(decoded)) return text;
  let masked = '';
  let doneUntil = 0;
  for (const { 0: key, index } of decoded.matchAll(KEYS)) {
    masked += text.slice(doneUntil, origins[index]) + mask(key);
    doneUntil = origins[index + key.length] ?? text.length;
  }
  return masked + text.slice(doneUntil);
}

/** The decoded text, and where in the given one each of its characters begins. */
function decode(text: string): { readonly decoded: string; readonly origins: readonly number[] } {
  let decoded = '';
  const origins: number[] = [];
  const take = (from: number, until: number): void => {
    for (let i = from; i < until; i++) origins.push(i);
    decoded += text.slice(from, until);
  };
  let doneUntil = 0;
  for (const match of text.matchAll(ESCAPES)) {
    take(doneUntil, match.index);
    origins.push(match.index);
    decoded += String.fromCharCode(Number.parseInt(match[1] ?? match[2] ?? '', 16));
    doneUntil = match.index + match[0].length;
  }
  take(doneUntil, text.length);
  origins.push(text.length);
  return { decoded, origins };
}
