import type { Path } from './path.ts';

/** A JSON Pointer (RFC 6901): `/paths/~1battery/get`; empty for the whole value. */
export function formatPointer(path: Path): string {
  return path.map((step) => `/${escapeStep(String(step))}`).join('');
}

/** The steps of a JSON Pointer, all of them texts. */
export function parsePointer(pointer: string): string[] {
  return pointer.split('/').slice(1).map(unescapeStep);
}

export function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
