import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import schema from '../../../fixtures/schemas/config.schema.json' with { type: 'json' };
import scenarioSchema from '../../../fixtures/schemas/scenario.schema.json' with { type: 'json' };
import { ConfigError, parseConfig } from '../../../src/config/sandbox-config.ts';
import { times } from '../../support/proof.ts';

type Json = Record<string, unknown>;

const matchesSchema = new Ajv2020({ strict: true, strictTypes: false }).compile(schema);

function isParsed(input: unknown): boolean {
  try {
    parseConfig(input);
    return true;
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
}

/** The options that the parser knows at a place, told by its complaint about one that nobody knows. */
function knownOptions(wrap: (input: Json) => Json): string[] {
  try {
    parseConfig(wrap({ zzzzzzzzzzzzzzzzzzzzzzzz: 1 }));
  } catch (error) {
    return /use one of (.+)\.$/.exec((error as Error).message)?.[1]?.split(', ') ?? [];
  }
  return [];
}

function defaultsOf(properties: Json): Json {
  const entries = Object.entries(properties as Record<string, Json>);
  return Object.fromEntries(
    entries.flatMap(([name, property]) => {
      if (!('default' in property)) return [];
      const inner = defaultsOf((property.properties ?? {}) as Json);
      return [[name, Object.keys(inner).length > 0 ? inner : property.default]];
    }),
  );
}

const { $schema: _, ...properties } = schema.properties;

describe('The published schema and the parser', () => {
  test.each<[string, Json, (input: Json) => Json]>([
    ['the configuration', properties, (input) => input],
    ['HTTPS', schema.$defs.https.properties, (https) => ({ https })],
    ['cache', properties.cache.properties, (cache) => ({ cache })],
    ['actions', properties.actions.properties, (actions) => ({ actions })],
    ['journal', properties.journal.properties, (journal) => ({ journal })],
    ['errors', properties.errors.properties, (errors) => ({ errors })],
    ['a key', schema.$defs.keyObject.properties, (key) => ({ keys: [key] })],
    ['a plan', properties.plans.additionalProperties.properties, (plan) => ({ plans: { plan } })],
    ['an error', schema.$defs.problem.properties, (internal) => ({ errors: { internal } })],
  ])('know the same options of %s', (_name, published, wrap) => {
    expect(knownOptions(wrap)).toEqual(Object.keys(published));
  });

  test('have the same defaults', () => {
    expect(parseConfig(defaultsOf(properties))).toEqual(parseConfig({}));
    expect(Object.keys(defaultsOf(properties))).toEqual(Object.keys(parseConfig({})));
    expect(parseConfig({ https: defaultsOf(schema.$defs.https.properties) })).toEqual(
      parseConfig({ https: true }),
    );
  });

  test('describe every option', () => {
    for (const property of Object.values(properties)) expect(property.description).toMatch(/\.$/);
  });

  test('have the rules of the schema of scenarios, word by word', () => {
    const { rules: _rules, ...parts } = scenarioSchema.$defs;
    const text = JSON.stringify(parts).replaceAll('#/$defs/', '#/$defs/scenario.');
    const copies = Object.entries(schema.$defs).filter(([name]) => name.startsWith('scenario.'));
    const named = Object.entries(JSON.parse(text)).map(([name, part]) => [`scenario.${name}`, part]);
    expect(Object.fromEntries(copies)).toEqual(Object.fromEntries(named));
  });

  test.each<[unknown, boolean, boolean]>([
    [[], true, true],
    [[{ name: 'slow', then: { delay: '1s' } }], true, true],
    // What is in a rule the parser leaves to those who know the operations and the error codes.
    [[{ name: 'slow', then: { dealy: '1s' } }], false, true],
    [['ok'], false, false],
    [{}, false, false],
  ])('take the rules %j: %s and %s', (rules, published, parsed) => {
    expect([matchesSchema({ rules }), isParsed({ rules })]).toEqual([published, parsed]);
  });

  test('agree on what may stand at each place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), VALUE, (wrap, value) => {
        const input = wrap(value);
        expect({ input, accepted: isParsed(input) }).toEqual({ input, accepted: matchesSchema(input) });
      }),
      { numRuns: times({ quick: 4_000, full: 20_000 }) },
    );
  });
});

/** Not String(): a drawn object may have a toString that is none. */
function nameFrom(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const PLACES: readonly ((value: unknown) => Json)[] = [
  // Which plans there are to be the default, no schema can say; what is in a rule, the parser does not.
  ...Object.keys(properties)
    .filter((name) => name !== 'defaultPlan' && name !== 'rules')
    .map((name) => (value: unknown) => ({ [name]: value })),
  ...Object.keys(schema.$defs.https.properties).map((name) => (value: unknown) => ({
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
