import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeTargets, FROZEN, type RunningTarget } from '../targets/index.ts';

describeTargets('Keys', (target) => {
  let sandbox: RunningTarget;
  beforeAll(async () => {
    sandbox = await target.open({ ...FROZEN, keys: ['sk_sandbox_configured'] });
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox[Symbol.asyncDispose]());

  const status = async (key: string) => (await sandbox.ask('GET', '/battery?limit=1', { key })).status;

  it('of one account see the same devices', async () => {
    const first = await sandbox.ask('GET', '/battery');
    const second = await sandbox.ask('GET', '/battery', { key: 'sk_sandbox_configured' });
    expect(second.text).toBe(first.text);
  });

  it('can be rotated without a gap: the new one is good before the old one is revoked', async () => {
    const made = await sandbox.ask('POST', '/__sandbox/keys', { body: { name: 'New' } });
    expect(made.status).toBe(201);
    expect(made.body.key).toMatch(/^sk_sandbox_[A-Za-z0-9_]{6,64}$/);
    expect(await status(made.body.key)).toBe(200);
    expect(await status('sk_sandbox_abc123xyz')).toBe(200);
    await sandbox.ask('POST', '/__sandbox/keys/sk_sandbox_abc123xyz/revoke', { key: made.body.key });
    expect(await status('sk_sandbox_abc123xyz')).toBe(401);
    expect(await status(made.body.key)).toBe(200);
  });

  it('expire by the clock of their account', async () => {
    await sandbox.ask('PATCH', '/__sandbox/keys/sk_sandbox_configured', {
      body: { expiresAt: '2025-01-23T11:00:00Z' },
    });
    await sandbox.ask('POST', '/__sandbox/clock/set', { body: { at: '2025-01-23T10:59:59.999Z' } });
    expect(await status('sk_sandbox_configured')).toBe(200);
    await sandbox.ask('POST', '/__sandbox/clock/advance', { body: { by: '1ms' } });
    const expired = await sandbox.ask('GET', '/battery', { key: 'sk_sandbox_configured' });
    expect(expired.status).toBe(401);
    expect(expired.body.error.message).toBe('API key has been revoked or expired');
  });

  it('stop working on the very next request when they are deleted', async () => {
    expect(await status('sk_sandbox_configured')).toBe(200);
    const { status: deleted } = await sandbox.ask('DELETE', '/__sandbox/keys/sk_sandbox_configured');
    expect(deleted).toBe(204);
    const unknown = await sandbox.ask('GET', '/battery', { key: 'sk_sandbox_configured' });
    expect(unknown.body.error.message).toBe('Invalid or missing API key');
  });

  it('cost no token of the rate limit where they are refused', async () => {
    const key = 'sk_sandbox_ratelimited';
    for (let i = 0; i < 10; i++) await sandbox.ask('GET', '/battery', { key: 'sk_sandbox_revoked' });
    expect(await status(key)).toBe(200);
  });

  it('get their quota back when the window is over', async () => {
    const key = 'sk_sandbox_ratelimited';
    const answers: number[] = [];
    for (let i = 0; i < 6; i++) answers.push(await status(key));
    expect(answers).toEqual([200, 200, 200, 200, 200, 429]);
    await sandbox.ask('POST', '/__sandbox/clock/advance', { body: { by: '59s' } });
    expect(await status(key)).toBe(429);
    await sandbox.ask('POST', '/__sandbox/clock/advance', { body: { by: '1s' } });
    expect(await status(key)).toBe(200);
  });
});

describeTargets('With acceptAnyKey', (target) => {
  let sandbox: RunningTarget;
  beforeAll(async () => {
    sandbox = await target.open({ ...FROZEN, acceptAnyKey: true });
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox[Symbol.asyncDispose]());

  it('a made-up key opens a world of its own', async () => {
    const key = 'sk_sandbox_of_this_test';
    const mine = await sandbox.ask('GET', '/battery/device_abc123', { key });
    const theirs = await sandbox.ask('GET', '/battery/device_abc123');
    expect(mine.body).toEqual(theirs.body);

    const body = { action: 'set_operation_mode', mode: 'discharge' };
    await sandbox.ask('POST', '/battery/device_abc123', { key, body });
    await sandbox.ask('POST', '/__sandbox/clock/advance', { key, body: { by: '1h' } });
    const changed = await sandbox.ask('GET', '/battery/device_abc123', { key });
    expect(changed.body.state.status).toBe('discharging');
    const untouched = await sandbox.ask('GET', '/battery/device_abc123');
    expect(untouched.text).toBe(theirs.text);
  });

  it.each(['sk_sandbox_ab', 'sk_live_madeupkey', 'sk_test_madeupkey', 'madeup'])(
    '%s is refused',
    async (key) => {
      expect((await sandbox.ask('GET', '/battery', { key })).status).toBe(401);
    },
  );

  it('a key that has ended stays ended', async () => {
    expect((await sandbox.ask('GET', '/battery', { key: 'sk_sandbox_revoked' })).status).toBe(401);
  });

  it('no account is opened on the live host', async () => {
    const key = 'sk_sandbox_of_this_test';
    const answer = await sandbox.ask('GET', '/battery', { key, headers: { host: 'api.amps.ai' } });
    expect(answer.status).toBe(401);
  });
});

describeTargets('With the live environment as the default', (target) => {
  it('every host but the sandbox takes live keys only', async () => {
    await using sandbox = await target.open({ ...FROZEN, environment: 'live' });
    const live = 'sk_live_def456uvw';
    expect((await sandbox.ask('GET', '/battery', { key: live })).status).toBe(200);
    expect((await sandbox.ask('GET', '/battery')).status).toBe(401);
    const headers = { host: 'sandbox-api.amps.ai' };
    expect((await sandbox.ask('GET', '/battery', { headers })).status).toBe(200);
    expect((await sandbox.ask('GET', '/battery', { key: live, headers })).status).toBe(401);
  });
});
