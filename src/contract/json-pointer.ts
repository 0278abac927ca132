import { isObject } from '../domain/rules/effects/json-part.ts';
import { unescapeStep } from '../domain/validation/json-pointer.ts';

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
  const text = unescapeStep(segment);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
