// Whether memory stays flat once everything is warm.
import { linearRegression, median } from 'simple-statistics';

const MOST_GROWTH_PERCENT = 5;
const WARM_UP_SHARE = 0.1;

/**
 * The first tenth of the run, a minute of ten, is for warming up. After it two things must hold: the median of the last
 * tenth is at most 5 % above that of the tenth after the warm-up, and the line that fits all samples best climbs by at
 * most 5 %. The first is deaf to a slow leak between, the second to a jump at the end.
 */
export function judgeMemory(samples, seconds) {
  const share = seconds * WARM_UP_SHARE;
  const warm = samples.filter(({ second }) => second >= share);
  const between = (from, to) =>
    median(warm.filter(({ second }) => second >= from && second < to).map(({ mib }) => mib));
  const [early, late] = [between(share, 2 * share), between(seconds - share, Number.POSITIVE_INFINITY)];
  const { m: mibPerSecond } = linearRegression(warm.map(({ second, mib }) => [second, mib]));
  const trendPercent = (mibPerSecond * (seconds - share) * 100) / early;
  const growthPercent = (late / early - 1) * 100;
  return {
    ...{ early, late, growthPercent, trendPercent },
    mostGrowthPercent: MOST_GROWTH_PERCENT,
    isFlat: growthPercent <= MOST_GROWTH_PERCENT && trendPercent <= MOST_GROWTH_PERCENT,
  };
}
