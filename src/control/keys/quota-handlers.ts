import { invalidRequest } from '../../domain/failures/problem.ts';
import type { RatePlan } from '../../domain/rate-limit/plan.ts';
import { type NamedPlan, planOfKey } from '../../domain/rate-limit/plan-of-key.ts';
import { leaveInQuota, peekQuota } from '../../domain/rate-limit/quota.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Principal } from '../../world/principal.ts';
import { ControlProblem } from '../control-problem.ts';
import type { ControlDependencies } from '../dependencies.ts';
import type { ControlHandlers } from '../operations.ts';
import { findPrincipal, type KeyCall } from './find-principal.ts';
import { presentQuota, presentUnlimited } from './present-quota.ts';

type QuotaOperation = 'getQuota' | 'setQuota' | 'refillQuota';

export function createQuotaHandlers({
  accounts,
  config,
  editions: { publishedKeys },
}: ControlDependencies): ControlHandlers<QuotaOperation> {
  const find = (call: KeyCall) => {
    const principal = findPrincipal(call, accounts);
    return { ...principal, inForce: planOfKey(principal.key, config) };
  };
  const answer = async (principal: Principal, inForce: NamedPlan<RatePlan> | undefined) => {
    const at = await principal.account.settle();
    const body =
      inForce === undefined
        ? presentUnlimited(principal, publishedKeys)
        : presentQuota(principal, inForce, at, publishedKeys);
    return { status: 200 as const, body };
  };
  return {
    getQuota: (call) => {
      const { inForce, ...principal } = find(call);
      return answer(principal, inForce);
    },
    setQuota: async (call) => {
      const { inForce, ...principal } = find(call);
      if (inForce === undefined) throw unlimited();
      await leaveRemaining(principal, inForce, call.body.remaining, await principal.account.settle());
      return answer(principal, inForce);
    },
    refillQuota: async (call) => {
      const { inForce, ...principal } = find(call);
      await principal.account.execute({ type: 'quota.set', key: principal.key.key });
      return answer(principal, inForce);
    },
  };
}

async function leaveRemaining(
  { key, account }: Principal,
  { name, plan }: NamedPlan<RatePlan>,
  remaining: number,
  at: Instant,
): Promise<void> {
  await account.execute(() => {
    const before = account.quotaState(key.key, name);
    const { limit } = peekQuota(plan, before, at);
    if (remaining > limit) {
      throw invalidRequest({ path: '/body/remaining', message: `must be at most the limit of ${limit}` });
    }
    const record = { plan: name, state: leaveInQuota(plan, before, remaining, at) };
    return { type: 'quota.set', key: key.key, record };
  }, at);
}

function unlimited(): ControlProblem {
  return new ControlProblem(
    'unlimited-key',
    'Failed to set the quota: the key has no rate limit. Give it a plan first, by PATCH /__sandbox/keys/{key}.',
  );
}
