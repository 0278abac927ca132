import { type Instant, SECOND_MS } from '../time/instant.ts';
import type { RateModel } from './model.ts';
import type { RatePlan } from './plan.ts';

export interface FixedWindowState {
  readonly algorithm: 'fixed-window';
  readonly startedAt: Instant;
  readonly used: number;
}

/** Windows lie end to end from the first request on; none grants more than the limit. */
export const fixedWindow: RateModel<FixedWindowState> = {
  policyOf: ({ limit, windowSeconds }) => ({ limit, windowSeconds }),
  stateAt: (plan, state, at) =>
    state === undefined || at >= endOf(plan, state)
      ? { algorithm: 'fixed-window', startedAt: at, used: 0 }
      : state,
  remainingIn: ({ limit }, { used }) => Math.max(0, limit - used),
  take: (_plan, state) => ({ ...state, used: state.used + 1 }),
  growsAt: endOf,
  fullAt: endOf,
  leave: ({ limit }, state, remaining) => ({ ...state, used: limit - remaining }),
};

function endOf({ windowSeconds }: RatePlan, { startedAt }: FixedWindowState): Instant {
  return startedAt + windowSeconds * SECOND_MS;
}
