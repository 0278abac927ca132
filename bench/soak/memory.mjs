// Whether memory stays flat once everything is warm.
import { linearRegression, median } from 'simple-statistics';
import { atMost } from '../verdict.mjs';

const MOST_GROWTH_PERCENT = 5;
const WARM_UP_SHARE = 0.1;

/**
 * The first tenth of the run, a minute of ten, is for warming up. After it two things must hold: the median of the last
 * tenth is at most 5 % above that of the tenth after the warm-up, and the line that fits all samples best climbs by at
 * most 5 %. The first is deaf to a slow leak between, the second to a jump at the end.
 */
export function judgeMemory(samples, seconds) {
  const share = seconds * WARM_UP_SHARE;
  // What was still unanswered at the end is answered after it, without resets.
  const warm = samples.filter(({ second }) => second >= share && second < seconds);
  const early = medianBetween(samples, share, 2 * share);
  const late = medianBetween(samples, seconds - share, seconds);
  const { m: mibPerSecond } = linearRegression(warm.map(({ second, mib }) => [second, mib]));
  const trendPercent = (mibPerSecond * (seconds - share) * 100) / early;
  const growthPercent = (late / early - 1) * 100;
  const miss = atMost(MOST_GROWTH_PERCENT, Math.max(growthPercent, trendPercent));
  return {
    ...{ early, late, growthPercent, trendPercent },
    tenths: Array.from({ length: 10 }, (_, i) => medianBetween(samples, i * share, (i + 1) * share)),
    mostGrowthPercent: MOST_GROWTH_PERCENT,
    miss,
    isFlat: miss <= 1,
  };
}

function medianBetween(samples, from, to) {
  return median(samples.filter(({ second }) => second >= from && second < to).map(({ mib }) => mib));
}
