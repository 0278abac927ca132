import type { Effect } from '../rule.ts';
import { applyJsonPatch, type PatchOutcome } from './apply-json-patch.ts';
import { applyMergePatch } from './merge-patch.ts';

/** The body of a true answer as an effect changes it, or why its patch does not fit that body. */
export function changeAnswer({ merge, patch }: Pick<Effect, 'merge' | 'patch'>, body: unknown): PatchOutcome {
  if (merge !== undefined) return { document: applyMergePatch(body, merge) };
  return patch === undefined ? { document: body } : applyJsonPatch(body, patch);
}
