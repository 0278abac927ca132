import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveInQuota, peekQuota, takeFromQuota } from '../../../../src/domain/rate-limit/quota.ts';
import { anyPlan, arrivals, arrive, mostGrantedWithin, planOf, START } from './plans.ts';

const SECOND_MS = 1_000;

function grantedAt(requests: ReturnType<typeof arrive>): number[] {
  return requests.filter(({ verdict }) => verdict.allowed).map(({ at }) => at);
}

describe('Every algorithm', () => {
  it('refuses only where nothing is left, and a refused request costs nothing', () => {
    fc.assert(
      fc.property(anyPlan, arrivals, (plan, gaps) => {
        for (const { at, verdict, before, after } of arrive(plan, gaps)) {
          const left = peekQuota(plan, before, at);
          expect(verdict.allowed).toBe(left.remaining > 0);
          expect(verdict.remaining).toBe(verdict.allowed ? left.remaining - 1 : 0);
          if (!verdict.allowed) expect(peekQuota(plan, after, at)).toEqual(left);
        }
      }),
    );
  });

  it('grants the same whether or not refused requests came in between', () => {
    fc.assert(
      fc.property(anyPlan, arrivals, (plan, gaps) => {
        const requests = arrive(plan, gaps);
        const granted = grantedAt(requests);
        const gapsOfGranted = granted.map((at, i) => at - (granted[i - 1] ?? START));
        const again = arrive(plan, gapsOfGranted);
        expect(again.every(({ verdict }) => verdict.allowed)).toBe(true);
        expect(again.map(({ verdict }) => verdict)).toEqual(
          requests.filter(({ verdict }) => verdict.allowed).map(({ verdict }) => verdict),
        );
      }),
    );
  });

  it('grants a refused request at the instant it names, and none a millisecond before', () => {
    fc.assert(
      fc.property(anyPlan, arrivals, (plan, gaps) => {
        for (const { verdict, after } of arrive(plan, gaps)) {
          if (verdict.allowed) continue;
          expect(takeFromQuota(plan, after, verdict.resetAt - 1).verdict.allowed).toBe(false);
          expect(takeFromQuota(plan, after, verdict.resetAt).verdict.allowed).toBe(true);
        }
      }),
    );
  });

  it('tells when there is more and when there is all, to the millisecond', () => {
    fc.assert(
      fc.property(anyPlan, arrivals, (plan, gaps) => {
        for (const { verdict, after } of arrive(plan, gaps)) {
          const { limit, remaining, resetAt, fullAt } = verdict;
          expect(peekQuota(plan, after, resetAt - 1).remaining).toBe(remaining);
          expect(peekQuota(plan, after, resetAt).remaining).toBeGreaterThan(remaining);
          expect(peekQuota(plan, after, fullAt - 1).remaining).toBeLessThan(limit);
          expect(peekQuota(plan, after, fullAt)).toMatchObject({ remaining: limit, resetAt: fullAt, fullAt });
        }
      }),
    );
  });

  it('gives all of it back within its published window, of a bucket to the second', () => {
    fc.assert(
      fc.property(anyPlan, arrivals, (plan, gaps) => {
        for (const { at, verdict } of arrive(plan, gaps)) {
          expect(verdict.remaining).toBeLessThanOrEqual(verdict.limit);
          expect(verdict.fullAt - at).toBeLessThanOrEqual(verdict.windowSeconds * SECOND_MS);
        }
      }),
    );
  });

  it('leaves as much as it is told, and keeps its promise from there', () => {
    fc.assert(
      fc.property(anyPlan, arrivals, fc.nat({ max: 20 }), (plan, gaps, wanted) => {
        const { at, after, verdict } = arrive(plan, gaps).at(-1) ?? expect.fail();
        const remaining = Math.min(wanted, verdict.limit);
        const state = leaveInQuota(plan, after, remaining, at);
        const quota = peekQuota(plan, state, at);
        expect(quota.remaining).toBe(remaining);
        if (remaining > 0) return;
        expect(takeFromQuota(plan, state, quota.resetAt - 1).verdict.allowed).toBe(false);
        expect(takeFromQuota(plan, state, quota.resetAt).verdict.allowed).toBe(true);
      }),
    );
  });

  it('changes nothing it was given, and what it gives is plain data', () => {
    fc.assert(
      fc.property(anyPlan, arrivals, (plan, gaps) => {
        for (const { at, before, after, verdict } of arrive(plan, gaps)) {
          const copy = JSON.parse(JSON.stringify(before ?? null)) ?? undefined;
          expect(takeFromQuota(plan, copy, at)).toEqual({ verdict, state: after });
          expect(copy).toEqual(before);
        }
      }),
    );
  });

  it('neither gains nor loses where the clock is set back', () => {
    fc.assert(
      fc.property(anyPlan, arrivals, fc.nat({ max: 60_000 }), (plan, gaps, back) => {
        const { at, after, verdict } = arrive(plan, gaps).at(-1) ?? expect.fail();
        expect(peekQuota(plan, after, at - back).remaining).toBe(verdict.remaining);
      }),
    );
  });

  it('survives a plan that has become another meanwhile', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, arrivals, (before, now, gaps) => {
        const { at, after } = arrive(before, gaps).at(-1) ?? expect.fail();
        const quota = peekQuota(now, after, at);
        expect(quota.remaining).toBeGreaterThanOrEqual(0);
        expect(quota.remaining).toBeLessThanOrEqual(quota.limit);
        if (quota.remaining > 0) return;
        expect(takeFromQuota(now, after, quota.resetAt - 1).verdict.allowed).toBe(false);
        expect(takeFromQuota(now, after, quota.resetAt).verdict.allowed).toBe(true);
      }),
    );
  });
});

