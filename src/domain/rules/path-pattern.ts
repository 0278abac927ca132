import { normalizeEscapes } from '../path-escapes.ts';

/**
 * A path pattern such as `/battery/*` or `/**`, cut into its segments once. Matching goes back to the latest `**` only,
 * so it takes at most (segments of the path × segments of the pattern) steps, whatever the texts.
 */
export function compilePathPattern(pattern: string): (path: string) => boolean {
  const wanted = segmentsOf(pattern);
  return (path) => matchesSegments(wanted, segmentsOf(path));
}

function matchesSegments(wanted: readonly string[], given: readonly string[]): boolean {
  let next = 0;
  let manyAt = -1;
  let manyEnd = 0;
  for (let i = 0; i < given.length; ) {
    if (wanted[next] === '**') {
      [manyAt, manyEnd] = [next, i];
      next++;
    } else if (wanted[next] === '*' || wanted[next] === given[i]) {
      next++;
      i++;
    } else if (manyAt >= 0) {
      // The latest `**` takes one segment more.
      next = manyAt + 1;
      manyEnd++;
      i = manyEnd;
    } else return false;
  }
  while (wanted[next] === '**') next++;
  return next === wanted.length;
}

function segmentsOf(path: string): string[] {
  return normalizeEscapes(path).split('/').slice(1);
}
