import type { SandboxConfig } from '../../config/sandbox-config.ts';
import { contextOf, type Exchange } from '../../contract/exchange/exchange.ts';
import { ApiProblem } from '../../domain/failures/problem.ts';
import { planOfKey } from '../../domain/rate-limit/plan-of-key.ts';
import { limitHeaders } from './limit-headers.ts';
import { formatRetryAfter } from './retry-after.ts';

export type LimitRate = (exchange: Exchange) => Promise<void>;

export type RateLimitSettings = Pick<
  SandboxConfig,
  'plans' | 'defaultPlan' | 'rateLimitHeaders' | 'retryAfter'
>;

/**
 * Takes one request from the quota of the key, on the account's clock, and has every answer tell what is left. Nothing
 * is waited for between the look and the take, so requests in parallel never share a place.
 * @throws ApiProblem when the quota is used up.
 */
export function createRateLimiter(settings: RateLimitSettings): LimitRate {
  return async function limitRate(exchange) {
    const { key, account, at, epoch } = contextOf(exchange);
    const inForce = planOfKey(key, settings);
    if (inForce === undefined) return;
    const { plan } = inForce;
    const verdict = await account.takeQuota(key, inForce, at, epoch);
    const dialects = plan.rateLimitHeaders ?? settings.rateLimitHeaders;
    Object.assign(exchange.replyHeaders, limitHeaders(verdict, at, dialects));
    if (verdict.allowed) return;
    const retryAfter = formatRetryAfter(verdict.resetAt, at, settings.retryAfter);
    throw new ApiProblem('rate-limited', { headers: { 'Retry-After': retryAfter } });
  };
}
