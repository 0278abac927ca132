import { escapeStep } from '../../validation/json-pointer.ts';
import type { Effect } from '../rule.ts';
import { applyJsonPatch, type PatchOutcome } from './apply-json-patch.ts';
import { isObject, isSame } from './json-part.ts';
import { applyMergePatch } from './merge-patch.ts';

/** The body of a true answer as an effect changes it, or why its patch does not fit that body. */
export function changeAnswer({ merge, patch }: Pick<Effect, 'merge' | 'patch'>, body: unknown): PatchOutcome {
  if (merge !== undefined) return merged(body, merge);
  return patch === undefined ? { document: body } : applyJsonPatch(body, patch);
}

/** A merge that changes nothing but was to take away what is not there is misspelt, or meant for another answer. */
function merged(body: unknown, merge: unknown): PatchOutcome {
  const document = applyMergePatch(body, merge);
  const missing = isSame(document, body) ? findAbsent(body, merge) : undefined;
  return missing === undefined ? { document } : { patchError: `there is no ${missing} to take away.` };
}

/** The pointer of the first field that a merge patch removes and that is not there. */
function findAbsent(body: unknown, merge: unknown, pointer = ''): string | undefined {
  if (!isObject(merge)) return undefined;
  for (const [name, value] of Object.entries(merge)) {
    const inner = `${pointer}/${escapeStep(name)}`;
    const has = isObject(body) && Object.hasOwn(body, name);
    const missing =
      value === null ? (has ? undefined : inner) : findAbsent(has ? body[name] : undefined, value, inner);
    if (missing !== undefined) return missing;
  }
  return undefined;
}
