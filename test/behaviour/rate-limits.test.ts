import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../src/config/sandbox-options.ts';
import { createDocumentValidator } from '../support/document-validator.ts';
import { type Answer, describeTargets, FROZEN, type RunningTarget } from '../targets/index.ts';

const START_SECONDS = Date.UTC(2025, 0, 23, 10, 30) / 1_000;

/** Three requests in ten seconds, by each algorithm, and when the first of them is there again. */
const ALGORITHMS = [
  { algorithm: 'fixed-window', retryMs: 10_000 },
  { algorithm: 'sliding-window', retryMs: 10_000 },
  { algorithm: 'token-bucket', retryMs: 3_334 },
] as const;

const IETF = (remaining: number, seconds: number) => ({
  'ratelimit-policy': '"default";q=3;w=10',
  ratelimit: `"default";r=${remaining};t=${seconds}`,
});
const DRAFT_6 = (remaining: number, seconds: number) => ({
  'ratelimit-limit': '3',
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(seconds),
});
const X_RATELIMIT = (remaining: number, seconds: number) => ({
  'x-ratelimit-limit': '3',
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(START_SECONDS + seconds),
});
const DIALECTS = [
  { name: 'ietf', rateLimitHeaders: 'ietf', expected: IETF },
  { name: 'ietf-draft-6', rateLimitHeaders: 'ietf-draft-6', expected: DRAFT_6 },
  { name: 'x-ratelimit', rateLimitHeaders: 'x-ratelimit', expected: X_RATELIMIT },
  { name: 'none', rateLimitHeaders: 'none', expected: () => ({}) },
  {
    name: 'all',
    rateLimitHeaders: ['x-ratelimit', 'ietf', 'ietf-draft-6'],
    expected: (remaining: number, seconds: number) => ({
      ...IETF(remaining, seconds),
      ...DRAFT_6(remaining, seconds),
      ...X_RATELIMIT(remaining, seconds),
    }),
  },
] as const;

const CASES = ALGORITHMS.flatMap((algorithm) =>
  DIALECTS.map((dialect, i) => ({
    ...algorithm,
    ...dialect,
    plan: `${algorithm.algorithm}-${dialect.name}`,
    key: `sk_sandbox_${algorithm.algorithm.replace('-', '_')}_${i}`,
  })),
);

const EVERY_CASE: SandboxOptions = {
  ...FROZEN,
  plans: Object.fromEntries(
    CASES.map(({ plan, algorithm, rateLimitHeaders }) => [
      plan,
      { algorithm, limit: 3, windowSeconds: 10, rateLimitHeaders },
    ]),
  ),
  keys: CASES.map(({ key, plan }) => ({ key, plan })),
};

function limitHeadersOf({ headers }: Answer): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.includes('ratelimit')));
}

const validator = createDocumentValidator();

async function read(sandbox: RunningTarget, key: string): Promise<Answer> {
  const answer = await sandbox.ask('GET', '/battery', { key });
  if (answer.status !== 401)
    expect(validator.validate(validator.find('GET', '/battery'), answer)).toEqual([]);
  return answer;
}

async function advance(sandbox: RunningTarget, by: number): Promise<void> {
  if (by > 0) await sandbox.ask('POST', '/__sandbox/clock/advance', { body: { by } });
}

async function exhaust(sandbox: RunningTarget, key: string): Promise<Answer> {
  for (let i = 0; i < 3; i++) expect((await read(sandbox, key)).status).toBe(200);
  return await read(sandbox, key);
}

