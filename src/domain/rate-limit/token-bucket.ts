import { type Instant, SECOND_MS } from '../time/instant.ts';
import type { RateModel } from './model.ts';
import type { RatePlan } from './plan.ts';

export interface TokenBucketState {
  readonly algorithm: 'token-bucket';
  /**
   * What the bucket holds, in parts of a token: a token has as many as the window has milliseconds, and each
   * millisecond brings as many as the plan's limit. So every level is a whole number and no instant is rounded.
   */
  readonly levelParts: number;
  readonly at: Instant;
}

/** No interval grants more than the bucket holds and what flows in meanwhile. */
export const tokenBucket: RateModel<TokenBucketState> = {
  policyOf: (plan) => {
    const limit = capacityOf(plan);
    return { limit, windowSeconds: Math.ceil((limit * plan.windowSeconds) / plan.limit) };
  },
  stateAt: (plan, state, at) => {
    const full = capacityOf(plan) * partsOf(plan);
    if (state === undefined) return { algorithm: 'token-bucket', levelParts: full, at };
    const inflow = Math.max(0, at - state.at) * plan.limit;
    return { ...state, levelParts: Math.min(full, state.levelParts + inflow), at: Math.max(at, state.at) };
  },
  remainingIn: (plan, { levelParts }) => Math.floor(levelParts / partsOf(plan)),
  take: (plan, state) => ({ ...state, levelParts: state.levelParts - partsOf(plan) }),
  growsAt: (plan, state) => reachedAt(plan, state, tokensOf(plan, state) + 1),
  fullAt: (plan, state) => reachedAt(plan, state, capacityOf(plan)),
  leave: (plan, state, remaining) => ({ ...state, levelParts: remaining * partsOf(plan) }),
};

function capacityOf({ limit, burst = limit }: RatePlan): number {
  return burst;
}

function partsOf({ windowSeconds }: RatePlan): number {
  return windowSeconds * SECOND_MS;
}

function tokensOf(plan: RatePlan, { levelParts }: TokenBucketState): number {
  return Math.floor(levelParts / partsOf(plan));
}

function reachedAt(plan: RatePlan, { levelParts, at }: TokenBucketState, tokens: number): Instant {
  return at + Math.ceil((tokens * partsOf(plan) - levelParts) / plan.limit);
}
