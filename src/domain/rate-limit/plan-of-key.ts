import type { ApiKey } from '../keys/api-key.ts';
import type { PlanName } from '../names/names.ts';
import type { RatePlan } from './plan.ts';

/** Names no plan: a key that names it has no limit, whatever the default plan is. */
const UNLIMITED = 'unlimited';

/** The plan of keys that name none, by the host they belong to. */
export interface DefaultPlan {
  /** For the keys of the sandbox host. */
  readonly sandbox?: PlanName;
  /** For the keys of the live host. */
  readonly live?: PlanName;
}

export interface PlansInForce<Plan extends RatePlan> {
  readonly plans: Readonly<Record<string, Plan>>;
  readonly defaultPlan: DefaultPlan;
}

export interface NamedPlan<Plan extends RatePlan> {
  readonly name: string;
  readonly plan: Plan;
}

/** The plan that a key is limited by; undefined where it is not limited. */
export function planOfKey<Plan extends RatePlan>(
  { plan: ownPlan, environment }: Pick<ApiKey, 'plan' | 'environment'>,
  { plans, defaultPlan }: PlansInForce<Plan>,
): NamedPlan<Plan> | undefined {
  const name = ownPlan ?? defaultPlan[environment];
  const plan = name !== undefined && Object.hasOwn(plans, name) ? plans[name] : undefined;
  return name === undefined || plan === undefined ? undefined : { name, plan };
}

/** Every name that a key may give for its plan. */
export function planNames({ plans }: Pick<PlansInForce<RatePlan>, 'plans'>): readonly string[] {
  return [...new Set([...Object.keys(plans), UNLIMITED])];
}
