import type { DocumentInput } from '../domain/documents/document-input.ts';
import type { WorldFile } from '../domain/documents/world-file.ts';
import type { RatePlan } from '../domain/rate-limit/plan.ts';
import type { DefaultPlan } from '../domain/rate-limit/plan-of-key.ts';
import type { OneOrMore, RuleSpec, ScenarioSpec } from '../domain/rules/rule-spec.ts';
import type { ShippedScenario } from '../domain/rules/shipped-scenarios.ts';
import type { ShippedWorld } from '../domain/shipped-worlds.ts';
import type {
  AccountsConfig,
  ActionConfig,
  CacheConfig,
  HttpsConfig,
  JournalConfig,
  KeyConfig,
  LimitHeaderDialect,
  SandboxConfig,
} from './sandbox-config.ts';

/** A moment as a user writes it: an ISO 8601 UTC time, milliseconds since 1970, or (in code) a `Date`. */
export type InstantInput = string | number | Date;

/** A pace: `'real'` or `'running'`, `'frozen'`, `'x60'`; or an object with the pace, and where the clock starts. */
export type ClockInput = ClockPaceInput | ClockObjectInput;

export type ClockPaceInput = 'real' | 'running' | 'frozen' | `x${number}`;

export interface ClockObjectInput {
  /** `'real'` where it is left out. */
  readonly mode?: 'real' | 'running' | 'frozen' | 'scaled';
  /** So many times faster than outside, for the mode `scaled`. */
  readonly factor?: number;
  /** Where the clocks start, as the option `at`; now where left out. */
  readonly at?: InstantInput;
}

/** A world by the name of a shipped one, the path of a file, its YAML or JSON text, or the world itself. */
export type WorldInput = DocumentInput<ShippedWorld, WorldFile>;

/** A scenario in the same forms. */
export type ScenarioInput = DocumentInput<ShippedScenario, ScenarioSpec>;

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
  readonly cors: string | readonly string[];
  readonly https: HttpsInput;
  readonly seed: string | number;
  readonly world: WorldInput;
  readonly scenarios: OneOrMore<ScenarioInput>;
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
