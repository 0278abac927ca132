import { isObject } from './json-value.ts';

/** Writes segments as a URI fragment: `#/paths/~1battery/get`. */
export function toPointer(segments: readonly string[]): string {
  return segments.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The value at a JSON pointer, which may be percent-encoded as in a URI; undefined where there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const segment of pointer.split('/').slice(1)) {
    const key = unescapeSegment(segment);
    if (!(isObject(value) || Array.isArray(value)) || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The last segment of a pointer; undefined for the whole document. */
export function lastSegment(pointer: string): string | undefined {
  const segment = pointer.split('/').slice(1).at(-1);
  return segment === undefined ? undefined : unescapeSegment(segment);
}

function unescapeSegment(segment: string): string {
  const text = segment.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
