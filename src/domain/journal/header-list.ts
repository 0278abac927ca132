import { type HeaderFields, joinValue } from '../headers/header-fields.ts';
import type { MaskHeader } from './mask-secrets.ts';

/** Names and values in turn, as they went over the wire: a list is cheaper to keep than an object. */
export type HeaderList = readonly string[];

/** A copy in which no key, token or cookie can be read. */
export function maskHeaderList(headers: HeaderList, maskHeader: MaskHeader): string[] {
  const masked = headers.slice();
  for (let i = 0; i + 1 < headers.length; i += 2) {
    masked[i + 1] = maskHeader(headers[i] ?? '', headers[i + 1] ?? '');
  }
  return masked;
}

/** Of these the first counts, as in Node's `request.headers`, by which a request is served. */
const SINGLE = new Set([
  ...['age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host'],
  ...['if-modified-since', 'if-unmodified-since', 'last-modified', 'location', 'max-forwards'],
  ...['proxy-authorization', 'referer', 'retry-after', 'server', 'user-agent'],
]);

/** The headers by lower-case name. What was sent several times is read as the rules and the layers of a request read it. */
export function headersByName(headers: HeaderList): Record<string, string> {
  const byName = new Map<string, string>();
  for (let i = 0; i + 1 < headers.length; i += 2) {
    const name = (headers[i] ?? '').toLowerCase();
    const before = byName.get(name);
    const value = headers[i + 1] ?? '';
    if (before === undefined) byName.set(name, value);
    else if (!SINGLE.has(name)) byName.set(name, `${before}${name === 'cookie' ? '; ' : ', '}${value}`);
  }
  return Object.fromEntries(byName);
}

/** Headers that we wrote, by lower-case name, in which no key, token or cookie can be read. */
export function showHeaders(headers: HeaderFields, maskHeader: MaskHeader): Record<string, string> {
  const shown = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    joinValue(
      typeof value === 'object'
        ? value.map((line) => maskHeader(name, line))
        : maskHeader(name, String(value)),
    ),
  ]);
  return Object.fromEntries(shown);
}
