import { describe, expect, it } from 'vitest';
import { expectSame, openControl } from '../../support/open-control.ts';

const WORLD = { accounts: [{ users: [{ id: 'user_a', devices: [{ family: 'battery', id: 'device_a' }] }] }] };

describe('A fresh account', () => {
  it('has a key and a world of its own, like the first one at its start', async () => {
    await using sandbox = await openControl();
    await sandbox.control('DELETE', '/devices/device_abc123');
    const { status, body } = await sandbox.control('POST', '/accounts');
    expect(status).toBe(201);
    expect(body.account).toMatchObject({
      environment: 'sandbox',
      seed: 'amps',
      deviceCount: 30,
      keyCount: 1,
    });
    const own = await sandbox.api('GET', '/battery/device_abc123', undefined, body.apiKey);
    expect(own.status).toBe(200);
    expect((await sandbox.api('GET', '/battery/device_abc123')).status).toBe(404);
  });

  it('shares nothing with another', async () => {
    await using sandbox = await openControl();
    const { body: a } = await sandbox.control('POST', '/accounts');
    const { body: b } = await sandbox.control('POST', '/accounts', {});
    expect(a.account.id).not.toBe(b.account.id);
    const before = (await sandbox.control('GET', `/snapshot?account=${b.account.id}`)).text;
    const at = `?account=${a.account.id}`;
    await sandbox.control('POST', `/clock/advance${at}`, { by: '7h' });
    await sandbox.control('POST', `/devices/device_abc123/offline${at}`);
    await sandbox.control('DELETE', `/devices/device_xyz789${at}`);
    await sandbox.api(
      'POST',
      '/battery/device_abc123',
      { action: 'set_operation_mode', mode: 'idle' },
      a.apiKey,
    );
    await sandbox.control('POST', `/reset${at}`);
    await sandbox.control('DELETE', `/accounts/${a.account.id}`);
    expectSame((await sandbox.control('GET', `/snapshot?account=${b.account.id}`)).text, before);
  });

  it('is made to measure', async () => {
    await using sandbox = await openControl();
    const { body } = await sandbox.control('POST', '/accounts', {
      id: 'acct_one_battery',
      name: 'one battery',
      world: WORLD,
      seed: 7,
      clock: { mode: 'scaled', factor: 60, at: '2025-06-01T12:00:00Z' },
      keys: [
        'sk_sandbox_mytests1',
        { key: 'sk_sandbox_mytests2', permissions: ['read'] },
        { expiresIn: '10m' },
      ],
    });
    expect(body.account).toMatchObject({
      id: 'acct_one_battery',
      name: 'one battery',
      seed: '7',
      clock: { mode: 'scaled', factor: 60, at: expect.stringMatching(/^2025-06-01T12:0/) },
      deviceCount: 1,
      keyCount: 4,
    });
    const { body: keys } = await sandbox.control('GET', '/keys?account=acct_one_battery');
    expect(keys.items[3].expiresAt).toBe('2025-06-01T12:10:00.000Z');
    const { body: list } = await sandbox.api('GET', '/battery', undefined, 'sk_sandbox_mytests2');
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual(['device_a']);
    await sandbox.control('POST', '/reset', undefined, { 'x-api-key': body.apiKey });
    expect((await sandbox.control('GET', '/accounts/acct_one_battery')).body).toMatchObject({ keyCount: 4 });
  });

  it.each(['default', 'empty', 'large'])('may have the shipped world "%s"', async (world) => {
    await using sandbox = await openControl();
    const { status, body } = await sandbox.control('POST', '/accounts', { world });
    expect(status).toBe(201);
    expect(body.account.deviceCount).toBe({ default: 30, empty: 0, large: 10_000 }[world]);
    expect((await sandbox.api('GET', '/battery', undefined, body.apiKey)).status).toBe(200);
  });

  it('has other devices by another seed', async () => {
    await using sandbox = await openControl();
    const models = async (seed: string) => {
      const { body } = await sandbox.control('POST', '/accounts', { seed });
      return (await sandbox.control('GET', `/devices?account=${body.account.id}`)).text.match(
        /"serialNumber":"\w+"/g,
      );
    };
    expect(await models('a')).not.toEqual(await models('b'));
  });

  it.each([
    [409, { id: 'acct_demo' }],
    [409, { keys: ['sk_sandbox_abc123xyz'] }],
    [409, { keys: ['sk_sandbox_mytests1', 'sk_sandbox_mytests1'] }],
    [409, { world: { accounts: [{ keys: [{ key: 'sk_sandbox_abc123xyz' }] }] } }],
    [400, { id: 'a b' }],
    [400, { id: '' }],
    [400, { name: '' }],
    [400, { world: 'huge' }],
    [400, { world: '/etc/passwd' }],
    [400, { world: '../../package.json' }],
    [400, { world: {} }],
    [400, { world: { accounts: [] } }],
    [400, { world: { accounts: [{ users: [{ devices: [{ family: 'toaster' }] }] }] } }],
    [400, { world: { accounts: [{ keys: [{ key: 'sk_live_abc123xyz' }] }] } }],
    [400, { seed: '' }],
    [400, { seed: 1.5 }],
    [400, { clock: { mode: 'scaled' } }],
    [400, { clock: { factor: 60 } }],
    [400, { clock: { at: 'now' } }],
    [400, { keys: ['sk_live_abc123xyz'] }],
    [400, { keys: [{ plan: 'gold' }] }],
    [400, { keys: 'sk_sandbox_mytests1' }],
    [400, { extra: true }],
    [400, []],
  ])('is refused with %i: %j', async (status, body) => {
    await using sandbox = await openControl();
    const before = (await sandbox.control('GET', '/snapshot')).text;
    expect((await sandbox.control('POST', '/accounts', body)).status).toBe(status);
    expectSame((await sandbox.control('GET', '/snapshot')).text, before);
  });

  it('is one of hundreds that a single server holds', async () => {
    await using sandbox = await openControl();
    await sandbox.control('POST', '/accounts');
    for (let i = 0; i < 200; i++) await sandbox.ask('POST', '/__sandbox/accounts', { key: null, body: {} });
    expect((await sandbox.control('GET', '/accounts?limit=1')).body.pagination.total).toBe(204);
  });
});

