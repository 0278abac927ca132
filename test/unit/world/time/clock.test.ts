import { afterEach, describe, expect, it, vi } from 'vitest';
import { FROZEN_PACE, REAL_PACE, scaledPace } from '../../../../src/domain/time/clock-pace.ts';
import { MAX_INSTANT } from '../../../../src/domain/time/instant.ts';
import { Clock } from '../../../../src/world/time/clock.ts';

const NOON = Date.UTC(2025, 0, 1, 12);

/** What a machine counts since its start: it has no date. */
function createStopwatch() {
  const stopwatch = { ms: 1_000, read: () => stopwatch.ms };
  return stopwatch;
}

describe('A clock', () => {
  it('shows the machine time in real mode', () => {
    const stopwatch = createStopwatch();
    const before = Date.now();
    const clock = new Clock(REAL_PACE, stopwatch.read);
    const after = Date.now();
    stopwatch.ms += 1_500;
    expect(clock.now()).toBeGreaterThanOrEqual(before + 1_500);
    expect(clock.now()).toBeLessThanOrEqual(after + 1_500);
  });

  it('starts where it is told and runs at the pace of real time', () => {
    const stopwatch = createStopwatch();
    const clock = new Clock({ ...REAL_PACE, at: 0 }, stopwatch.read);
    stopwatch.ms += 1_500;
    expect(clock.now()).toBe(1_500);
  });

  it('runs sixty times as fast at x60', () => {
    const stopwatch = createStopwatch();
    const clock = new Clock({ ...scaledPace(60), at: 0 }, stopwatch.read);
    stopwatch.ms += 1_000;
    expect(clock.now()).toBe(60_000);
  });

  it('stands still while frozen', () => {
    const stopwatch = createStopwatch();
    const clock = new Clock({ ...FROZEN_PACE, at: 5 }, stopwatch.read);
    stopwatch.ms += 1_000;
    expect(clock.now()).toBe(5);
  });

  it('shows whole milliseconds', () => {
    const stopwatch = createStopwatch();
    const clock = new Clock({ ...REAL_PACE, at: NOON }, stopwatch.read);
    stopwatch.ms += 0.999;
    expect(clock.now()).toBe(NOON);
    stopwatch.ms += 0.001;
    expect(clock.now()).toBe(NOON + 1);
  });

  it('goes on from a jump at the same pace', () => {
    const stopwatch = createStopwatch();
    const clock = new Clock({ ...scaledPace(10), at: 0 }, stopwatch.read);
    stopwatch.ms += 1_000;
    clock.restore({ ...clock.pace, at: 50_000 });
    stopwatch.ms += 1_000;
    expect(clock.now()).toBe(60_000);
  });

  it('changes its pace without a jump', () => {
    const stopwatch = createStopwatch();
    const clock = new Clock({ ...REAL_PACE, at: 0 }, stopwatch.read);
    stopwatch.ms += 100;
    clock.restore({ ...FROZEN_PACE, at: clock.now() });
    stopwatch.ms += 100;
    expect(clock.now()).toBe(100);
    clock.restore({ ...scaledPace(2), at: clock.now() });
    stopwatch.ms += 100;
    expect(clock.now()).toBe(300);
  });

  it('goes back by restore', () => {
    const stopwatch = createStopwatch();
    const clock = new Clock(REAL_PACE, stopwatch.read);
    const state = { ...FROZEN_PACE, at: 7 };
    clock.restore(state);
    expect(clock.state()).toEqual(state);
  });

  it('stops at the last instant that can be written', () => {
    const stopwatch = createStopwatch();
    const clock = new Clock({ ...scaledPace(1_000_000), at: MAX_INSTANT - 1 }, stopwatch.read);
    stopwatch.ms += 1_000_000;
    expect(clock.now()).toBe(MAX_INSTANT);
  });
});

