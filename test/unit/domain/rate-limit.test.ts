import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RateWindow, takeFromWindow } from '../../../src/domain/rate-limit.ts';

const PLAN = { limit: 2, windowSeconds: 60 };

describe('A fixed window', () => {
  it('grants its limit, refuses the rest, and begins anew when it is over', () => {
    const first = takeFromWindow(PLAN, undefined, 1_000);
    expect(first).toMatchObject({ allowed: true, remaining: 1, resetSeconds: 60 });
    const second = takeFromWindow(PLAN, first.window, 31_000);
    expect(second).toMatchObject({ allowed: true, remaining: 0, resetSeconds: 30 });
    const third = takeFromWindow(PLAN, second.window, 60_999);
    expect(third).toMatchObject({ allowed: false, remaining: 0, resetSeconds: 1 });
    expect(takeFromWindow(PLAN, third.window, 61_000)).toMatchObject({ allowed: true, remaining: 1 });
  });

  it('never grants more than its limit within one window, whatever the arrivals', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20_000 }), { maxLength: 200 }), (gaps) => {
        let window: RateWindow | undefined;
        let at = 0;
        const granted = new Map<number, number>();
        for (const gap of gaps) {
          at += gap;
          const verdict = takeFromWindow(PLAN, window, at);
          window = verdict.window;
          if (verdict.allowed) granted.set(window.startedAt, (granted.get(window.startedAt) ?? 0) + 1);
        }
        for (const count of granted.values()) expect(count).toBeLessThanOrEqual(PLAN.limit);
      }),
    );
  });
});
