import { distance } from 'fastest-levenshtein';

/** The name that a typing error, another case or another separator would turn into `written`. */
export function closestName(written: string, names: readonly string[]): string | undefined {
  const wanted = normalize(written);
  const tolerance = Math.max(2, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = tolerance + 1;
  for (const name of names) {
    const steps = distance(wanted, normalize(name));
    if (steps < bestDistance) [best, bestDistance] = [name, steps];
  }
  return best;
}

/** `Did you mean X?` where one of the names is close to what was written. */
export function didYouMean(written: string, names: readonly string[]): string | undefined {
  const closest = closestName(written, names);
  return closest === undefined ? undefined : `Did you mean ${closest}?`;
}

function normalize(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9.]/g, '').toLowerCase();
}
