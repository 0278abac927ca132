import { containsPart, isObject } from '../rules/effects/json-part.ts';

/** Where a value lacks a part that it should have: `/mode` is `idle`, wanted `charge`. */
export interface MissingPart {
  readonly pointer: string;
  readonly actual: unknown;
  readonly wanted: unknown;
}

/** The first place at which `actual` lacks a part of `wanted`: objects may have more, anything else must be equal. */
export function missingPart(actual: unknown, wanted: unknown, pointer = ''): MissingPart | undefined {
  if (!isObject(wanted)) {
    return containsPart(actual, wanted) ? undefined : { pointer, actual, wanted };
  }
  if (!isObject(actual)) return { pointer, actual, wanted };
  for (const [name, part] of Object.entries(wanted)) {
    const own = Object.hasOwn(actual, name) ? actual[name] : undefined;
    const missing = missingPart(own, part, `${pointer}/${name}`);
    if (missing !== undefined) return missing;
  }
  return undefined;
}
