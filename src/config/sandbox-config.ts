import type { Environment } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import { type DefaultPlan, planNames } from '../domain/rate-limit/plan-of-key.ts';
import type { RuleSpec } from '../domain/rules/rule-spec.ts';
import { type ClockConfig, type ClockInput, clock } from './clock.ts';
import { closedObject, listOf } from './collections.ts';
import { type ConfigPath, type NameOf, pathWithin } from './config-path.ts';
import { checkPorts, type HttpsConfig, type HttpsInput, httpsConfig } from './https.ts';
import { type InstantInput, instant } from './instant.ts';
import { type JournalConfig, journalConfig } from './journal.ts';
import { checkPlans, type KeyConfig, type KeyInput, keys } from './keys.ts';
import {
  type LimitHeaderDialect,
  type LimitHeadersInput,
  limitHeaders,
  RETRY_AFTER_FORMS,
  type RetryAfterForm,
} from './limit-headers.ts';
import {
  checkDefaultPlan,
  type DefaultPlanInput,
  defaultPlan,
  type PlanInput,
  type RatePlans,
  ratePlans,
} from './plans.ts';
import { type ProblemOverrides, problemOverrides } from './problem-overrides.ts';
import { rawRules } from './raw-rules.ts';
import {
  boolean,
  numberBetween,
  oneOf,
  optional,
  orEmpty,
  type Reader,
  someText,
  text,
  wholeNumber,
  withDefault,
} from './readers.ts';

export type { ClockConfig } from './clock.ts';
export { ConfigError } from './config-error.ts';
export type { HttpsConfig } from './https.ts';
export type { JournalConfig } from './journal.ts';
export type { KeyConfig } from './keys.ts';
export type { ProblemOverride, ProblemOverrides } from './problem-overrides.ts';

/** Worlds that come with the package; any other name is the path of a world file. */
export const BUILT_IN_WORLDS = ['default', 'empty', 'large'] as const;

export const LOG_FORMATS = ['pretty', 'json', 'silent'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

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

/** Everything that can be chosen at the start; one immutable value. */
export interface SandboxConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Beside HTTP, on a port of its own. */
  readonly https: HttpsConfig;
  /** One of the built-in worlds, or the path of a world file. */
  readonly world: string;
  readonly seed: string;
  readonly clock: ClockConfig;
  /** Where the clocks start; now where undefined. */
  readonly at?: Instant;
  /** As which of the vendor's hosts to treat a request to any other host name. */
  readonly environment: Environment;
  readonly keys: readonly KeyConfig[];
  /** A well-formed sandbox key that is unknown opens an account of its own. */
  readonly acceptAnyKey: boolean;
  /** Path of a newer document of the vendor. */
  readonly openapi?: string;
  readonly validateResponses: boolean;
  readonly log: LogFormat;
  readonly controlToken?: string;
  readonly cache: CacheConfig;
  readonly actions: ActionConfig;
  readonly journal: JournalConfig;
  readonly plans: RatePlans;
  /** The plan of keys that name none; without one they have no limit. */
  readonly defaultPlan: DefaultPlan;
  readonly rateLimitStatus: 429 | 401;
  /** How answers tell of the limit; in no way where empty. */
  readonly rateLimitHeaders: readonly LimitHeaderDialect[];
  readonly retryAfter: RetryAfterForm;
  readonly errors: ProblemOverrides;
  /** Shipped scenarios by name, others by the path of their file. Rules of later ones are asked first. */
  readonly scenarios: readonly string[];
  /** Rules in the language of scenarios, asked before those of all scenarios; what is in them is checked at the start. */
  readonly rules: readonly unknown[];
}

/** What a user may give: any part of the configuration, in the forms that are easy to write. */
export type SandboxOptions = Partial<
  Omit<
    SandboxConfig,
    | 'https'
    | 'seed'
    | 'clock'
    | 'at'
    | 'keys'
    | 'cache'
    | 'actions'
    | 'journal'
    | 'plans'
    | 'defaultPlan'
    | 'rateLimitHeaders'
    | 'rules'
  > & {
    readonly https: HttpsInput;
    readonly seed: string | number;
    readonly clock: ClockInput;
    readonly at: InstantInput;
    readonly keys: readonly KeyInput[];
    readonly cache: Partial<CacheConfig>;
    readonly actions: Partial<ActionConfig>;
    readonly journal: Partial<JournalConfig>;
    readonly plans: Readonly<Record<string, PlanInput>>;
    readonly defaultPlan: DefaultPlanInput;
    readonly rateLimitHeaders: LimitHeadersInput;
    readonly rules: readonly RuleSpec[];
  }
