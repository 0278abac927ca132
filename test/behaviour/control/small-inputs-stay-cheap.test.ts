import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedEngine, serveEngine } from '../../support/serve-engine.ts';

let sandbox: ServedEngine;
let snapshot: object;

beforeAll(async () => {
  sandbox = await serveEngine();
  const taken = await sandbox.send({ method: 'GET', path: '/__sandbox/snapshot' });
  snapshot = JSON.parse(taken.text);
});
afterAll(() => sandbox[Symbol.asyncDispose]());

const post = async (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
  const { status, text } = await sandbox.send({
    method: 'POST',
    path: `/__sandbox${path}`,
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status, body: JSON.parse(text) };
};

/** What the process has worked, whatever else the machine does meanwhile. */
const workedMs = async (act: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('A body with a million mistakes', () => {
  const wrongAccounts = () => JSON.stringify({ ...snapshot, accounts: Array(1_500_000).fill(1) });

  it('is told the first twenty of them, in a time like that of reading it', async () => {
    // The schema is compiled for its first refusal.
    await post('/restore', JSON.stringify({ ...snapshot, accounts: [1] }));
    const body = wrongAccounts();
    let answer = { status: 0, body: { errors: [] as { path: string }[] } };
    const worked = await workedMs(async () => {
      answer = await post('/restore', body);
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveLength(20);
    expect(answer.body.errors[0]?.path).toBe('/body/accounts/0');
    expect(worked).toBeLessThan(3_000);
  });

  it.each([
    ['/rules', { rules: Array(100_000).fill(1) }],
    ['/rules', { rules: [{ then: Array(50_000).fill({ z: 1 }) }] }],
    ['/accounts', { world: { accounts: Array(50_000).fill({ users: [{ id: 1 }] }) } }],
    ['/requests/verify', { inOrder: Array(100_000).fill({ a: 1 }) }],
    ['/devices', Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`field${i}`, 1]))],
  ])('is refused in few words, at %s', async (path, body) => {
    const answer = await post(path, JSON.stringify(body));
    expect(answer.status).toBe(400);
    expect(answer.body.errors.length).toBeLessThanOrEqual(50);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });
});

describe('A body that is nested deeply', () => {
  it.each(['/restore', '/accounts', '/rules', '/devices', '/keys'])(
    'is refused before it is parsed, at %s',
    async (path) => {
      for (const body of [nested(400_000), `{"world":${nested(300)}}`, `${'{"a":'.repeat(90_000)}1`]) {
        const answer = await post(path, body);
        expect([answer.status, answer.body.errors]).toEqual([
          400,
          [{ path: '/body', message: 'is nested too deeply' }],
        ]);
      }
    },
  );

  it('is refused where it comes compressed, too', async () => {
    const bytes = gzipSync(nested(400_000));
    expect(bytes.length).toBeLessThan(10_000);
    const answer = await post('/rules', bytes, { 'content-encoding': 'gzip' });
    expect(answer.body.errors).toEqual([{ path: '/body', message: 'is nested too deeply' }]);
  });

  it('is not one whose texts have brackets', async () => {
    const answer = await post('/keys', JSON.stringify({ name: `[{\\"${'['.repeat(80)}` }));
    expect(answer.status).toBe(201);
  });
});
