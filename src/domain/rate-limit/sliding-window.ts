import { type Instant, SECOND_MS } from '../time/instant.ts';
import type { RateModel } from './model.ts';
import type { RatePlan } from './plan.ts';

/** Requests of one instant. */
export interface Takes {
  readonly at: Instant;
  readonly count: number;
}

export interface SlidingWindowState {
  readonly algorithm: 'sliding-window';
  /** Every request of the window, oldest first. */
  readonly takes: readonly Takes[];
}

/** No interval as long as a window grants more than the limit: each request is free again one window after it. */
export const slidingWindow: RateModel<SlidingWindowState> = {
  policyOf: ({ limit, windowSeconds }) => ({ limit, windowSeconds }),
  stateAt: (plan, state, at) => {
    const { takes } = state ?? WHOLE;
    const first = takes.findIndex((take) => freeAt(plan, take) > at);
    if (first < 0) return WHOLE;
    return first === 0 && state !== undefined ? state : { ...WHOLE, takes: takes.slice(first) };
  },
  remainingIn: ({ limit }, { takes }) => Math.max(0, limit - countOf(takes)),
  take: (_plan, { takes }, at) => {
    const last = takes.at(-1);
    return last === undefined || at > last.at
      ? { ...WHOLE, takes: [...takes, { at, count: 1 }] }
      : { ...WHOLE, takes: [...takes.slice(0, -1), { at: last.at, count: last.count + 1 }] };
  },
  growsAt: (plan, { takes }) => {
    // A smaller limit than the one these were granted by leaves some beyond it, and their end frees nothing.
    let beyond = Math.max(0, countOf(takes) - plan.limit);
    for (const take of takes) {
      if (take.count > beyond) return freeAt(plan, take);
      beyond -= take.count;
    }
    throw nothingTaken();
  },
  fullAt: (plan, { takes }) => {
    const last = takes.at(-1);
    if (last === undefined) throw nothingTaken();
    return freeAt(plan, last);
  },
  leave: ({ limit }, _state, remaining, at) =>
    remaining === limit ? WHOLE : { ...WHOLE, takes: [{ at, count: limit - remaining }] },
};

const WHOLE: SlidingWindowState = { algorithm: 'sliding-window', takes: [] };

function freeAt({ windowSeconds }: RatePlan, { at }: Takes): Instant {
  return at + windowSeconds * SECOND_MS;
}

function countOf(takes: readonly Takes[]): number {
  return takes.reduce((sum, { count }) => sum + count, 0);
}

function nothingTaken(): Error {
  return new RangeError('Failed to tell when the window frees a request: none was taken from it.');
}
