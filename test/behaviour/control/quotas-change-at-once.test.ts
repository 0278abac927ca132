import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../../src/index.ts';
import { type ControlTarget, openControl } from '../../support/open-control.ts';

const KEY = 'sk_sandbox_ratelimited';

async function statuses(sandbox: ControlTarget, count: number): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < count; i++) all.push((await sandbox.api('GET', '/battery', undefined, KEY)).status);
  return all;
}

describe('The quota of a key', () => {
  it('tells what is left, and when there is more', async () => {
    await using sandbox = await openControl();
    await statuses(sandbox, 2);
    await sandbox.control('POST', '/clock/advance', { by: '20s' });
    expect((await sandbox.control('GET', `/keys/${KEY}/quota`)).body).toEqual({
      key: KEY,
      account: 'acct_demo',
      isLimited: true,
      plan: 'ratelimited',
      algorithm: 'fixed-window',
      limit: 5,
      windowSeconds: 60,
      remaining: 3,
      resetAt: '2025-01-23T10:31:00.000Z',
      fullAt: '2025-01-23T10:31:00.000Z',
    });
  });

  it('says of a key without a plan that it has no limit', async () => {
    await using sandbox = await openControl();
    const { body } = await sandbox.control('GET', '/keys/sk_sandbox_abc123xyz/quota');
    expect(body).toEqual({ key: 'sk_sandbox_abc123xyz', account: 'acct_demo', isLimited: false });
    const put = await sandbox.control('PUT', '/keys/sk_sandbox_abc123xyz/quota', { remaining: 0 });
    expect([put.status, put.body.title]).toEqual([409, 'Unlimited key']);
    expect((await sandbox.control('DELETE', '/keys/sk_sandbox_abc123xyz/quota')).body).toEqual(body);
  });

  it('is set for the very next request, and a running window keeps its end', async () => {
    await using sandbox = await openControl();
    await statuses(sandbox, 1);
    await sandbox.control('POST', '/clock/advance', { by: '20s' });
    const { body } = await sandbox.control('PUT', `/keys/${KEY}/quota`, { remaining: 0 });
    expect(body).toMatchObject({ remaining: 0, resetAt: '2025-01-23T10:31:00.000Z' });
    expect(await statuses(sandbox, 1)).toEqual([429]);
    await sandbox.control('PUT', `/keys/${KEY}/quota`, { remaining: 2 });
    expect(await statuses(sandbox, 3)).toEqual([200, 200, 429]);
    await sandbox.control('DELETE', `/keys/${KEY}/quota`);
    expect(await statuses(sandbox, 6)).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('is whole again where the key was deleted and added anew', async () => {
    await using sandbox = await openControl();
    const key = { key: 'sk_sandbox_comes_and_goes', plan: 'ratelimited' };
    await sandbox.control('POST', '/keys', key);
    await sandbox.control('PUT', `/keys/${key.key}/quota`, { remaining: 0 });
    await sandbox.control('DELETE', `/keys/${key.key}`);
    await sandbox.control('POST', '/keys', key);
    expect((await sandbox.control('GET', `/keys/${key.key}/quota`)).body.remaining).toBe(5);
  });

  it('belongs to the account: another is found by its key, but not under a name that is not its own', async () => {
    await using sandbox = await openControl();
    expect((await sandbox.control('GET', `/keys/${KEY}/quota?account=acct_empty`)).status).toBe(404);
    expect((await sandbox.control('PUT', '/keys/sk_sandbox_nobody/quota', { remaining: 0 })).status).toBe(
      404,
    );
  });

  it('masks a live key', async () => {
    await using sandbox = await openControl({ defaultPlan: 'ratelimited' });
    await sandbox.control('POST', '/keys?account=acct_live', { key: 'sk_live_made_up_here' });
    const { body } = await sandbox.control('GET', '/keys/sk_live_made_up_here/quota');
    expect(body).toMatchObject({ key: 'sk_live_made…', isLimited: true, remaining: 5 });
  });

  it.each([
    {},
    { remaining: -1 },
    { remaining: 0.5 },
    { remaining: 6 },
    { remaining: 1e9 },
    { remaining: '0' },
    { remaining: null },
    { remaining: 0, resetAt: '2025-01-23T10:31:00Z' },
    [],
    null,
  ])('refuses to be set to %j', async (body) => {
    await using sandbox = await openControl();
    expect((await sandbox.control('PUT', `/keys/${KEY}/quota`, body)).status).toBe(400);
    expect((await sandbox.control('GET', `/keys/${KEY}/quota`)).body.remaining).toBe(5);
  });

  it.each([
    [{ algorithm: 'fixed-window', startedAt: Date.UTC(2030, 0), used: 1 }, /later than the clock/],
    [{ algorithm: 'token-bucket', at: Date.UTC(2030, 0), levelParts: 1 }, /later than the clock/],
    [
      {
        algorithm: 'sliding-window',
        takes: [
          { at: 2, count: 1 },
          { at: 1, count: 1 },
        ],
      },
      /not in the order of time/,
    ],
    [{ algorithm: 'sliding-window', takes: [{ at: 1, count: 0 }] }, /takes\/0\/count/],
    [{ algorithm: 'leaky', used: 1 }, /algorithm/],
    [{ used: 1 }, /algorithm/],
  ])('is not restored from %j', async (state, complaint) => {
    await using sandbox = await openControl();
    const { body: snapshot } = await sandbox.control('GET', '/snapshot?account=acct_demo');
    snapshot.accounts[0].quotas = [[KEY, { plan: 'ratelimited', state }]];
    const { status, body } = await sandbox.control('POST', '/restore', snapshot);
    expect([status, JSON.stringify(body.errors)]).toEqual([400, expect.stringMatching(complaint)]);
  });

  it('is none by a slip of the pen: a world that names an unknown plan is refused', async () => {
    await using sandbox = await openControl();
    const world = { accounts: [{ keys: [{ key: 'sk_sandbox_of_a_world', plan: 'ratelimted' }] }] };
    const { status, body } = await sandbox.control('POST', '/accounts', { world });
    expect([status, body.errors]).toEqual([
      400,
      [
        {
          path: '/body/world/accounts/0/keys/0/plan',
          message: 'is not usable: there is no plan "ratelimted". Did you mean ratelimited?',
        },
      ],
    ]);
  });

  it('is in the hands of the typed client', async () => {
    await using sandbox = await startSandbox({ clock: 'frozen' });
    const { keys } = sandbox.control;
    expect((await keys.getQuota(KEY)).remaining).toBe(5);
    expect((await keys.setQuota(KEY, 0)).remaining).toBe(0);
    const refused = await fetch(`${sandbox.url}/battery`, { headers: { 'x-api-key': KEY } });
    expect(refused.status).toBe(429);
    expect((await keys.refillQuota(KEY)).remaining).toBe(5);
    await expect(keys.setQuota('sk_sandbox_abc123xyz', 0)).rejects.toThrow(/has no rate limit/);
  });
});