describe('A closed account', () => {
  it('is gone, and its keys with it', async () => {
    await using sandbox = await openControl();
    const { body } = await sandbox.control('POST', '/accounts');
    expect((await sandbox.control('DELETE', `/accounts/${body.account.id}`)).status).toBe(204);
    expect((await sandbox.api('GET', '/battery', undefined, body.apiKey)).status).toBe(401);
    expect((await sandbox.control('GET', `/accounts/${body.account.id}`)).status).toBe(404);
    expect((await sandbox.control('DELETE', `/accounts/${body.account.id}`)).status).toBe(404);
  });

  it('is never the last one', async () => {
    await using sandbox = await openControl();
    for (const id of ['acct_demo', 'acct_empty']) await sandbox.control('DELETE', `/accounts/${id}`);
    const { status, body } = await sandbox.control('DELETE', '/accounts/acct_live');
    expect([status, body.title]).toEqual([409, 'Last account']);
  });

  it('leaves its id to no other', async () => {
    await using sandbox = await openControl();
    const { body: first } = await sandbox.control('POST', '/accounts');
    await sandbox.control('DELETE', `/accounts/${first.account.id}`);
    const { body: second } = await sandbox.control('POST', '/accounts');
    expect(second.account.id).not.toBe(first.account.id);
    expect(second.apiKey).not.toBe(first.apiKey);
  });
});

describe('The account that a call means', () => {
  const accountOf = async (path: string, headers?: Record<string, string>) => {
    await using sandbox = await openControl();
    const { status, body } = await sandbox.control('GET', path, undefined, headers);
    return status === 200 ? body.account : status;
  };

  it('is the first one by default, the one of ?account=, or the one of the key', async () => {
    expect(await accountOf('/clock')).toBe('acct_demo');
    expect(await accountOf('/clock?account=acct_empty')).toBe('acct_empty');
    expect(await accountOf('/clock', { 'x-api-key': 'sk_sandbox_empty' })).toBe('acct_empty');
    expect(await accountOf('/clock', { 'x-api-key': 'sk_live_def456uvw' })).toBe('acct_live');
    expect(await accountOf('/clock', { 'x-api-key': 'sk_sandbox_revoked' })).toBe('acct_demo');
    expect(await accountOf('/clock?account=acct_empty', { 'x-api-key': 'sk_sandbox_empty' })).toBe(
      'acct_empty',
    );
  });

  it('must exist, and be one', async () => {
    expect(await accountOf('/clock?account=acct_nobody')).toBe(404);
    expect(await accountOf('/clock', { 'x-api-key': 'sk_sandbox_nobody_has' })).toBe(404);
    expect(await accountOf('/clock?account=acct_demo', { 'x-api-key': 'sk_sandbox_empty' })).toBe(400);
    expect(await accountOf('/clock?account=acct_demo&account=acct_empty')).toBe(400);
    expect(await accountOf('/clock?account=')).toBe(400);
    expect(await accountOf('/clock?acount=acct_demo')).toBe(400);
  });

  it('is opened by a made-up key where any key is accepted, and deletes that key for good', async () => {
    await using sandbox = await openControl({ acceptAnyKey: true });
    const key = 'sk_sandbox_made_up_by_a_test';
    const { body } = await sandbox.control('POST', '/clock/advance', { by: '1h' }, { 'x-api-key': key });
    expect(body.account).toMatch(/^acct_/);
    const { body: list } = await sandbox.api('GET', '/battery', undefined, key);
    expect(list.pagination.total).toBeGreaterThan(0);
    expect((await sandbox.control('GET', '/clock', undefined, { 'x-api-key': key })).body).toEqual(body);
    await sandbox.control('DELETE', `/keys/${key}`);
    expect((await sandbox.api('GET', '/battery', undefined, key)).status).toBe(401);
  });
});
