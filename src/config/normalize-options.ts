import defaults from '../../fixtures/schemas/config.schema.json?defaults';
import type { DefaultPlan } from '../domain/rate-limit/plan-of-key.ts';
import { type Instant, parseInstant } from '../domain/time/instant.ts';
import type {
  ClockConfig,
  HttpsConfig,
  KeyConfig,
  LimitHeaderDialect,
  PlanConfig,
  SandboxConfig,
} from './sandbox-config.ts';
import type {
  ClockInput,
  DefaultPlanInput,
  HttpsInput,
  InstantInput,
  KeyInput,
  LimitHeadersInput,
  PlanInput,
  SandboxOptions,
} from './sandbox-options.ts';

type Defaulted = Omit<SandboxOptions, 'at' | 'openapi' | 'controlToken'>;
type CompleteOptions = Required<Defaulted> & SandboxOptions & { readonly $schema?: string };

/** What options come to that meet the schema: one form for each, and the schema's defaults where they are left out. */
export function normalizeOptions(options: SandboxOptions): SandboxConfig {
  const { $schema: _, at, ...complete } = { ...defaults.values, ...options } as CompleteOptions;
  return {
    ...complete,
    https: normalizeHttps(complete.https),
    seed: String(complete.seed),
    clock: normalizeClock(complete.clock),
    ...(at !== undefined && { at: toInstant(at) }),
    keys: complete.keys.map(normalizeKey),
    cache: withDefaults('cache', complete.cache),
    actions: withDefaults('actions', complete.actions),
    accounts: withDefaults('accounts', complete.accounts),
    journal: withDefaults('journal', complete.journal),
    plans: normalizePlans(complete.plans),
    defaultPlan: normalizeDefaultPlan(complete.defaultPlan),
    rateLimitHeaders: normalizeLimitHeaders(complete.rateLimitHeaders),
  };
}

function withDefaults<T extends object>(group: string, given: Partial<T>): T {
  return { ...defaults.parts[group], ...given } as T;
}

function normalizeHttps(https: HttpsInput): HttpsConfig {
  return withDefaults<HttpsConfig>('https', typeof https === 'boolean' ? { enabled: https } : https);
}

function normalizeClock(clock: ClockInput): ClockConfig {
  if (typeof clock === 'object') return clock;
  if (clock === 'real' || clock === 'frozen') return { mode: clock };
  return { mode: 'scaled', factor: Number(clock.slice(1)) };
}

function normalizeKey(key: KeyInput): KeyConfig {
  if (typeof key === 'string') return { key };
  const { expiresAt, revokedAt, ...rest } = key;
  return {
    ...rest,
    ...(expiresAt !== undefined && { expiresAt: toInstant(expiresAt) }),
    ...(revokedAt !== undefined && { revokedAt: toInstant(revokedAt) }),
  };
}

/** NaN for a day that the calendar has not, which is found afterwards. */
function toInstant(value: InstantInput): Instant {
  return typeof value === 'number' ? value : (parseInstant(String(value)) ?? Number.NaN);
}

/** The user's own come on top of the built-in ones, or in their place. */
function normalizePlans(plans: Readonly<Record<string, PlanInput>>): Readonly<Record<string, PlanConfig>> {
  const own = Object.entries(plans).map(([name, { rateLimitHeaders, ...plan }]) => {
    const headers = rateLimitHeaders && { rateLimitHeaders: normalizeLimitHeaders(rateLimitHeaders) };
    return [name, { ...plan, ...headers }];
  });
  return { ...(defaults.values.plans as object), ...Object.fromEntries(own) };
}

function normalizeDefaultPlan(plan: DefaultPlanInput): DefaultPlan {
  return typeof plan === 'string' ? { sandbox: plan, live: plan } : plan;
}

function normalizeLimitHeaders(headers: LimitHeadersInput): readonly LimitHeaderDialect[] {
  if (headers === 'none') return [];
  return typeof headers === 'string' ? [headers] : headers;
}