describeTargets('A rate limit', (target) => {
  let sandbox: RunningTarget;
  beforeAll(async () => {
    sandbox = await target.open(EVERY_CASE);
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox[Symbol.asyncDispose]());

  describe.each(CASES)('by $algorithm, told as $name', ({ key, retryMs, expected }) => {
    const seconds = Math.ceil(retryMs / 1_000);

    it('is told with every answer, and when to come again with a refusal alone', async () => {
      for (const remaining of [2, 1, 0]) {
        const granted = await read(sandbox, key);
        expect([granted.status, limitHeadersOf(granted)]).toEqual([200, expected(remaining, seconds)]);
        expect(granted.headers).not.toHaveProperty('retry-after');
      }
      const refused = await read(sandbox, key);
      expect([refused.status, limitHeadersOf(refused)]).toEqual([429, expected(0, seconds)]);
      expect(refused.headers['retry-after']).toBe(String(seconds));
      expect(refused.body.error).toEqual({ code: 'RATE_LIMIT_EXCEEDED', message: 'Rate limit exceeded' });
    });

    it('lets a request pass after Retry-After, and none a second before', async () => {
      const retryAfter = Number((await exhaust(sandbox, key)).headers['retry-after']);
      await advance(sandbox, (retryAfter - 1) * 1_000);
      expect((await read(sandbox, key)).status).toBe(429);
      await advance(sandbox, 1_000);
      expect((await read(sandbox, key)).status).toBe(200);
    });

    it('recovers at the exact millisecond', async () => {
      await exhaust(sandbox, key);
      await advance(sandbox, retryMs - 1);
      expect((await read(sandbox, key)).status).toBe(429);
      await advance(sandbox, 1);
      expect((await read(sandbox, key)).status).toBe(200);
    });
  });

  it('is told with errors too, but not by a key that has none', async () => {
    const missing = await sandbox.ask('GET', '/battery/nowhere', { key: CASES[0]?.key ?? '' });
    expect([missing.status, limitHeadersOf(missing)]).toEqual([404, IETF(2, 10)]);
    expect(limitHeadersOf(await sandbox.ask('GET', '/battery'))).toEqual({});
  });

  it('of one key leaves another of the same plan alone', async () => {
    const body = { plan: 'ratelimited' };
    const { body: other } = await sandbox.ask('POST', '/__sandbox/keys', { body });
    for (let i = 0; i < 6; i++) await read(sandbox, 'sk_sandbox_ratelimited');
    expect((await read(sandbox, 'sk_sandbox_ratelimited')).status).toBe(429);
    expect((await read(sandbox, other.key)).headers['ratelimit-remaining']).toBe('4');
  });

  it('begins anew with another plan', async () => {
    const key = CASES[0]?.key ?? '';
    expect((await exhaust(sandbox, key)).status).toBe(429);
    await sandbox.ask('PATCH', `/__sandbox/keys/${key}`, { body: { plan: 'ratelimited' } });
    expect((await read(sandbox, key)).headers['ratelimit-remaining']).toBe('4');
    await sandbox.ask('PATCH', `/__sandbox/keys/${key}`, { body: { plan: 'unlimited' } });
    expect(limitHeadersOf(await read(sandbox, key))).toEqual({});
  });

  it.each(CASES.filter(({ name }) => name === 'ietf'))(
    'by $algorithm is kept by a snapshot, and whole after a reset',
    async ({ key }) => {
      await read(sandbox, key);
      await advance(sandbox, 1_500);
      await read(sandbox, key);
      const { body: snapshot } = await sandbox.ask('GET', '/__sandbox/snapshot', { key: null });
      const after = await exhaustFrom(sandbox, key);
      const restored = await sandbox.ask('POST', '/__sandbox/restore', { key: null, body: snapshot });
      expect(restored.status).toBe(200);
      expect(await exhaustFrom(sandbox, key)).toEqual(after);
      await sandbox.reset();
      expect(limitHeadersOf(await read(sandbox, key)).ratelimit).toMatch(/r=2;/);
    },
  );
});

async function exhaustFrom(sandbox: RunningTarget, key: string): Promise<unknown[]> {
  const answers = [await read(sandbox, key), await read(sandbox, key)];
  return answers.map((answer) => [answer.status, answer.headers['retry-after'], limitHeadersOf(answer)]);
}

describeTargets('By its settings a rate limit', (target) => {
  it('answers 401 in place of 429, with a date in place of seconds', async () => {
    await using sandbox = await target.open({
      ...FROZEN,
      rateLimitStatus: 401,
      retryAfter: 'http-date',
      rateLimitHeaders: 'x-ratelimit',
    });
    const key = 'sk_sandbox_ratelimited';
    await advance(sandbox, 250);
    for (let i = 0; i < 5; i++) expect((await read(sandbox, key)).status).toBe(200);
    const refused = await read(sandbox, key);
    expect([refused.status, refused.body.error.code]).toEqual([401, 'RATE_LIMIT_EXCEEDED']);
    expect(refused.headers['retry-after']).toBe('Thu, 23 Jan 2025 10:31:01 GMT');
    expect(limitHeadersOf(refused)).toMatchObject({ 'x-ratelimit-reset': String(START_SECONDS + 61) });
    await sandbox.ask('POST', '/__sandbox/clock/set', { body: { at: '2025-01-23T10:31:00Z' } });
    expect((await read(sandbox, key)).status).toBe(401);
    await sandbox.ask('POST', '/__sandbox/clock/set', { body: { at: '2025-01-23T10:31:01Z' } });
    expect((await read(sandbox, key)).status).toBe(200);
  });

  it('sends a date that the document allows with 429', async () => {
    await using sandbox = await target.open({ ...FROZEN, retryAfter: 'http-date' });
    for (let i = 0; i < 5; i++) await read(sandbox, 'sk_sandbox_ratelimited');
    const refused = await read(sandbox, 'sk_sandbox_ratelimited');
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, 'Thu, 23 Jan 2025 10:31:00 GMT']);
  });

  it('holds for every key that names no plan, on the live host by a plan of its own', async () => {
    await using sandbox = await target.open({
      ...FROZEN,
      acceptAnyKey: true,
      plans: { lenient: { limit: 100, windowSeconds: 60 }, strict: { limit: 10, windowSeconds: 1 } },
      defaultPlan: { sandbox: 'lenient', live: 'strict' },
      keys: [{ key: 'sk_sandbox_untouched', plan: 'unlimited' }],
    });
    const limitOf = async (key: string, host = 'sandbox-api.amps.ai') => {
      const answer = await sandbox.ask('GET', '/battery', { key, headers: { host } });
      return [answer.status, answer.headers['ratelimit-limit']];
    };
    expect(await limitOf('sk_sandbox_abc123xyz')).toEqual([200, '100']);
    expect(await limitOf('sk_sandbox_made_up_here')).toEqual([200, '100']);
    expect(await limitOf('sk_sandbox_ratelimited')).toEqual([200, '5']);
    expect(await limitOf('sk_sandbox_untouched')).toEqual([200, undefined]);
    expect(await limitOf('sk_live_def456uvw', 'api.amps.ai')).toEqual([200, '10']);
  });

  it('publishes a bucket by what it holds and how long it takes to fill', async () => {
    await using sandbox = await target.open({
      ...FROZEN,
      plans: { bursts: { algorithm: 'token-bucket', limit: 600, windowSeconds: 60, burst: 20 } },
      defaultPlan: 'bursts',
      rateLimitHeaders: 'ietf',
    });
    const { headers } = await sandbox.ask('GET', '/battery');
    expect(headers).toMatchObject({
      'ratelimit-policy': '"default";q=20;w=2',
      ratelimit: '"default";r=19;t=1',
    });
  });
});

