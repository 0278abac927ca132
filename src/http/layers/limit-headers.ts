import type { LimitHeaderDialect } from '../../config/sandbox-config.ts';
import type { Quota } from '../../domain/rate-limit/quota.ts';
import { type Instant, SECOND_MS } from '../../domain/time/instant.ts';
import { secondsUntil } from './retry-after.ts';

type Headers = Record<string, string>;

/** The limit headers in these dialects, side by side. */
export function limitHeaders(
  quota: Quota,
  at: Instant,
  dialects: readonly LimitHeaderDialect[],
): Readonly<Headers> {
  return Object.assign({}, ...dialects.map((dialect) => WRITERS[dialect](quota, at)));
}

const WRITERS: Readonly<Record<LimitHeaderDialect, (quota: Quota, at: Instant) => Headers>> = {
  ietf: ({ limit, windowSeconds, remaining, resetAt }, at) => ({
    'RateLimit-Policy': `"default";q=${limit};w=${windowSeconds}`,
    RateLimit: `"default";r=${remaining};t=${secondsUntil(resetAt, at)}`,
  }),
  'ietf-draft-6': ({ limit, remaining, resetAt }, at) => ({
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(remaining),
    'RateLimit-Reset': String(secondsUntil(resetAt, at)),
  }),
  'x-ratelimit': ({ limit, remaining, resetAt }) => ({
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(Math.ceil(resetAt / SECOND_MS)),
  }),
};
