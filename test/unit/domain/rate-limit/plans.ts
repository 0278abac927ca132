import fc from 'fast-check';
import { RATE_ALGORITHMS, type RatePlan } from '../../../../src/domain/rate-limit/plan.ts';
import {
  type RateDecision,
  type RateState,
  type RateVerdict,
  takeFromQuota,
} from '../../../../src/domain/rate-limit/quota.ts';

/** Small plans of each algorithm, whose limits do not divide their windows evenly. */
export const anyPlan: fc.Arbitrary<RatePlan> = fc.oneof(
  fc.record({
    algorithm: fc.constantFrom(...RATE_ALGORITHMS),
    limit: fc.integer({ min: 1, max: 12 }),
    windowSeconds: fc.integer({ min: 1, max: 7 }),
  }),
  fc.record({
    algorithm: fc.constant('token-bucket' as const),
    limit: fc.integer({ min: 1, max: 12 }),
    windowSeconds: fc.integer({ min: 1, max: 7 }),
    burst: fc.integer({ min: 1, max: 20 }),
  }),
);

export function planOf(algorithm: RatePlan['algorithm'] & string): fc.Arbitrary<RatePlan> {
  return anyPlan.filter((plan) => plan.algorithm === algorithm);
}

/** Milliseconds between requests: bursts, and waits about as long as a window. */
export const arrivals = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 300 }), fc.nat({ max: 9_000 })), {
  minLength: 1,
  maxLength: 120,
});

export const START = Date.UTC(2025, 0, 23, 10, 30);

export interface Arrival {
  readonly at: number;
  readonly verdict: RateVerdict;
  readonly before: RateState | undefined;
  readonly after: RateState;
}

/** Sends requests at these distances. */
export function arrive(plan: RatePlan, gaps: readonly number[], state?: RateState): Arrival[] {
  let at = START;
  let before = state;
  return gaps.map((gap) => {
    at += gap;
    const { verdict, state: after }: RateDecision = takeFromQuota(plan, before, at);
    const arrival = { at, verdict, before, after };
    before = after;
    return arrival;
  });
}

/** Most requests that were granted in any interval of this length. */
export function mostGrantedWithin(granted: readonly number[], lengthMs: number): number {
  const counts = granted.map((from) => granted.filter((at) => at >= from && at < from + lengthMs).length);
  return Math.max(0, ...counts);
}
