import { DAY_MS, HOUR_MS, type Instant } from '../../time/instant.ts';

/** The windows of the documented day (/guides/environments) begin at 06:00 UTC; cut there, no straight line wraps. */
const CYCLE_START_HOUR = 6;

/** A straight line between two levels, up to an hour that counts on past midnight (06:00 tomorrow is 30). */
export interface DailyLine {
  readonly untilHour: number;
  readonly fromPercent: number;
  readonly toPercent: number;
}

/** One straight line of a daily curve, placed in the cycle from 06:00 to 06:00. */
export interface Stretch {
  readonly startHour: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly fromPercent: number;
  readonly slopePercentPerHour: number;
}

export type DailyCurve = readonly Stretch[];

/** Places lines end to end from 06:00 on; where two do not meet, the curve jumps and the later one rules. */
export function createDailyCurve(lines: readonly DailyLine[]): DailyCurve {
  let startHour = CYCLE_START_HOUR;
  const curve: Stretch[] = [];
  for (const { untilHour, fromPercent, toPercent } of lines) {
    const startMs = cycleMsOfHour(startHour);
    const endMs = cycleMsOfHour(untilHour);
    if (endMs > startMs) {
      const slopePercentPerHour = ((toPercent - fromPercent) * HOUR_MS) / (endMs - startMs);
      curve.push({ startHour, startMs, endMs, fromPercent, slopePercentPerHour });
    }
    startHour = untilHour;
  }
  return curve;
}

/** Whole, because a fraction of a millisecond is lost at the size of an instant, and with it the end of a stretch. */
function cycleMsOfHour(hour: number): number {
  return Math.round((hour - CYCLE_START_HOUR) * HOUR_MS);
}

/** Milliseconds since the last 06:00 UTC. */
export function cycleMsOf(at: Instant): number {
  const shifted = at - CYCLE_START_HOUR * HOUR_MS;
  // Many times faster than the remainder operator on numbers of this size, and as exact.
  return shifted - Math.floor(shifted / DAY_MS) * DAY_MS;
}

export function stretchAt(curve: DailyCurve, at: Instant): Stretch {
  const cycleMs = cycleMsOf(at);
  for (const stretch of curve) if (cycleMs < stretch.endMs) return stretch;
  throw new RangeError('Failed to read a daily curve: it does not fill the day. Give lines up to hour 30.');
}

/** First instant after `at` that the stretch no longer covers. */
export function stretchEndAfter(stretch: Stretch, at: Instant): Instant {
  return at - cycleMsOf(at) + stretch.endMs;
}

/** The level that a stretch has at an instant that it covers. */
export function levelOnStretch(stretch: Stretch, at: Instant): number {
  return stretch.fromPercent + (stretch.slopePercentPerHour * (cycleMsOf(at) - stretch.startMs)) / HOUR_MS;
}

/** Slope of the steepest rise, in percent per hour. */
export function steepestRiseOf(curve: DailyCurve): number {
  return curve.reduce((steepest, stretch) => Math.max(steepest, stretch.slopePercentPerHour), 0);
}
