import { median } from 'simple-statistics';

export { median };

/** Runs two measurements in turn, so that a slow moment of the machine meets both; answers medians and the paired ratio. */
export async function pair(rounds, measureA, measureB) {
  const pairs = [];
  for (let round = 0; round < rounds; round++) pairs.push([await measureA(), await measureB()]);
  const [a, b] = [pairs.map(([value]) => value), pairs.map(([, value]) => value)];
  return { a: median(a), b: median(b), ratio: pairedRatio(a, b) };
}

/** The median of the ratios of each round: what slowed a round slowed both sides of it. */
export function pairedRatio(a, b) {
  if (a.length !== b.length || a.length === 0)
    throw new Error(`${a.length} and ${b.length} rounds are no pairs.`);
  return median(a.map((value, round) => value / b[round]));
}

/** The list begun at another place each round, so that nobody always comes first, or always after the same one. */
export function inTurns(list, round) {
  const start = (round * 5) % list.length;
  const turned = [...list.slice(start), ...list.slice(0, start)];
  return round % 2 === 0 ? turned : turned.reverse();
}

export const format = (value, digits = 0) => value.toLocaleString('en', { maximumFractionDigits: digits });
