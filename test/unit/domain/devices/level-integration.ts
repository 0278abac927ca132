import { expect } from 'vitest';
import { formatInstant, HOUR_MS, type Instant, utcHourOf } from '../../../../src/domain/time/instant.ts';

export interface LevelHistory {
  readonly levelAt: (at: Instant) => number;
  /** Least and greatest slope in percent per hour that the level may have from this instant on. */
  readonly slopesAt: (at: Instant) => readonly [least: number, greatest: number];
  /** Level of the same device without commands. */
  readonly patternAt: (at: Instant) => number;
  /** Hours at which the pattern is documented to jump. */
  readonly jumpHours: readonly number[];
  readonly instants: readonly Instant[];
}

const ROUNDING_PERCENT = 1e-7;

/** Between any two neighbouring instants the level changes as its slope says; it jumps with its pattern or not at all. */
export function expectLevelToIntegrateSlope(history: LevelHistory): void {
  const { instants } = history;
  for (const [i, right] of instants.entries()) {
    const left = instants[i - 1];
    if (left === undefined) continue;
    // A motion holds up to the millisecond before a command or a full hour; the next one starts on the dot.
    expectStraightChange(history, left, right - 1);
    expectNoJump(history, right);
  }
}

function expectStraightChange({ levelAt, slopesAt }: LevelHistory, left: Instant, right: Instant): void {
  const hours = (right - left) / HOUR_MS;
  const slopes = [...slopesAt(left), ...slopesAt(right)];
  const change = levelAt(right) - levelAt(left);
  const least = Math.min(...slopes) * hours - ROUNDING_PERCENT;
  const greatest = Math.max(...slopes) * hours + ROUNDING_PERCENT;
  if (change >= least && change <= greatest) return;
  expect.fail(
    `${change} from ${formatInstant(left)} to ${formatInstant(right)}, not ${least} to ${greatest}`,
  );
}

function expectNoJump({ levelAt, slopesAt, patternAt, jumpHours }: LevelHistory, at: Instant): void {
  const before = levelAt(at - 1);
  const change = levelAt(at) - before;
  const steepest = Math.max(...slopesAt(at - 1).map(Math.abs), ...slopesAt(at).map(Math.abs));
  const allowance = steepest / HOUR_MS + ROUNDING_PERCENT;
  if (Math.abs(change) <= allowance) return;
  expect(jumpHours, `a jump of ${change} at ${formatInstant(at)}`).toContain(utcHourOf(at));
  expect(before, 'only a level on the pattern jumps with it').toBeCloseTo(patternAt(at - 1), 3);
  expect(Math.abs(levelAt(at) - patternAt(at))).toBeLessThanOrEqual(ROUNDING_PERCENT);
}
