import type { Environment } from '../domain/entities.ts';
import type { ProblemKind } from '../domain/failures/problem.ts';
import type { HeaderFields } from '../domain/headers/header-fields.ts';
import type { KeySpec } from '../domain/keys/edition-keys.ts';
import type { KnownErrorCode } from '../domain/names/known-names.gen.ts';
import type { TextOr } from '../domain/names/names.ts';
import type { RatePlan } from '../domain/rate-limit/plan.ts';
import type { DefaultPlan } from '../domain/rate-limit/plan-of-key.ts';
import type { Instant } from '../domain/time/instant.ts';

/** How time passes on the clock: as it does outside, so many times faster, or only when told to. */
export type ClockConfig =
  | { readonly mode: 'real' }
  | { readonly mode: 'scaled'; readonly factor: number }
  | { readonly mode: 'frozen' };

export interface HttpsConfig {
  /**
   * Off: what else stands here waits for --https.
   * @defaultValue `true`
   */
  readonly enabled: boolean;
  /** Port of HTTPS; 0 takes any free one. */
  readonly port: number;
  /** More host names and IP addresses for the certificate; the first label may be a *. */
  readonly names: readonly string[];
  /**
   * Folder in which the CA is kept as ca.pem and ca-key.pem, or given; relative to the configuration file that names
   * it. Left out, it is this user's data folder, or memory where that cannot be written.
   */
  readonly caFolder?: string;
}

/** A key that the configuration adds to the first account. */
export interface KeyConfig extends Omit<KeySpec, 'createdAt' | 'expiresAt' | 'revokedAt'> {
  readonly createdAt?: Instant;
  readonly expiresAt?: Instant;
  readonly revokedAt?: Instant;
}

export interface CacheConfig {
  /**
   * Off: every read pulls afresh.
   * @defaultValue `true`
   */
  readonly enabled: boolean;
  /**
   * How long a reading stands.
   * @defaultValue `900`
   */
  readonly normalTtlSeconds: number;
  /**
   * How long a reading stands for a request with expedite=true.
   * @defaultValue `60`
   */
  readonly expediteTtlSeconds: number;
}

export interface ActionConfig {
  /**
   * Actions complete without any delay.
   * @defaultValue `false`
   */
  readonly immediate: boolean;
  /**
   * From the acknowledgement to the completion.
   * @defaultValue `5`
   */
  readonly completeAfterSeconds: number;
  /**
   * From the acknowledgement to the failure where the device is offline.
   * @defaultValue `30`
   */
  readonly offlineAfterSeconds: number;
  /**
   * How many actions that have ended an account keeps; those that ended first give way.
   * @defaultValue `5000`
   */
  readonly keepFinished: number;
}

export interface AccountsConfig {
  /**
   * Most accounts at once, from 1 to 1000000, those of the world included. Where a new one is opened, the least
   * recently used idle one is closed.
   * @defaultValue `10000`
   */
  readonly max: number;
  /**
   * An account that no request has used for so long is closed: a duration of real time such as 30m, 24h or 7d, or
   * never.
   * @defaultValue `"24h"`
   */
  readonly idleAfter: string;
}

export interface JournalConfig {
  /**
   * Requests of an account that are kept; 0 keeps none.
   * @defaultValue `1000`
   */
  readonly maxEntries: number;
  /**
   * What they may take together, for each account.
   * @defaultValue `16777216`
   */
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
  /** Status of the answer. */
  readonly status?: number;
  /** The error code in its body. */
  readonly code?: TextOr<KnownErrorCode>;
  /** The message in its body. */
  readonly message?: string;
  /** Headers of it; one that it has already is replaced, whatever the case of its name. */
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
