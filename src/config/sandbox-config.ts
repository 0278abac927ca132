import type { Environment } from '../domain/entities.ts';
import type { ProblemKind } from '../domain/failures/problem.ts';
import type { HeaderFields } from '../domain/headers/header-fields.ts';
import type { Permission } from '../domain/keys/api-key.ts';
import type { RatePlan } from '../domain/rate-limit/plan.ts';
import type { DefaultPlan } from '../domain/rate-limit/plan-of-key.ts';
import type { Instant } from '../domain/time/instant.ts';

/** How time passes on the clock: as it does outside, so many times faster, or only when told to. */
export type ClockConfig =
  | { readonly mode: 'real' }
  | { readonly mode: 'scaled'; readonly factor: number }
  | { readonly mode: 'frozen' };

export interface HttpsConfig {
  readonly enabled: boolean;
  /** 0 takes any free port. */
  readonly port: number;
  /** More names for the certificate, beside those that it always has. */
  readonly names: readonly string[];
  /** Where the CA is kept, or given. */
  readonly caFolder?: string;
}

/** A key that the configuration adds to the first account. */
export interface KeyConfig {
  readonly key: string;
  readonly name?: string;
  readonly permissions?: readonly Permission[];
  /** Name of one of the rate-limit plans, or `unlimited`; the default plan where it is left out. */
  readonly plan?: string;
  readonly expiresAt?: Instant;
  readonly revokedAt?: Instant;
}

export interface CacheConfig {
  readonly enabled: boolean;
  readonly normalTtlSeconds: number;
  readonly expediteTtlSeconds: number;
}

export interface ActionConfig {
  /** Actions complete without any delay. */
  readonly immediate: boolean;
  readonly completeAfterSeconds: number;
  /** When an action of a device that is offline fails. */
  readonly offlineAfterSeconds: number;
  /** How many actions that have ended an account keeps; the oldest of them give way. */
  readonly keepFinished: number;
}

export interface AccountsConfig {
  /** Most accounts at once; the least recently used idle one gives way to a new one. */
  readonly max: number;
  /** A duration such as `24h`, or `never`. */
  readonly idleAfter: string;
}

export interface JournalConfig {
  /** Requests of an account that are kept; 0 keeps none. */
  readonly maxEntries: number;
  /** What they may take together, for each account. */
  readonly maxBytes: number;
}

/**
 * How an answer tells of the limit: `ietf` is RateLimit and RateLimit-Policy of draft-ietf-httpapi-ratelimit-headers-11,
 * `ietf-draft-6` the older RateLimit-Limit, -Remaining and -Reset in seconds left, `x-ratelimit` the same names after
 * X- with the reset in seconds since 1970.
 */
export type LimitHeaderDialect = 'ietf' | 'ietf-draft-6' | 'x-ratelimit';

export type RetryAfterForm = 'seconds' | 'http-date';

/** A plan of the configuration: what it grants, and how it tells of it where not as all plans do. */
export interface PlanConfig extends RatePlan {
  readonly rateLimitHeaders?: readonly LimitHeaderDialect[];
}

export type RatePlans = Readonly<Record<string, PlanConfig>>;

/** What a user who knows the real service better puts in the place of our answer to one kind of problem. */
export interface ProblemOverride {
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: HeaderFields;
}

export type ProblemOverrides = Readonly<Partial<Record<ProblemKind, ProblemOverride>>>;

export type LogFormat = 'pretty' | 'json' | 'silent';

/** Everything that can be chosen at the start; one immutable value. `config.schema.json` says what each option means. */
export interface SandboxConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Beside HTTP, on a port of its own. */
  readonly https: HttpsConfig;
  /** A world of the package by its name, the path of a world file, its YAML or JSON text, or the world itself. */
  readonly world: string | object;
  readonly seed: string;
  readonly clock: ClockConfig;
  /** Where the clocks start; now where undefined. */
  readonly at?: Instant;
  /** As which of the vendor's hosts to treat a request to any other host name. */
  readonly environment: Environment;
  readonly keys: readonly KeyConfig[];
  /** A well-formed sandbox key that is unknown opens an account of its own. */
  readonly acceptAnyKey: boolean;
  /** Origins of web pages that may call the API, `*` for any; none where it is left out. */
  readonly cors?: readonly string[];
  /** Path of a newer document of the vendor. */
  readonly openapi?: string;
  readonly validateResponses: boolean;
  readonly log: LogFormat;
  readonly controlToken?: string;
  readonly cache: CacheConfig;
  readonly actions: ActionConfig;
  /** Of those that are opened at run time. */
  readonly accounts: AccountsConfig;
  readonly journal: JournalConfig;
  readonly plans: RatePlans;
  /** The plan of keys that name none; without one they have no limit. */
  readonly defaultPlan: DefaultPlan;
  readonly rateLimitStatus: 429 | 401;
  /** How answers tell of the limit; in no way where empty. */
  readonly rateLimitHeaders: readonly LimitHeaderDialect[];
  readonly retryAfter: RetryAfterForm;
  readonly errors: ProblemOverrides;
  /** Each in the forms that a world may have. Rules of later ones are asked first. */
  readonly scenarios: readonly (string | object)[];
  /** Rules in the language of scenarios, asked before those of all scenarios; what is in them is checked at the start. */
  readonly rules: readonly unknown[];
}
