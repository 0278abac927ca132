import { invalidRequest } from '../../../domain/problem.ts';
import type { RatePlan } from '../../../domain/rate-limit/plan.ts';
import { type NamedPlan, planOfKey } from '../../../domain/rate-limit/plan-of-key.ts';
import { leaveInQuota, peekQuota } from '../../../domain/rate-limit/quota.ts';
import type { KeyHolder } from '../../../world/accounts.ts';
import { ControlProblem } from '../control-problem.ts';
import type { ControlDependencies } from '../dependencies.ts';
import type { ControlHandlers } from '../operations.ts';
import { findHolder, type KeyCall } from './find-holder.ts';
import { presentQuota, presentUnlimited } from './present-quota.ts';

type QuotaOperation = 'getQuota' | 'setQuota' | 'refillQuota';

export function createQuotaHandlers({
  accounts,
  config,
}: ControlDependencies): ControlHandlers<QuotaOperation> {
  const find = (call: KeyCall) => {
    const holder = findHolder(call, accounts);
    return { ...holder, inForce: planOfKey(holder.key, config) };
  };
  const answer = (holder: KeyHolder, inForce: NamedPlan<RatePlan> | undefined) => {
    const body = inForce === undefined ? presentUnlimited(holder) : presentQuota(holder, inForce);
    return { status: 200 as const, body };
  };
  return {
    getQuota: (call) => {
      const { inForce, ...holder } = find(call);
      return answer(holder, inForce);
    },
    setQuota: (call) => {
      const { inForce, ...holder } = find(call);
      if (inForce === undefined) throw unlimited();
      leaveRemaining(holder, inForce, call.body.remaining);
      return answer(holder, inForce);
    },
    refillQuota: (call) => {
      const { inForce, ...holder } = find(call);
      holder.account.meters.refillQuota(holder.key.key);
      return answer(holder, inForce);
    },
  };
}

function leaveRemaining(
  { key, account }: KeyHolder,
  { name, plan }: NamedPlan<RatePlan>,
  remaining: number,
): void {
  const { meters } = account;
  const now = account.clock.now();
  const before = meters.quotaState(key.key, name);
  const { limit } = peekQuota(plan, before, now);
  if (remaining > limit) {
    throw invalidRequest({ path: '/body/remaining', message: `must be at most the limit of ${limit}` });
  }
  meters.setQuota(key.key, { plan: name, state: leaveInQuota(plan, before, remaining, now) });
}

function unlimited(): ControlProblem {
  return new ControlProblem(
    'unlimited-key',
    'Failed to set the quota: the key has no rate limit. Give it a plan first, by PATCH /__sandbox/keys/{key}.',
  );
}
