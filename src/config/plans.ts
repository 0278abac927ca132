import { MAX_SLIDING_LIMIT, RATE_ALGORITHMS, type RatePlan } from '../domain/rate-limit/plan.ts';
import { type DefaultPlan, UNLIMITED } from '../domain/rate-limit/plan-of-key.ts';
import { closedObject, recordOf } from './collections.ts';
import { refuse, showValue } from './config-error.ts';
import { type ConfigPath, pathWithin } from './config-path.ts';
import { type LimitHeaderDialect, type LimitHeadersInput, limitHeaders } from './limit-headers.ts';
import { oneOf, optional, type Reader, someText, text, wholeNumber } from './readers.ts';

/** A plan of the configuration: what it grants, and how it tells of it where not as all plans do. */
export interface PlanConfig extends RatePlan {
  readonly rateLimitHeaders?: readonly LimitHeaderDialect[];
}

export type PlanInput = RatePlan & { readonly rateLimitHeaders?: LimitHeadersInput };

export type RatePlans = Readonly<Record<string, PlanConfig>>;

/** One plan for all keys that name none, or one for those of each host. */
export type DefaultPlanInput = string | DefaultPlan;

/** Plans that exist without being defined; the user's own of the same name stands in their place. */
export const BUILT_IN_PLANS: RatePlans = { ratelimited: { limit: 5, windowSeconds: 60 } };

const readPlanName = text({
  pattern: /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
  expected: 'called by a letter and up to 63 letters, digits, - or _',
  example: 'trial',
});

const readFields = closedObject<PlanConfig>({
  algorithm: optional(oneOf(RATE_ALGORITHMS)),
  limit: wholeNumber({ min: 1, max: 1_000_000, example: 100 }),
  windowSeconds: wholeNumber({ min: 1, max: 86_400, example: 60 }),
  burst: optional(wholeNumber({ min: 1, max: 1_000_000, example: 20 })),
  rateLimitHeaders: optional(limitHeaders()),
});

const readPlan: Reader<PlanConfig> = (value, path) => {
  const plan = readFields(value, path);
  if (plan.burst !== undefined && plan.algorithm !== 'token-bucket') {
    throw refuse(
      pathWithin(path, 'burst'),
      'is of use to a token bucket only',
      'Take it out, or set algorithm: token-bucket.',
    );
  }
  if (plan.algorithm === 'sliding-window' && plan.limit > MAX_SLIDING_LIMIT) {
    throw refuse(
      pathWithin(path, 'limit'),
      `is ${plan.limit}, but a sliding window takes at most ${MAX_SLIDING_LIMIT}`,
      'Write less, or choose another algorithm.',
    );
  }
  return plan;
};

export function ratePlans(): Reader<RatePlans> {
  const read = recordOf(readPlanName, readPlan);
  return (value, path) => ({ ...BUILT_IN_PLANS, ...read(value, path) });
}

const readByHost = closedObject<DefaultPlan>({
  sandbox: optional(someText('trial')),
  live: optional(someText('trial')),
});

export function defaultPlan(): Reader<DefaultPlan> {
  const readName = someText('trial');
  return (value, path) => {
    if (typeof value !== 'string') return readByHost(value, path);
    const name = readName(value, path);
    return { sandbox: name, live: name };
  };
}

/** @throws ConfigError where the default plan is none of the plans. */
export function checkDefaultPlan(byHost: DefaultPlan, known: readonly string[], path: ConfigPath): void {
  for (const [host, name] of Object.entries(byHost)) {
    if (!known.includes(name)) throw unknownPlan(name, known, pathWithin(path, host));
  }
}

export function unknownPlan(name: string, known: readonly string[], path: ConfigPath): Error {
  const others = known.filter((plan) => plan !== UNLIMITED);
  return refuse(
    path,
    `names the plan ${showValue(name)}, which does not exist`,
    `Define it under plans, or use ${[...others, UNLIMITED].join(', ')}.`,
  );
}
