import type { Instant } from '../time/instant.ts';
import type { RatePlan } from './plan.ts';

/** What a plan comes to in the words of the limit headers: at most `limit` at once, all of it back after a window. */
export interface RatePolicy {
  readonly limit: number;
  readonly windowSeconds: number;
}

/** How one algorithm counts. Every function is pure; a state is plain data. */
export interface RateModel<State> {
  policyOf(plan: RatePlan): RatePolicy;
  /** The state at an instant, before anything is taken from it; whole where there was none. */
  stateAt(plan: RatePlan, state: State | undefined, at: Instant): State;
  /** Whole requests that are left. */
  remainingIn(plan: RatePlan, state: State): number;
  /** The state with one request less; to be called only where one is left. */
  take(plan: RatePlan, state: State, at: Instant): State;
  /** When one request more is left than now; asked only where some are used. */
  growsAt(plan: RatePlan, state: State): Instant;
  /** When everything is left again, if nothing is taken before; asked only where some are used. */
  fullAt(plan: RatePlan, state: State): Instant;
  /** The state in which so many requests are left at an instant. */
  leave(plan: RatePlan, state: State, remaining: number, at: Instant): State;
}