describe('A fixed window', () => {
  const plan = { limit: 2, windowSeconds: 60 };

  it('is what a plan has that names no algorithm; it begins with the first request', () => {
    expect(arrive(plan, [0, 30_000, 29_999, 1]).map(({ verdict }) => verdict)).toMatchObject([
      { allowed: true, remaining: 1, resetAt: START + 60_000 },
      { allowed: true, remaining: 0, resetAt: START + 60_000 },
      { allowed: false, remaining: 0, resetAt: START + 60_000 },
      { allowed: true, remaining: 1, resetAt: START + 120_000 },
    ]);
  });

  it('never grants more than its limit in a window, whatever the arrivals', () => {
    fc.assert(
      fc.property(planOf('fixed-window'), arrivals, (any, gaps) => {
        const granted = new Map<number, number>();
        for (const { verdict } of arrive(any, gaps)) {
          if (verdict.allowed) granted.set(verdict.fullAt, (granted.get(verdict.fullAt) ?? 0) + 1);
        }
        for (const count of granted.values()) expect(count).toBeLessThanOrEqual(any.limit);
      }),
    );
  });
});

describe('A sliding window', () => {
  it('gives each request back one window after it', () => {
    const plan = { algorithm: 'sliding-window', limit: 2, windowSeconds: 60 } as const;
    expect(arrive(plan, [0, 30_000, 29_999, 1, 0]).map(({ verdict }) => verdict)).toMatchObject([
      { allowed: true, remaining: 1, resetAt: START + 60_000, fullAt: START + 60_000 },
      { allowed: true, remaining: 0, resetAt: START + 60_000, fullAt: START + 90_000 },
      { allowed: false, remaining: 0, resetAt: START + 60_000 },
      { allowed: true, remaining: 0, resetAt: START + 90_000, fullAt: START + 120_000 },
      { allowed: false, remaining: 0, resetAt: START + 90_000 },
    ]);
  });

  it('waits for what is beyond a limit that was lowered', () => {
    const granted = arrive(
      { algorithm: 'sliding-window', limit: 5, windowSeconds: 60 },
      [0, 0, 1_000, 0, 1_000],
    );
    const lower = { algorithm: 'sliding-window', limit: 3, windowSeconds: 60 } as const;
    const quota = peekQuota(lower, granted.at(-1)?.after, START + 2_000);
    expect(quota).toMatchObject({ remaining: 0, resetAt: START + 61_000, fullAt: START + 62_000 });
  });

  it('never grants more than its limit in any interval as long as its window', () => {
    fc.assert(
      fc.property(planOf('sliding-window'), arrivals, (plan, gaps) => {
        const granted = grantedAt(arrive(plan, gaps));
        expect(mostGrantedWithin(granted, plan.windowSeconds * SECOND_MS)).toBeLessThanOrEqual(plan.limit);
      }),
    );
  });

  it('remembers no more than its limit', () => {
    fc.assert(
      fc.property(planOf('sliding-window'), arrivals, (plan, gaps) => {
        for (const { after } of arrive(plan, gaps)) {
          expect('takes' in after && after.takes.length).toBeLessThanOrEqual(plan.limit);
        }
      }),
    );
  });
});

describe('A token bucket', () => {
  it('is full at first, and fills by even drops', () => {
    const plan = { algorithm: 'token-bucket', limit: 3, windowSeconds: 10, burst: 2 } as const;
    expect(arrive(plan, [0, 0, 3_333, 1, 3_332, 1]).map(({ verdict }) => verdict)).toMatchObject([
      { allowed: true, limit: 2, windowSeconds: 7, remaining: 1, resetAt: START + 3_334 },
      { allowed: true, remaining: 0, resetAt: START + 3_334, fullAt: START + 6_667 },
      { allowed: false, remaining: 0, resetAt: START + 3_334 },
      { allowed: true, remaining: 0, resetAt: START + 6_667 },
      { allowed: false, remaining: 0, resetAt: START + 6_667 },
      { allowed: true, remaining: 0, resetAt: START + 10_000 },
    ]);
  });

  it('never grants more in an interval than it holds and what flows in meanwhile', () => {
    fc.assert(
      fc.property(planOf('token-bucket'), arrivals, fc.nat({ max: 9_000 }), (plan, gaps, lengthMs) => {
        const { limit, windowSeconds, burst = limit } = plan;
        const granted = grantedAt(arrive(plan, gaps));
        const inflow = (lengthMs * limit) / (windowSeconds * SECOND_MS);
        expect(mostGrantedWithin(granted, lengthMs)).toBeLessThanOrEqual(burst + inflow);
      }),
    );
  });

  it('loses no fraction of a token, however often it is asked', () => {
    const plan = { algorithm: 'token-bucket', limit: 7, windowSeconds: 3 } as const;
    const drained = leaveInQuota(plan, undefined, 0, START);
    const gaps = Array.from({ length: 20_000 }, (_, i) => (i % 5 === 0 ? 43 : 17));
    const requests = arrive(plan, gaps, drained);
    const elapsedMs = gaps.reduce((sum, gap) => sum + gap, 0);
    expect(grantedAt(requests)).toHaveLength(Math.floor((elapsedMs * plan.limit) / 3_000));
  });
});