>;

const seconds = (fallback: number): Reader<number> =>
  withDefault(fallback, numberBetween({ min: 0, max: 86_400, example: fallback }));

const ttlSeconds = (fallback: number): Reader<number> =>
  withDefault(fallback, wholeNumber({ min: 1, max: 86_400, example: fallback }));

const readCache = closedObject<CacheConfig>({
  enabled: withDefault(true, boolean()),
  normalTtlSeconds: ttlSeconds(900),
  expediteTtlSeconds: ttlSeconds(60),
});

const readActions = closedObject<ActionConfig>({
  immediate: withDefault(false, boolean()),
  completeAfterSeconds: seconds(5),
  offlineAfterSeconds: seconds(30),
  keepFinished: withDefault(5_000, wholeNumber({ min: 1, max: 1_000_000, example: 5_000 })),
});

const readSeed: Reader<string> = (value, path) =>
  someText('amps')(Number.isFinite(value) ? String(value) : value, path);

const readConfig = closedObject<SandboxConfig>({
  host: withDefault(
    '127.0.0.1',
    text({ pattern: /^[A-Za-z0-9.:%_-]{1,255}$/, expected: 'a host name or IP address', example: '0.0.0.0' }),
  ),
  port: withDefault(4010, wholeNumber({ min: 0, max: 65_535, example: 4010 })),
  https: httpsConfig(),
  world: withDefault('default', someText(BUILT_IN_WORLDS[0])),
  seed: withDefault('amps', readSeed),
  clock: withDefault<ClockConfig>({ mode: 'real' }, clock()),
  at: optional(instant()),
  environment: withDefault('sandbox', oneOf(['sandbox', 'live'])),
  keys: withDefault([], keys()),
  acceptAnyKey: withDefault(false, boolean()),
  openapi: optional(someText('./openapi.yaml')),
  validateResponses: withDefault(false, boolean()),
  log: withDefault('pretty', oneOf(LOG_FORMATS)),
  controlToken: optional(
    text({
      pattern: /^[\x21-\x7e]{8,256}$/,
      expected: '8 to 256 characters without blanks',
      example: 'a-long-random-word',
      secret: true,
    }),
  ),
  cache: orEmpty(readCache),
  actions: orEmpty(readActions),
  journal: orEmpty(journalConfig()),
  plans: orEmpty(ratePlans()),
  defaultPlan: orEmpty(defaultPlan()),
  rateLimitStatus: withDefault(429, oneOf([429, 401])),
  rateLimitHeaders: withDefault<readonly LimitHeaderDialect[]>(['ietf-draft-6'], limitHeaders()),
  retryAfter: withDefault('seconds', oneOf(RETRY_AFTER_FORMS)),
  errors: orEmpty(problemOverrides()),
  scenarios: withDefault<readonly string[]>([], listOf(someText('rate-limited-burst'))),
  rules: withDefault<readonly unknown[]>([], rawRules()),
});

/**
 * Checks what the user gave, fills in the defaults and freezes the result.
 * `nameOf` calls an option by the name it has where the user wrote it.
 * @throws ConfigError
 */
export function parseConfig(input: unknown = {}, nameOf: NameOf = (path) => path): SandboxConfig {
  const root: ConfigPath = { text: '', nameOf };
  const config = readConfig(input, root);
  checkPorts(config, pathWithin(pathWithin(root, 'https'), 'port'));
  const plans = planNames(config);
  checkPlans(config.keys, plans, pathWithin(root, 'keys'));
  checkDefaultPlan(config.defaultPlan, plans, pathWithin(root, 'defaultPlan'));
  return deepFreeze(config);
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  return Object.freeze(value);
}
