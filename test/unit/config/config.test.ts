import { describe, expect, test } from 'vitest';
import {
  BUILT_IN_WORLDS,
  ConfigError,
  parseConfig,
  type SandboxOptions,
} from '../../../src/config/sandbox-config.ts';
import { SHIPPED_WORLDS } from '../../../src/files/world/load-world.ts';

function messageOf(options: unknown, nameOf?: (path: string) => string): string {
  try {
    parseConfig(options, nameOf);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('The configuration was accepted.');
}

describe('parseConfig', () => {
  test('gives every default where nothing is chosen', () => {
    expect(parseConfig()).toEqual({
      host: '127.0.0.1',
      port: 4010,
      https: { enabled: false, port: 4443, names: [] },
      world: 'default',
      seed: 'amps',
      clock: { mode: 'real' },
      environment: 'sandbox',
      keys: [],
      acceptAnyKey: false,
      validateResponses: false,
      log: 'pretty',
      cache: { enabled: true, normalTtlSeconds: 900, expediteTtlSeconds: 60 },
      actions: { immediate: false, completeAfterSeconds: 5, offlineAfterSeconds: 30 },
      journal: { maxEntries: 1_000, maxBytes: 16_777_216 },
      plans: { ratelimited: { limit: 5, windowSeconds: 60 } },
      defaultPlan: {},
      rateLimitStatus: 429,
      rateLimitHeaders: ['ietf-draft-6'],
      retryAfter: 'seconds',
      errors: {},
      scenarios: [],
      rules: [],
    });
  });

  test('takes scenarios by name or path, and rules whose inside is checked later', () => {
    const rules = [{ name: 'odd', then: { eror: 'X' } }] as unknown as NonNullable<SandboxOptions['rules']>;
    const config = parseConfig({ scenarios: ['slow-api', './mine.yaml'], rules });
    expect(config.scenarios).toEqual(['slow-api', './mine.yaml']);
    expect(config.rules).toEqual(rules);
    expect(Object.isFrozen(config.rules[0])).toBe(true);
    expect(Object.isFrozen(rules[0])).toBe(false);
  });

  test.each<[unknown, RegExp]>([
    [{ scenarios: 'slow-api' }, /scenarios is "slow-api", but must be a list/],
    [{ scenarios: [''] }, /scenarios\[0\] is "", but must be a text/],
    [{ rules: {} }, /rules is .+, but must be a list/],
    [{ rules: ['ok'] }, /rules\[0\] is "ok", but must be a rule\. Write for example/],
    [{ rules: [{ then: 1n }] }, /rules holds what is not plain JSON/],
  ])('refuses scripts of the wrong shape: %#', (options, expected) => {
    expect(messageOf(options)).toMatch(expected);
  });

  test('leaves out an option that is undefined', () => {
    expect(parseConfig({ at: undefined, port: undefined })).toEqual(parseConfig({}));
    expect('at' in parseConfig({ at: undefined })).toBe(false);
  });

  test.each<[SandboxOptions, Partial<ReturnType<typeof parseConfig>>]>([
    [{ seed: 42 }, { seed: '42' }],
    [{ clock: 'frozen' }, { clock: { mode: 'frozen' } }],
    [{ clock: 'x60' }, { clock: { mode: 'scaled', factor: 60 } }],
    [{ clock: 'x0.5' }, { clock: { mode: 'scaled', factor: 0.5 } }],
    [{ clock: { mode: 'scaled', factor: 10 } }, { clock: { mode: 'scaled', factor: 10 } }],
    [{ at: '2025-06-01T18:00:00Z' }, { at: Date.UTC(2025, 5, 1, 18) }],
    [{ at: 1_748_800_800_000 }, { at: 1_748_800_800_000 }],
    [{ at: new Date(1_748_800_800_000) }, { at: 1_748_800_800_000 }],
    [{ keys: ['sk_sandbox_mytests'] }, { keys: [{ key: 'sk_sandbox_mytests' }] }],
    [
      { keys: [{ key: 'sk_live_mytests', permissions: ['read'], expiresAt: '2030-01-01T00:00:00Z' }] },
      { keys: [{ key: 'sk_live_mytests', permissions: ['read'], expiresAt: Date.UTC(2030, 0) }] },
    ],
    [
      { cache: { enabled: false } },
      { cache: { enabled: false, normalTtlSeconds: 900, expediteTtlSeconds: 60 } },
    ],
    [
      { plans: { trial: { limit: 9, windowSeconds: 1 } } },
      { plans: { ratelimited: { limit: 5, windowSeconds: 60 }, trial: { limit: 9, windowSeconds: 1 } } },
    ],
    [
      { plans: { ratelimited: { limit: 1, windowSeconds: 1 } } },
      { plans: { ratelimited: { limit: 1, windowSeconds: 1 } } },
    ],
    [
      { plans: { trial: { algorithm: 'token-bucket', limit: 60, windowSeconds: 60, burst: 10 } } },
      {
        plans: {
          ratelimited: { limit: 5, windowSeconds: 60 },
          trial: { algorithm: 'token-bucket', limit: 60, windowSeconds: 60, burst: 10 },
        },
      },
    ],
    [
      { plans: { trial: { limit: 1, windowSeconds: 1, rateLimitHeaders: 'none' } } },
      {
        plans: {
          ratelimited: { limit: 5, windowSeconds: 60 },
          trial: { limit: 1, windowSeconds: 1, rateLimitHeaders: [] },
        },
      },
    ],
    [{ defaultPlan: 'ratelimited' }, { defaultPlan: { sandbox: 'ratelimited', live: 'ratelimited' } }],
    [{ defaultPlan: { live: 'ratelimited' } }, { defaultPlan: { live: 'ratelimited' } }],
    [{ defaultPlan: 'unlimited' }, { defaultPlan: { sandbox: 'unlimited', live: 'unlimited' } }],
    [
      { keys: [{ key: 'sk_sandbox_mytests', plan: 'unlimited' }] },
      { keys: [{ key: 'sk_sandbox_mytests', plan: 'unlimited' }] },
    ],
    [{ rateLimitHeaders: 'ietf' }, { rateLimitHeaders: ['ietf'] }],
    [{ rateLimitHeaders: 'none' }, { rateLimitHeaders: [] }],
    [{ rateLimitHeaders: ['x-ratelimit', 'ietf'] }, { rateLimitHeaders: ['x-ratelimit', 'ietf'] }],
    [{ retryAfter: 'http-date' }, { retryAfter: 'http-date' }],
    [
      { errors: { 'unknown-device': { status: 410, headers: { 'x-hint': 'gone' } } } },
      { errors: { 'unknown-device': { status: 410, headers: { 'x-hint': 'gone' } } } },
    ],
  ])('reads %j', (options, expected) => {
    expect(parseConfig(options)).toMatchObject(expected);
  });

  test('is frozen to its depth and shares nothing with what it was read from', () => {
    const options = { keys: [{ key: 'sk_sandbox_mytests' }], cache: {} };
    const config = parseConfig(options);
    for (const part of [config, config.cache, config.keys, config.keys[0], config.plans.ratelimited]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
    options.keys.push({ key: 'sk_sandbox_another' });
    expect(config.keys).toHaveLength(1);
  });

  test.each<[unknown, RegExp]>([
    [
      { port: 70000 },
      /port is 70000, but must be a whole number from 0 to 65535\. Write for example 4010\.$/,
    ],
    [{ port: '4010' }, /port is "4010", but must be a whole number/],
    [{ prot: 1 }, /prot is not a known option\. Did you mean port\?$/],
    [{ 'accept-any-key': true }, /Did you mean acceptAnyKey\?$/],
    [{ validate_responses: true }, /Did you mean validateResponses\?$/],
    [{ nonsense: 1 }, /Take it out, or use one of host, port,/],
    [{ cache: { enabledd: true } }, /cache\.enabledd is not a known option\. Did you mean enabled\?$/],
    [
      { clock: 'x0' },
      /clock is "x0", but must be real, frozen, or x and a factor\. Write for example x60\.$/,
    ],
    [{ clock: { mode: 'frozen', factor: 2 } }, /clock\.factor is not a known option/],
    [{ clock: { mode: 'scaled' } }, /clock\.factor is undefined, but must be a number/],
    [{ at: '2025-02-30T00:00:00Z' }, /at is "2025-02-30T00:00:00Z", but must be a UTC time from 1970/],
    [{ at: '2025-06-01T18:00:00+02:00' }, /must be a UTC time/],
    [{ at: new Date(Number.NaN) }, /must be a UTC time/],
    [{ seed: Number.NaN }, /seed is NaN, but must be a text/],
    [{ keys: ['abc'] }, /keys\[0\] is "abc", but must be sk_sandbox_ or sk_live_/],
    [{ keys: 'sk_sandbox_mytests' }, /keys is .* but must be a list/],
    [{ keys: ['sk_sandbox_mytests', { key: 'sk_sandbox_mytests' }] }, /keys\[1\] repeats the key/],
    [{ keys: [{ key: 'sk_sandbox_mytests', permissions: [] }] }, /permissions is \[\], but must name one/],
    [{ keys: [{ key: 'sk_sandbox_mytests', plan: 'gold' }] }, /keys\[0\]\.plan names the plan "gold", which/],
    [{ keys: [{ key: 'sk_sandbox_mytests', plan: 'constructor' }] }, /which does not exist/],
    [{ plans: { trial: { limit: 0, windowSeconds: 1 } } }, /plans\.trial\.limit is 0/],
    [
      { plans: { trial: { limit: 1, windowSeconds: 1, burst: 2 } } },
      /plans\.trial\.burst is of use to a token bucket only\. Take it out, or set algorithm: token-bucket\.$/,
    ],
    [
      { plans: { trial: { algorithm: 'sliding-window', limit: 10_001, windowSeconds: 1 } } },
      /plans\.trial\.limit is 10001, but a sliding window takes at most 10000/,
    ],
    [{ plans: { trial: { algorithm: 'leaky', limit: 1, windowSeconds: 1 } } }, /must be one of fixed-window/],
    [
      { defaultPlan: 'gold' },
      /defaultPlan\.sandbox names the plan "gold", which does not exist\. .* or use ratelimited, unlimited\.$/,
    ],
    [{ defaultPlan: { live: 'toString' } }, /defaultPlan\.live names the plan "toString"/],
    [{ rateLimitHeaders: [] }, /rateLimitHeaders is \[\], but must name one or more, each once/],
    [{ rateLimitHeaders: ['none'] }, /rateLimitHeaders\[0\] is "none", but must be one of ietf,/],
    [{ rateLimitHeaders: 'draft-6' }, /must be one of ietf, ietf-draft-6, x-ratelimit, none/],
    [{ retryAfter: 'date' }, /must be one of seconds, http-date/],
    [{ errors: { 'unkown-device': {} } }, /Did you mean unknown-device\?$/],
    [{ errors: { internal: { headers: { 'a b': '' } } } }, /must be a header name/],
    [{ errors: { internal: { headers: { a: 'x\r\ny' } } } }, /must be a header value/],
    [{ rateLimitStatus: 403 }, /must be one of 429, 401/],
    [{ openapi: '' }, /openapi is "", but must be a text/],
    [JSON.parse('{"__proto__": {"port": 1}}'), /__proto__ is not a known option/],
    [null, /the configuration is null, but must be an object of options/],
    [[], /the configuration is \[\], but must be an object/],
    ['port', /must be an object/],
  ])('refuses %j in three parts', (options, expected) => {
    const message = messageOf(options);
    expect(message).toMatch(/^Failed to read the configuration: .+\. .+[.?]$/);
    expect(message).toMatch(expected);
  });

  test('names the option as its origin calls it, and in the error as it is', () => {
    expect(messageOf({ port: -1 }, () => '--port')).toContain('configuration: --port is -1');
    expect(() => parseConfig({ cache: { enabled: 1 } })).toThrow(
      expect.objectContaining({ option: 'cache.enabled' }),
    );
  });

  test('never shows a token or a key in full', () => {
    expect(messageOf({ controlToken: 'short' })).not.toContain('short');
    expect(messageOf({ keys: ['sk_live_verysecretkey!'] })).not.toContain('verysecretkey');
  });
});

test('The worlds that the options name are those that are shipped', () => {
  expect(BUILT_IN_WORLDS).toEqual(SHIPPED_WORLDS);
});
