import vm from 'node:vm';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/parse-config.ts';
import type { SandboxConfig } from '../../../src/config/sandbox-config.ts';
import type { SandboxOptions } from '../../../src/config/sandbox-options.ts';
import { SHIPPED_WORLDS } from '../../../src/domain/shipped-worlds.ts';
import { loadShippedWorld } from '../../../src/files/world/load-world.ts';
import { refusalOf } from './config-problems.ts';

async function messageOf(options: unknown): Promise<string> {
  const error = await refusalOf(options);
  if (error === undefined) throw new Error('The configuration was accepted.');
  return error.message;
}

describe('parseConfig', () => {
  test('gives every default where nothing is chosen', async () => {
    expect(await parseConfig()).toEqual({
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
      accounts: { max: 10_000, idleAfter: '24h' },
      actions: { immediate: false, completeAfterSeconds: 5, offlineAfterSeconds: 30, keepFinished: 5_000 },
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

  test('takes scenarios by name or path, and rules whose inside is checked later', async () => {
    const rules = [{ name: 'odd', then: { eror: 'X' } }] as unknown as NonNullable<SandboxOptions['rules']>;
    const config = await parseConfig({ scenarios: ['slow-api', './mine.yaml'], rules });
    expect(config.scenarios).toEqual(['slow-api', './mine.yaml']);
    expect(config.rules).toEqual(rules);
    expect(Object.isFrozen(config.rules[0])).toBe(true);
    expect(Object.isFrozen(rules[0])).toBe(false);
  });

  test.each<[unknown, RegExp]>([
    [{ scenarios: 7 }, /"scenarios": 7 is not a text or an object or a list\./],
    [
      { scenarios: [''] },
      /"scenarios\[0\]": "" does not have the right form\. A name or a path, a YAML or JSON text, or an object\.$/,
    ],
    [{ rules: {} }, /"rules": {} is not a list\. Give a list\.$/],
    [{ rules: ['ok'] }, /"rules\[0\]": "ok" is not an object\. Give an object\.$/],
    [{ rules: [{ then: 1n }] }, /"rules\[0\]\.then": a value of type bigint is not JSON\. Give a text/],
  ])('refuses scripts of the wrong shape: %#', async (options, expected) => {
    expect(await messageOf(options)).toMatch(expected);
  });

  test('leaves out an option that is undefined', async () => {
    expect(await parseConfig({ at: undefined, port: undefined })).toEqual(await parseConfig({}));
    expect('at' in (await parseConfig({ at: undefined }))).toBe(false);
  });

  test.each<[SandboxOptions, Partial<SandboxConfig>]>([
    [{ seed: 42 }, { seed: '42' }],
    [{ clock: 'frozen' }, { clock: { mode: 'frozen' } }],
    [{ clock: 'running' }, { clock: { mode: 'real' } }],
    [{ clock: { mode: 'running' } }, { clock: { mode: 'real' } }],
    [{ clock: { mode: 'frozen', at: 0 } }, { clock: { mode: 'frozen' }, at: 0 }],
    [{ clock: { at: '1970-01-01T00:00:01Z' } }, { clock: { mode: 'real' }, at: 1_000 }],
    [
      { clock: { mode: 'frozen', at: 0 }, at: 5 },
      { clock: { mode: 'frozen' }, at: 5 },
    ],
    [{ scenarios: 'slow-api' }, { scenarios: ['slow-api'] }],
    [{ scenarios: { rules: [] } }, { scenarios: [{ rules: [] }] }],
    [{ world: { accounts: [{}] } }, { world: { accounts: [{}] } }],
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
  ])('reads %j', async (options, expected) => {
    expect(await parseConfig(options)).toMatchObject(expected);
  });

  test('is frozen to its depth and shares nothing with what it was read from', async () => {
    const options = { keys: [{ key: 'sk_sandbox_mytests' }], cache: {} };
    const config = await parseConfig(options);
    for (const part of [config, config.cache, config.keys, config.keys[0], config.plans.ratelimited]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
    options.keys.push({ key: 'sk_sandbox_another' });
    expect(config.keys).toHaveLength(1);
  });

  test.each<[unknown, RegExp]>([
    [
      { port: 70000 },
      /at "port": 70000 is above 65535\. Give a whole number from 0 to 65535\. Port to listen on; 0 takes any free one\.$/,
    ],
    [{ port: '4010' }, /"4010" is not a whole number\. Give a whole number from 0 to 65535\. Port to/],
    [{ prot: 1 }, /at "prot": no such property is known here\. Did you mean "port"\?$/],
    [{ 'accept-any-key': true }, /Did you mean "acceptAnyKey"\?$/],
    [{ validate_responses: true }, /Did you mean "validateResponses"\?$/],
    [{ nonsense: 1 }, /Known are host, port,/],
    [{ cache: { enabledd: true } }, /at "cache\.enabledd": no such property .* Did you mean "enabled"\?$/],
    [
      { clock: 'x0' },
      /at "clock": "x0" does not have the right form\. .* real \(or running\), frozen .* x60/,
    ],
    [{ clock: 'frozn' }, /at "clock": "frozn" does not .* Did you mean "frozen"\?$/],
    [{ clock: 'Frozen' }, /at "clock": .* Did you mean "frozen"\?$/],
    [{ clock: { mode: 'frozen', factor: 2 } }, /at "clock\.factor": it means nothing here\. Leave it out\.$/],
    [{ clock: { mode: 'scaled' } }, /at "clock": "factor" is missing\. Add it\./],
    [{ at: '2025-02-30T00:00:00Z' }, /at "at": "2025-02-30T00:00:00Z" is not a day of the calendar\./],
    [{ at: '2025-06-01T18:00:00+02:00' }, /A UTC time from 1970 to 9999, .* example 2025-06-01T18:00:00Z\.$/],
    [{ at: new Date(Number.NaN) }, /at "at": the date is invalid\./],
    [{ seed: Number.NaN }, /at "seed": NaN is not JSON\. Give a text, a number,/],
    [
      { keys: ['abc'] },
      /at "keys\[0\]": "abc" does not have the right form\. A key in the form that the API gives/,
    ],
    [{ keys: 'sk_sandbox_mytests' }, /"keys": "sk_sandbox_m…" is not a list\./],
    [
      { keys: ['sk_sandbox_mytests', { key: 'sk_sandbox_mytests' }] },
      /at "keys\[1\]": the key sk_sandbox_m… is given twice\. Keep one/,
    ],
    [
      { keys: [{ key: 'sk_sandbox_mytests', expiresAt: '2025-02-30T00:00:00Z' }] },
      /"keys\[0\]\.expiresAt": .* is not a day of the calendar\./,
    ],
    [{ keys: [{ key: 'sk_sandbox_mytests', permissions: [] }] }, /permissions": it is empty\./],
    [
      { keys: [{ key: 'sk_sandbox_mytests', plan: 'ratelimted' }] },
      /at "keys\[0\]\.plan": there is no plan "ratelimted"\. Did you mean ratelimited\?$/,
    ],
    [
      { keys: [{ key: 'sk_sandbox_mytests', plan: 'constructor' }] },
      /there is no plan "constructor"\. Define it/,
    ],
    [{ plans: { trial: { limit: 0, windowSeconds: 1 } } }, /plans\.trial\.limit": 0 is below 1/],
    [
      { plans: { '1x': { limit: 1, windowSeconds: 1 } } },
      /"plans\.1x": "1x" does not have the right form\. A plan is called by a letter/,
    ],
    [
      { plans: { trial: { limit: 1, windowSeconds: 1, burst: 2 } } },
      /plans\.trial": .*Only a token bucket has a burst: set algorithm: token-bucket, or take burst out\.$/,
    ],
    [
      { plans: { trial: { algorithm: 'sliding-window', limit: 10_001, windowSeconds: 1 } } },
      /plans\.trial\.limit": 10001 is above 10000\. A sliding window takes at most 10000/,
    ],
    [{ plans: { trial: { algorithm: 'leaky', limit: 1, windowSeconds: 1 } } }, /Use one of fixed-window/],
    [{ defaultPlan: 'gold' }, /"defaultPlan": there is no plan "gold"\. .* or use ratelimited, unlimited\.$/],
    [{ defaultPlan: { live: 'toString' } }, /"defaultPlan\.live": there is no plan "toString"/],
    [{ rateLimitHeaders: [] }, /"rateLimitHeaders": it is empty/],
    [{ rateLimitHeaders: ['none'] }, /"rateLimitHeaders\[0\]": "none" is not known here\. Use one of ietf,/],
    [{ rateLimitHeaders: 'draft-6' }, /Use one of ietf, ietf-draft-6, x-ratelimit, none\.$/],
    [{ retryAfter: 'date' }, /Use one of seconds, http-date\./],
    [{ errors: { 'unkown-device': {} } }, /Did you mean "unknown-device"\?$/],
    [{ errors: { internal: { headers: { 'a b': '' } } } }, /headers\["a b"\]": .* The name of a header/],
    [{ errors: { internal: { headers: { a: 'x\r\ny' } } } }, /The value of a header: one line/],
    [{ rateLimitStatus: 403 }, /Use one of 429, 401\./],
    [{ openapi: '' }, /"openapi": "" does not have the right form\. A text of 1 to 4096 characters\.$/],
    [{ https: { port: 4010 } }, /"https\.port": 4010 is the port of HTTP, too\. Choose another, or 0/],
    [
      { https: { names: ['a b'] } },
      /"https\.names\[0\]": .* A host name, one with a \* .* example amps\.test/,
    ],
    [JSON.parse('{"__proto__": {"port": 1}}'), /__proto__": a property of this name is not taken/],
    [null, /^Failed to read the configuration: null is not an object\. Give an object\.$/],
    [[], /the configuration: \[\] is not an object/],
    ['port', /is not an object/],
  ])('refuses %j in three parts', async (options, expected) => {
    const message = await messageOf(options);
    expect(message).toMatch(/^Failed to read the configuration(: | at ").+\. .+[.?]$/);
    expect(message).toMatch(expected);
  });

  test('tells the path of the option as a list of steps', async () => {
    const error = await refusalOf({ keys: ['sk_sandbox_mytests'], cache: { enabled: 1 } });
    expect(error?.problems).toEqual([
      expect.objectContaining({ path: ['cache', 'enabled'], why: '1 is not true or false.', value: '1' }),
    ]);
  });

  test('tells everything that is wrong at once', async () => {
    expect(await messageOf({ port: -1, prot: 1, cache: { enabled: 'x' } })).toBe(
      [
        'Failed to read the configuration, which has 3 problems:',
        '  - at "prot": no such property is known here. Did you mean "port"?',
        '  - at "port": -1 is below 0. Give a whole number from 0 to 65535. Port to listen on; 0 takes any free one.',
        '  - at "cache.enabled": "x" is not true or false. Give true or false. Off: every read pulls afresh.',
      ].join('\n'),
    );
  });

  test('takes what another realm made, as test runners make it', async () => {
    const options = vm.runInNewContext(
      "({ at: new Date(1748800800000), keys: [{ key: 'sk_sandbox_mytests', expiresAt: new Date(0) }] })",
    );
    expect(await parseConfig(options)).toMatchObject({
      at: 1_748_800_800_000,
      keys: [{ key: 'sk_sandbox_mytests', expiresAt: 0 }],
    });
  });

  test('never shows a token or a key in full', async () => {
    expect(await messageOf({ controlToken: 'short' })).not.toContain('short');
    expect(await messageOf({ keys: ['sk_live_verysecretkey!'] })).not.toContain('verysecretkey');
  });
});

test('The worlds that the options name are those that are shipped', async () => {
  for (const name of SHIPPED_WORLDS) expect(await loadShippedWorld(name)).toMatchObject({ accounts: [{}] });
  expect(await loadShippedWorld('other')).toBeUndefined();
});
