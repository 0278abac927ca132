import type { Instant } from './instant.ts';

/** So many requests in a window of so many seconds; windows lie end to end from the first request on. */
export interface RatePlan {
  readonly limit: number;
  readonly windowSeconds: number;
}

export interface RateWindow {
  readonly startedAt: Instant;
  readonly used: number;
}

export interface RateVerdict {
  readonly allowed: boolean;
  readonly window: RateWindow;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the window is over, at least 1. */
  readonly resetSeconds: number;
}

/** Takes one request from a fixed window. A refused request costs nothing. */
export function takeFromWindow(plan: RatePlan, previous: RateWindow | undefined, at: Instant): RateVerdict {
  const windowMs = plan.windowSeconds * 1_000;
  const isOver = previous === undefined || at >= previous.startedAt + windowMs;
  const current = isOver ? { startedAt: at, used: 0 } : previous;
  const allowed = current.used < plan.limit;
  const window = allowed ? { ...current, used: current.used + 1 } : current;
  return {
    allowed,
    window,
    limit: plan.limit,
    remaining: plan.limit - window.used,
    resetSeconds: Math.max(1, Math.ceil((current.startedAt + windowMs - at) / 1_000)),
  };
}