describe('A clock that is held', () => {
  it('stands still whatever its pace, and runs on from there once it is released', () => {
    const stopwatch = createStopwatch();
    const clock = new Clock({ ...scaledPace(10), at: 0 }, stopwatch.read);
    stopwatch.ms += 100;
    clock.hold();
    stopwatch.ms += 100;
    expect(clock.now()).toBe(1_000);
    clock.release();
    expect(clock.now()).toBe(1_000);
    stopwatch.ms += 100;
    expect(clock.state()).toEqual({ ...scaledPace(10), at: 2_000 });
  });

  it('moves where it is told, and runs on from there at its new pace', () => {
    const stopwatch = createStopwatch();
    const clock = new Clock({ ...REAL_PACE, at: 0 }, stopwatch.read);
    clock.hold();
    clock.restore({ ...scaledPace(2), at: 60_000 });
    stopwatch.ms += 500;
    expect(clock.now()).toBe(60_000);
    clock.release();
    stopwatch.ms += 500;
    expect(clock.now()).toBe(61_000);
  });

  it('is not moved by a release too many', () => {
    const stopwatch = createStopwatch();
    const clock = new Clock({ ...REAL_PACE, at: 0 }, stopwatch.read);
    stopwatch.ms += 100;
    clock.release();
    expect(clock.now()).toBe(100);
  });
});

describe('How long a clock takes to an instant', () => {
  it('is what the machine waits for it, at the pace of the clock', () => {
    const stopwatch = createStopwatch();
    const clock = new Clock({ ...scaledPace(10), at: 0 }, stopwatch.read);
    expect(clock.realMsUntil(5_000)).toBe(500);
    stopwatch.ms += 100;
    expect(clock.realMsUntil(5_000)).toBe(400);
    expect(clock.realMsUntil(10)).toBe(0);
  });

  it('is unknown while the clock is frozen', () => {
    expect(new Clock({ ...FROZEN_PACE, at: 0 }).realMsUntil(5_000)).toBeUndefined();
  });

  it('is counted from its release on while the clock is held', () => {
    const stopwatch = createStopwatch();
    const clock = new Clock({ ...scaledPace(10), at: 0 }, stopwatch.read);
    clock.hold();
    stopwatch.ms += 100;
    expect(clock.realMsUntil(5_000)).toBe(500);
    clock.restore({ ...REAL_PACE, at: 4_000 });
    expect(clock.realMsUntil(5_000)).toBe(1_000);
    clock.release();
    expect(clock.realMsUntil(5_000)).toBe(1_000);
  });
});

describe('A running clock', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('neither stops nor hurries where a test fakes the time of its process', () => {
    const clock = new Clock({ ...REAL_PACE, at: 0 });
    vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout'] });
    const first = clock.now();
    vi.advanceTimersByTime(86_400_000);
    expect(clock.now() - first).toBeLessThan(60_000);
    expect(waitUntilLater(clock)).toBeGreaterThan(first);
  });

  it('takes no notice of a machine whose clock is put back, or forward', () => {
    const clock = new Clock(REAL_PACE);
    const first = clock.now();
    for (const shiftMs of [-3_600_000, 3_600_000]) {
      vi.spyOn(Date, 'now').mockReturnValue(first + shiftMs);
      expect(Math.abs(clock.now() - first)).toBeLessThan(60_000);
      expect(waitUntilLater(clock)).toBeGreaterThan(first);
    }
  });

  it('never shows an earlier instant than before', () => {
    const clock = new Clock({ ...scaledPace(1_000), at: NOON });
    let latest = clock.now();
    for (let look = 0; look < 10_000; look++) {
      const now = clock.now();
      expect(now).toBeGreaterThanOrEqual(latest);
      latest = now;
    }
  });
});

/** Looks at the clock until it shows another instant than at first: two milliseconds at most, if it runs. */
function waitUntilLater(clock: Clock): number {
  const first = clock.now();
  for (let looks = 0; looks < 100_000_000; looks++) {
    const now = clock.now();
    if (now !== first) return now;
  }
  return first;
}
