import defaults from '../../fixtures/schemas/config.schema.json?defaults';
import type { DefaultPlan } from '../domain/rate-limit/plan-of-key.ts';
import { type ClockPace, parsePace, REAL_PACE, scaledPace } from '../domain/time/clock-pace.ts';
import type { Instant } from '../domain/time/instant.ts';
import { readInstantInput } from '../domain/time/instant-input.ts';
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

type Defaulted = Omit<SandboxOptions, 'at' | 'cors' | 'openapi' | 'controlToken'>;
type CompleteOptions = Required<Defaulted> & SandboxOptions & { readonly $schema?: string };

/** What options come to that meet the schema: one form for each, and the schema's defaults where they are left out. */
export function normalizeOptions(options: SandboxOptions): SandboxConfig {
  const { $schema: _, at: __, cors, ...complete } = { ...defaults.values, ...options } as CompleteOptions;
  const at = startGiven(options);
  return {
    ...complete,
    https: normalizeHttps(complete.https),
    seed: String(complete.seed),
    clock: normalizeClock(complete.clock),
    ...(at !== undefined && { at: toInstant(at) }),
    ...(cors !== undefined && { cors: [cors].flat() }),
    keys: complete.keys.map(normalizeKey),
    scenarios: listOf(complete.scenarios),
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
  const { mode, factor } = paceOf(clock);
  return mode === 'scaled' ? { mode, factor } : { mode };
}

function paceOf(clock: ClockInput): ClockPace {
  if (typeof clock === 'string') return parsePace(clock) ?? REAL_PACE;
  const { mode = 'real', factor = 1 } = clock;
  return mode === 'scaled' ? scaledPace(factor) : (parsePace(mode) ?? REAL_PACE);
}

/** Where the clocks start: as the option says, else the clock itself. */
export function startGiven({ at, clock }: SandboxOptions): InstantInput | undefined {
  return at ?? (typeof clock === 'object' ? clock.at : undefined);
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

function normalizeKey(key: KeyInput): KeyConfig {
  if (typeof key === 'string') return { key };
  const { createdAt, expiresAt, revokedAt, ...rest } = key;
  return {
    ...rest,
    ...(createdAt !== undefined && { createdAt: toInstant(createdAt) }),
    ...(expiresAt !== undefined && { expiresAt: toInstant(expiresAt) }),
    ...(revokedAt !== undefined && { revokedAt: toInstant(revokedAt) }),
  };
}

/** NaN for a day that the calendar has not, which is found afterwards. */
function toInstant(value: InstantInput): Instant {
  return readInstantInput(value) ?? Number.NaN;
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
