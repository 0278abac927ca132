import type { Instant } from '../time/instant.ts';
import { type FixedWindowState, fixedWindow } from './fixed-window.ts';
import type { RateModel, RatePolicy } from './model.ts';
import type { RateAlgorithm, RatePlan } from './plan.ts';
import { type SlidingWindowState, slidingWindow } from './sliding-window.ts';
import { type TokenBucketState, tokenBucket } from './token-bucket.ts';

export type RateState = FixedWindowState | SlidingWindowState | TokenBucketState;

/** What is left of a plan at an instant. */
export interface Quota extends RatePolicy {
  readonly remaining: number;
  /** When one request more is left; the instant itself where nothing is used. Never before a refused request may pass. */
  readonly resetAt: Instant;
  /** When everything is left again; the instant itself where nothing is used. */
  readonly fullAt: Instant;
}

export interface RateVerdict extends Quota {
  readonly allowed: boolean;
}

export interface RateDecision {
  readonly verdict: RateVerdict;
  readonly state: RateState;
}

const MODELS: {
  readonly [A in RateAlgorithm]: RateModel<Extract<RateState, { readonly algorithm: A }>>;
} = { 'fixed-window': fixedWindow, 'sliding-window': slidingWindow, 'token-bucket': tokenBucket };

/** Takes one request where one is left. A refused request costs nothing. */
export function takeFromQuota(plan: RatePlan, previous: RateState | undefined, at: Instant): RateDecision {
  const model = modelOf(plan);
  const before = stateAt(plan, previous, at);
  const allowed = model.remainingIn(plan, before) > 0;
  const state = allowed ? model.take(plan, before, at) : before;
  return { verdict: { allowed, ...describe(plan, state, at) }, state };
}

/** What is left, nothing being taken. */
export function peekQuota(plan: RatePlan, state: RateState | undefined, at: Instant): Quota {
  return describe(plan, stateAt(plan, state, at), at);
}

/** The state in which so many requests are left, from none to the plan's limit. */
export function leaveInQuota(
  plan: RatePlan,
  previous: RateState | undefined,
  remaining: number,
  at: Instant,
): RateState {
  return modelOf(plan).leave(plan, stateAt(plan, previous, at), remaining, at);
}

function modelOf({ algorithm = 'fixed-window' }: RatePlan): RateModel<RateState> {
  return MODELS[algorithm];
}

/** What another algorithm counted means nothing to this one. */
function stateAt(plan: RatePlan, previous: RateState | undefined, at: Instant): RateState {
  const isOwn = previous?.algorithm === (plan.algorithm ?? 'fixed-window');
  return modelOf(plan).stateAt(plan, isOwn ? previous : undefined, at);
}

function describe(plan: RatePlan, state: RateState, at: Instant): Quota {
  const model = modelOf(plan);
  const policy = model.policyOf(plan);
  const remaining = model.remainingIn(plan, state);
  const isWhole = remaining >= policy.limit;
  const resetAt = isWhole ? at : model.growsAt(plan, state);
  const fullAt = isWhole ? at : model.fullAt(plan, state);
  return { ...policy, remaining, resetAt, fullAt };
}
