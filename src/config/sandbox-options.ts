import type { RatePlan } from '../domain/rate-limit/plan.ts';
import type { DefaultPlan } from '../domain/rate-limit/plan-of-key.ts';
import type { RuleSpec } from '../domain/rules/rule-spec.ts';
import type {
  AccountsConfig,
  ActionConfig,
  CacheConfig,
  ClockConfig,
  HttpsConfig,
  JournalConfig,
  KeyConfig,
  LimitHeaderDialect,
  SandboxConfig,
} from './sandbox-config.ts';

/** A moment as a user writes it: an ISO 8601 UTC time, milliseconds since 1970, or (in code) a `Date`. */
export type InstantInput = string | number | Date;

export type ClockInput = 'real' | 'frozen' | `x${number}` | ClockConfig;

/** On or off, or what to change of it, which turns it on. */
export type HttpsInput = boolean | Partial<HttpsConfig>;

/** A key as a user writes it: the bare key, or the key with what it may do and until when. */
export type KeyInput =
  | string
  | (Omit<KeyConfig, 'expiresAt' | 'revokedAt'> & {
      readonly expiresAt?: InstantInput;
      readonly revokedAt?: InstantInput;
    });

export type LimitHeadersInput = LimitHeaderDialect | 'none' | readonly LimitHeaderDialect[];

export type PlanInput = RatePlan & { readonly rateLimitHeaders?: LimitHeadersInput };

/** One plan for all keys that name none, or one for those of each host. */
export type DefaultPlanInput = string | DefaultPlan;

/** The options that have forms which are easier to write than what they come to. */
interface ShortForms {
  readonly https: HttpsInput;
  readonly seed: string | number;
  readonly clock: ClockInput;
  readonly at: InstantInput;
  readonly keys: readonly KeyInput[];
  readonly cache: Partial<CacheConfig>;
  readonly actions: Partial<ActionConfig>;
  readonly accounts: Partial<AccountsConfig>;
  readonly journal: Partial<JournalConfig>;
  readonly plans: Readonly<Record<string, PlanInput>>;
  readonly defaultPlan: DefaultPlanInput;
  readonly rateLimitHeaders: LimitHeadersInput;
  readonly rules: readonly RuleSpec[];
}

/** What a user may give: any part of the configuration, in the forms that are easy to write. */
export type SandboxOptions = Partial<Omit<SandboxConfig, keyof ShortForms> & ShortForms>;
