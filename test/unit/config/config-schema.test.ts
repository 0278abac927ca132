import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import schema from '../../../fixtures/schemas/config.schema.json' with { type: 'json' };
import explain from '../../../fixtures/schemas/config.schema.json?explainer';
import isValid from '../../../fixtures/schemas/config.schema.json?verdict';
import { parseConfig } from '../../../src/config/parse-config.ts';
import type {
  ActionConfig,
  CacheConfig,
  HttpsConfig,
  JournalConfig,
  KeyConfig,
  PlanConfig,
  ProblemOverride,
} from '../../../src/config/sandbox-config.ts';
import type { SandboxOptions } from '../../../src/config/sandbox-options.ts';
import { PROBLEM_KINDS } from '../../../src/domain/failures/problem.ts';
import { PERMISSIONS } from '../../../src/domain/keys/api-key.ts';
import { MAX_SLIDING_LIMIT, RATE_ALGORITHMS } from '../../../src/domain/rate-limit/plan.ts';
import { explainSchemaErrors } from '../../../src/domain/validation/explain-schema-error.ts';
import { times } from '../../support/proof.ts';
import { refusalOf } from './config-problems.ts';

type Json = Record<string, unknown>;

const matchesSchema = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
  schema,
);
const { $schema: _, ...properties } = schema.properties;

type Same<A, B> = [A, B] extends [B, A] ? true : never;

const { https, cache, actions, journal, plans } = properties;
const { key, problem } = schema.$defs;

/** Does not compile where the types that code is written against name other options than the schema. */
const SAME_NAMES: readonly true[] = [
  true satisfies Same<keyof typeof properties, keyof SandboxOptions>,
  true satisfies Same<keyof typeof https.properties, keyof HttpsConfig>,
  true satisfies Same<keyof typeof cache.properties, keyof CacheConfig>,
  true satisfies Same<keyof typeof actions.properties, keyof ActionConfig>,
  true satisfies Same<keyof typeof journal.properties, keyof JournalConfig>,
  true satisfies Same<keyof typeof plans.additionalProperties.properties, keyof PlanConfig>,
  true satisfies Same<keyof typeof key.properties, keyof KeyConfig>,
  true satisfies Same<keyof typeof problem.properties, keyof ProblemOverride>,
];

describe('The published schema of the configuration', () => {
  test('has the options that the types have', () => {
    expect(SAME_NAMES).not.toContain(false);
  });

  test('describes every property', () => {
    expect(undescribed(schema, '#')).toEqual([]);
  });

  test('has examples that it takes, and defaults that come to the configuration of no options', async () => {
    for (const [name, { examples = [] }] of Object.entries<{ examples?: unknown[] }>(
      properties as Json as Record<string, { examples?: unknown[] }>,
    ))
      for (const example of examples) expect(matchesSchema({ [name]: example }), name).toBe(true);
    const defaults = Object.entries<object>(properties).flatMap(([name, property]) =>
      'default' in property ? [[name, property.default]] : [],
    );
    expect(await parseConfig(Object.fromEntries(defaults))).toEqual(await parseConfig());
  });

  test('names the kinds, plans and permissions that there are', () => {
    const plan = plans.additionalProperties;
    expect(Object.keys(properties.errors.properties)).toEqual(PROBLEM_KINDS);
    expect(key.properties.permissions.items.enum).toEqual(PERMISSIONS);
    expect(plan.properties.algorithm.enum).toEqual(RATE_ALGORITHMS);
    expect(plan.allOf[1]?.then.properties.limit?.maximum).toBe(MAX_SLIDING_LIMIT);
  });

  test('knows nothing of what the keys of an edition look like', async () => {
    expect(await refusalOf({ keys: ['amps_key_of_another_form'] })).toBeUndefined();
  });
});

describe('What is made of it when the program is built', () => {
  test.each<[unknown, boolean, boolean]>([
    [[], true, true],
    [[{ name: 'slow', then: { delay: '1s' } }], true, true],
    // What is in a rule is left to the schema of scenarios.
    [[{ name: 'slow', then: { dealy: '1s' } }], false, true],
    [['ok'], false, false],
    [{}, false, false],
  ])('takes the rules %j: %s by the schema, %s here', (rules, published, prepared) => {
    expect([matchesSchema({ rules }), isValid({ rules })]).toEqual([published, prepared]);
  });

  test('finds the same values good, and has words for all others', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), VALUE, (wrap, value) => {
        const input = wrap(value);
        const isGood = matchesSchema(input);
        expect({ input, isGood: isValid(input) }).toEqual({ input, isGood });
        expect(explain(input)).toBe(isGood);
        const problems = explainSchemaErrors(explain.errors ?? []);
        expect(problems.length > 0).toBe(!isGood);
        for (const { why, advice } of problems) expect(`${why} ${advice}`).toMatch(/^.+\. .+[.?]$/s);
      }),
      { numRuns: times({ quick: 4_000, full: 20_000 }) },
    );
  });
});

function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, part]) => {
    if (name === 'examples' || name === 'default' || name === 'if' || name === 'then' || name === 'else')
      return [];
    if (name !== 'properties') return undescribed(part, `${path}/${name}`);
    return Object.entries(part as Record<string, object>).flatMap(([property, own]) => [
      ...('description' in own || '$ref' in own ? [] : [`${path}/properties/${property}`]),
      ...undescribed(own, `${path}/properties/${property}`),
    ]);
  });
}