describeTargets('The quota of a key', (target) => {
  let sandbox: RunningTarget;
  beforeAll(async () => {
    sandbox = await target.open(EVERY_CASE);
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox[Symbol.asyncDispose]());

  it.each(CASES.filter(({ name }) => name === 'ietf'))(
    'can be read, used up and refilled: $algorithm',
    async ({ key, plan, algorithm, retryMs }) => {
      const quota = `/__sandbox/keys/${key}/quota`;
      const untouched = (await sandbox.ask('GET', quota)).body;
      expect(untouched).toMatchObject({ isLimited: true, plan, algorithm, limit: 3, remaining: 3 });
      expect(untouched.resetAt).toBe('2025-01-23T10:30:00.000Z');
      await read(sandbox, key);
      const used = (await sandbox.ask('GET', quota)).body;
      expect(used.remaining).toBe(2);
      expect((await sandbox.ask('GET', quota)).body).toEqual(used);

      const empty = await sandbox.ask('PUT', quota, { body: { remaining: 0 } });
      expect([empty.status, empty.body.remaining]).toEqual([200, 0]);
      expect(Date.parse(empty.body.resetAt)).toBe(START_SECONDS * 1_000 + retryMs);
      expect((await read(sandbox, key)).status).toBe(429);

      await sandbox.ask('PUT', quota, { body: { remaining: 1 } });
      expect([(await read(sandbox, key)).status, (await read(sandbox, key)).status]).toEqual([200, 429]);
      expect((await sandbox.ask('DELETE', quota)).body).toEqual(untouched);
      expect((await read(sandbox, key)).status).toBe(200);
    },
  );
});
