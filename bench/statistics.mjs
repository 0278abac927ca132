export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs two measurements in turn, so that a slow moment of the machine meets both; answers medians and the paired ratio. */
export async function pair(rounds, measureA, measureB) {
  const pairs = [];
  for (let round = 0; round < rounds; round++) pairs.push([await measureA(), await measureB()]);
  return {
    a: median(pairs.map(([a]) => a)),
    b: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => a / b)),
  };
}

export const format = (value, digits = 0) => value.toLocaleString('en', { maximumFractionDigits: digits });