/** Not String(): a drawn object may have a toString that is none. */
function nameFrom(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const PLACES: readonly ((value: unknown) => Json)[] = [
  // What is in a rule is left to the schema of scenarios.
  ...Object.keys(properties)
    .filter((name) => name !== 'rules')
    .map((name) => (value: unknown) => ({ [name]: value })),
  ...Object.keys(properties.https.properties).map((name) => (value: unknown) => ({
    https: { [name]: value },
  })),
  (value) => ({ https: { names: [value] } }),
  ...Object.keys(properties.cache.properties).map((name) => (value: unknown) => ({
    cache: { [name]: value },
  })),
  ...Object.keys(properties.actions.properties).map((name) => (value: unknown) => ({
    actions: { [name]: value },
  })),
  ...Object.keys(properties.journal.properties).map((name) => (value: unknown) => ({
    journal: { [name]: value },
  })),
  ...Object.keys(schema.$defs.problem.properties).map((name) => (value: unknown) => ({
    errors: { 'rate-limited': { [name]: value } },
  })),
  ...['name', 'permissions', 'expiresAt', 'revokedAt'].map((name) => (value: unknown) => ({
    keys: [{ key: 'sk_sandbox_mytests', [name]: value }],
  })),
  (value) => ({ keys: [value] }),
  (value) => ({ keys: [{ key: value }] }),
  (value) => ({ scenarios: [value] }),
  (value) => ({ clock: { mode: value } }),
  (value) => ({ clock: { mode: 'scaled', factor: value } }),
  (value) => ({ plans: { trial: value } }),
  (value) => ({ plans: { trial: { limit: value, windowSeconds: 1 } } }),
  (value) => ({ plans: { trial: { limit: 1, windowSeconds: value } } }),
  (value) => ({ plans: { trial: { limit: value, windowSeconds: 1, algorithm: 'sliding-window' } } }),
  (value) => ({ plans: { trial: { limit: 1, windowSeconds: 1, algorithm: value } } }),
  (value) => ({ plans: { trial: { limit: 1, windowSeconds: 1, algorithm: value, burst: 1 } } }),
  (value) => ({ plans: { trial: { limit: 1, windowSeconds: 1, algorithm: 'token-bucket', burst: value } } }),
  (value) => ({ plans: { trial: { limit: 1, windowSeconds: 1, rateLimitHeaders: value } } }),
  (value) => ({ plans: { [nameFrom(value)]: { limit: 1, windowSeconds: 1 } } }),
  (value) => ({ errors: { internal: { headers: { [nameFrom(value)]: 'x' } } } }),
  (value) => ({ errors: { internal: { headers: { 'x-hint': value } } } }),
  (value) => ({ unknown: value }),
];

/** Values at the edges of what some option takes, and any JSON. */
const VALUE = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      0, 1, -1, 0.5, 0.001, 0.0001, 59, 60, 399, 400, 401, 429, 499.5, 599, 600, 65_535, 65_536, 86_400,
      86_401,
    ],
    ...[
      10_000,
      10_001,
      1_023,
      1_024,
      1_073_741_824,
      1_073_741_825,
      1_000_000,
      1_000_001,
      999_999.999,
      253_402_300_799_999,
      253_402_300_800_000,
      1e308,
      true,
      false,
      null,
    ],
    ...['', 'x', 'x60', 'x0', 'x00.0', 'x0.001', 'x1000000', 'real', 'frozen', 'scaled', 'sandbox', 'live'],
    ...['pretty', 'json', 'silent', 'default', 'a\0b', 'a b', 'ö', 'x'.repeat(65), 'x'.repeat(4097)],
    ...['fixed-window', 'sliding-window', 'token-bucket', 'ietf', 'ietf-draft-6', 'x-ratelimit', 'none'],
    ...['seconds', 'http-date', ['ietf'], ['ietf', 'x-ratelimit'], ['ietf', 'ietf'], ['none']],
    ...['2025-06-01T18:00:00Z', '2025-06-01T18:00Z', '1969-12-31T23:59:59Z', '2025-13-01T00:00:00Z'],
    ...['2025-06-01T24:00:00Z', '2025-06-01T23:60:00Z', '2025-06-01', '10000-01-01T00:00:00Z'],
    ...[
      'sk_sandbox_mytests',
      'sk_live_123456',
      'sk_live_12345',
      'sk_test_123456',
      `sk_live_${'x'.repeat(65)}`,
    ],
    ...[
      '12345678',
      '1234567',
      '1234567 ',
      'x-hint',
      'a\nb',
      'a\tb',
      '4010',
      '::1',
      '0.0.0.0',
      'fe80::1%eth0',
      '*.amps.test',
      '*',
      'a.*.test',
      'amps.test.',
      `${'x'.repeat(64)}.test`,
    ],
    ...[[], {}, ['read'], ['read', 'write'], ['read', 'read'], ['admin'], ['sk_sandbox_mytests']],
    ...[{ mode: 'real' }, { mode: 'real', factor: 1 }, { limit: 1 }, { limit: 1, windowSeconds: 1 }],
    ...[{ key: 'sk_sandbox_mytests' }, { enabled: true }, { internal: {} }, { 'x-hint': 'y' }],
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
