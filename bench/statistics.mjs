import { median, shuffle } from 'simple-statistics';

export { median };

/**
 * Runs two measurements in turn, so that a slow moment of the machine meets both; answers medians, and the medians of the
 * ratios and of the differences of each round.
 */
export async function pair(rounds, measureA, measureB) {
  const pairs = [];
  for (let round = 0; round < rounds; round++) pairs.push([await measureA(), await measureB()]);
  const [a, b] = [pairs.map(([value]) => value), pairs.map(([, value]) => value)];
  const difference = median(pairs.map(([one, other]) => one - other));
  return { a: median(a), b: median(b), ratio: pairedRatio(a, b), difference };
}

/** The median of the ratios of each round: what slowed a round slowed both sides of it. */
export function pairedRatio(a, b) {
  if (a.length !== b.length || a.length === 0)
    throw new Error(`${a.length} and ${b.length} rounds are no pairs.`);
  return median(a.map((value, round) => value / b[round]));
}

/** Everyone once, in an order drawn anew for each round: nobody always comes first, or always after the same one. */
export const inTurns = (list) => shuffle(list);

export const format = (value, digits = 0) => value.toLocaleString('en', { maximumFractionDigits: digits });
