import { ApiProblem } from '../domain/problem.ts';
import { type RatePlan, type RateVerdict, takeFromWindow } from '../domain/rate-limit.ts';
import { type Exchange, holderOf } from './exchange.ts';

export type LimitRate = (exchange: Exchange) => void;

/** Takes one request from the quota of the key's plan, on the account's clock. @throws ApiProblem when it is used up. */
export function createRateLimiter(plans: Readonly<Record<string, RatePlan>>): LimitRate {
  return function limitRate(exchange) {
    const { key, account } = holderOf(exchange);
    const plan = key.plan === undefined ? undefined : plans[key.plan];
    if (plan === undefined) return;
    const verdict = takeFromWindow(plan, account.meters.rateWindow(key.key), exchange.at);
    account.meters.setRateWindow(key.key, verdict.window);
    Object.assign(exchange.replyHeaders, limitHeaders(verdict));
    if (!verdict.allowed) {
      throw new ApiProblem('rate-limited', { headers: { 'Retry-After': String(verdict.resetSeconds) } });
    }
  };
}

function limitHeaders({ limit, remaining, resetSeconds }: RateVerdict): Record<string, string> {
  return {
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(remaining),
    'RateLimit-Reset': String(resetSeconds),
  };
}
