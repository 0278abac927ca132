import type { RatePlan } from '../../domain/rate-limit/plan.ts';
import type { NamedPlan } from '../../domain/rate-limit/plan-of-key.ts';
import { peekQuota } from '../../domain/rate-limit/quota.ts';
import { formatInstant, type Instant, MAX_INSTANT } from '../../domain/time/instant.ts';
import type { Principal } from '../../world/principal.ts';
import type { Schemas } from '../operations.ts';
import { showKey } from './present-key.ts';

/** What is left of the key's plan at an instant. */
export function presentQuota(
  { key, account }: Principal,
  { name, plan }: NamedPlan<RatePlan>,
  at: Instant,
  publishedKeys: ReadonlySet<string>,
): Schemas['Quota'] {
  const state = account.quotaState(key.key, name);
  const { limit, windowSeconds, remaining, resetAt, fullAt } = peekQuota(plan, state, at);
  return {
    key: showKey(key, publishedKeys),
    account: account.id,
    isLimited: true,
    plan: name,
    algorithm: plan.algorithm ?? 'fixed-window',
    limit,
    windowSeconds,
    remaining,
    resetAt: formatWithin(resetAt),
    fullAt: formatWithin(fullAt),
  };
}

export function presentUnlimited(
  { key, account }: Principal,
  publishedKeys: ReadonlySet<string>,
): Schemas['Quota'] {
  return { key: showKey(key, publishedKeys), account: account.id, isLimited: false };
}

/** A large bucket that fills slowly is full after the last year that the API writes. */
function formatWithin(at: Instant): string {
  return formatInstant(Math.min(at, MAX_INSTANT));
}
