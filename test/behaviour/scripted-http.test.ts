import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeTargets, FROZEN, type RunningTarget } from '../targets/index.ts';

const READ = '/battery/device_abc123';

describeTargets('A rule', (target) => {
  let sandbox: RunningTarget;
  beforeAll(async () => {
    sandbox = await target.open(FROZEN);
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox[Symbol.asyncDispose]());

  async function script(...rules: readonly unknown[]): Promise<void> {
    const { status, text } = await sandbox.ask('POST', '/__sandbox/rules', { body: { rules } });
    expect(status, text).toBe(201);
  }

  it('answers by a code of the catalogue, says which rule did it, and is exhausted', async () => {
    await script({
      name: 'burst',
      when: { operation: 'getBatteryState' },
      then: { error: 'RATE_LIMIT_EXCEEDED' },
      times: 2,
    });
    for (let i = 0; i < 2; i++) {
      const { status, headers, body } = await sandbox.ask('GET', READ);
      expect(status).toBe(429);
      expect(body.error).toEqual({ code: 'RATE_LIMIT_EXCEEDED', message: 'Rate limit exceeded' });
      expect(headers).toMatchObject({ 'x-sandbox-rule': 'burst', 'retry-after': '1' });
    }
    const { status, headers } = await sandbox.ask('GET', READ);
    expect(status).toBe(200);
    expect(headers['x-sandbox-rule']).toBeUndefined();
  });

  it('plays a sequence', async () => {
    const then = ['ok', 'ok', { error: 'RATE_LIMIT_EXCEEDED' }, { status: 503, body: { down: true } }, 'ok'];
    await script({ name: 'sequence', when: { family: 'battery' }, then });
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await sandbox.ask('GET', READ)).status);
    expect(statuses).toEqual([200, 200, 429, 503, 200, 200]);
  });

  it('changes the true answer by a merge patch or a JSON patch', async () => {
    await script({
      name: 'drift',
      when: { device: 'device_abc123' },
      then: { merge: { state: { level: '60.5', capacity: null } } },
    });
    const drifted = await sandbox.ask('GET', READ);
    expect(drifted.body.state.level).toBe('60.5');
    expect(drifted.body.state).not.toHaveProperty('capacity');
    await script({
      name: 'drift',
      when: { device: 'device_abc123' },
      then: { patch: [{ op: 'remove', path: '/state' }] },
    });
    expect((await sandbox.ask('GET', READ)).body).not.toHaveProperty('state');
  });

  it('lets a device go offline, a state go stale, an action fail or never end', async () => {
    await script({ name: 'stale', when: { device: 'device_abc123' }, then: { stale: '1h' }, times: 1 });
    expect((await sandbox.ask('GET', READ)).body.sync.lastPulledAt).toBe('2025-01-23T09:30:00.000Z');
    await script({ name: 'offline', when: { method: 'GET' }, then: { offline: true }, times: 1 });
    expect((await sandbox.ask('GET', READ)).body.sync.available).toBe(false);
    await script({
      name: 'hung',
      when: { operation: 'pushBatteryAction' },
      then: { action: { outcome: 'never' } },
      times: 1,
    });
    const { body } = await sandbox.ask('POST', READ, {
      body: { action: 'set_operation_mode', mode: 'idle' },
    });
    await sandbox.ask('POST', '/__sandbox/clock/advance', { body: { by: '30d' } });
    expect((await sandbox.ask('GET', `/battery/actions/${body.actionId}`)).body.state).toBe('acknowledged');
  });

  it('revokes the key that calls', async () => {
    await script({ name: 'revoked', when: { call: 2 }, then: { key: 'revoke' } });
    expect((await sandbox.ask('GET', READ)).status).toBe(200);
    const refused = await sandbox.ask('GET', READ);
    expect(refused.status).toBe(401);
    expect(refused.body.error.message).toBe('API key has been revoked or expired');
    expect((await sandbox.ask('GET', READ)).status).toBe(401);
  });

  it('is asked for by one request alone, through its headers', async () => {
    const preferred = await sandbox.ask('GET', READ, { headers: { prefer: 'code=429' } });
    expect(preferred.status).toBe(429);
    expect(preferred.headers).toMatchObject({ 'preference-applied': 'code=429', 'x-sandbox-rule': 'prefer' });
    const headers = { 'x-sandbox-scenario': 'maintenance-window' };
    expect((await sandbox.ask('GET', READ, { headers })).status).toBe(503);
    expect((await sandbox.ask('GET', READ)).status).toBe(200);
    const unknown = await sandbox.ask('GET', READ, { headers: { 'x-sandbox-scenario': 'nope' } });
    expect(unknown.body.error.message).toBe(
      'header.x-sandbox-scenario names no scenario that this sandbox has',
    );
  });

  it('is an account of its own affair', async () => {
    await script({ name: 'down', then: { error: 'INTERNAL_ERROR' } });
    expect((await sandbox.ask('GET', '/battery')).status).toBe(500);
    expect((await sandbox.ask('GET', '/battery', { key: 'sk_sandbox_empty' })).status).toBe(200);
  });
});

describeTargets('A device that a rule takes offline', (target) => {
  it('fails its commands after the configured time', async () => {
    await using sandbox = await target.open({
      ...FROZEN,
      actions: { offlineAfterSeconds: 90 },
      rules: [{ name: 'offline', then: { offline: true }, times: 1 }],
    });
    const { body } = await sandbox.ask('POST', READ, {
      body: { action: 'set_operation_mode', mode: 'idle' },
    });
    const stateAfter = async (by: string) => {
      await sandbox.ask('POST', '/__sandbox/clock/advance', { body: { by } });
      return (await sandbox.ask('GET', `/battery/actions/${body.actionId}`)).body;
    };
    expect((await stateAfter('89s')).state).toBe('acknowledged');
    expect(await stateAfter('1s')).toMatchObject({ state: 'failed', errorCode: 'DEVICE_OFFLINE' });
  });
});
