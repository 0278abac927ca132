import { describe, expect, it } from 'vitest';
import { type ControlTarget, expectSame, openControl } from '../../support/open-control.ts';

const KEY = 'sk_sandbox_rotation2';

/** What the emulated API says to a key: its status, and its words where it refuses. */
async function answersTo(sandbox: ControlTarget, key: string): Promise<[number, string?]> {
  const { status, body } = await sandbox.api('GET', '/battery', undefined, key);
  return status === 200 ? [200] : [status, body.error.message];
}

const UNKNOWN = [401, 'Invalid or missing API key'];
const ENDED = [401, 'API key has been revoked or expired'];
const FORBIDDEN = [403, 'API key does not have permission for this operation'];

describe('From the very next request on a key', () => {
  it('is good that was added, minted or given', async () => {
    await using sandbox = await openControl();
    expect(await answersTo(sandbox, KEY)).toEqual(UNKNOWN);
    const given = await sandbox.control('POST', '/keys', { key: KEY, name: 'after rotation' });
    expect([given.status, given.body]).toMatchObject([
      201,
      { key: KEY, name: 'after rotation', status: 'active' },
    ]);
    expect(await answersTo(sandbox, KEY)).toEqual([200]);

    const minted = await sandbox.control('POST', '/keys');
    expect(minted.body.key).toMatch(/^sk_sandbox_[a-z0-9]{24}$/);
    expect(await answersTo(sandbox, minted.body.key)).toEqual([200]);
    const another = await sandbox.control('POST', '/keys', {});
    expect(another.body.key).not.toBe(minted.body.key);
  });

  it('is refused that was revoked', async () => {
    await using sandbox = await openControl();
    await sandbox.control('POST', '/keys', { key: KEY });
    const { body } = await sandbox.control('POST', `/keys/${KEY}/revoke`);
    expect(body).toMatchObject({ status: 'revoked', revokedAt: '2025-01-23T10:30:00.000Z' });
    expect(await answersTo(sandbox, KEY)).toEqual(ENDED);
    await sandbox.control('POST', '/clock/advance', { by: '1h' });
    expect((await sandbox.control('POST', `/keys/${KEY}/revoke`)).body).toEqual(body);
  });

  it('is refused that was expired, until its expiry is taken away', async () => {
    await using sandbox = await openControl();
    await sandbox.control('POST', '/keys', { key: KEY, expiresAt: '2030-01-01T00:00:00Z' });
    expect(await answersTo(sandbox, KEY)).toEqual([200]);
    const { body } = await sandbox.control('POST', `/keys/${KEY}/expire`);
    expect(body).toMatchObject({ status: 'expired', expiresAt: '2025-01-23T10:30:00.000Z' });
    expect(await answersTo(sandbox, KEY)).toEqual(ENDED);
    const { body: renewed } = await sandbox.control('PATCH', `/keys/${KEY}`, { expiresAt: null });
    expect(renewed).not.toHaveProperty('expiresAt');
    expect(await answersTo(sandbox, KEY)).toEqual([200]);
  });

  it('is unknown that was deleted', async () => {
    await using sandbox = await openControl();
    await sandbox.control('POST', '/keys', { key: KEY });
    expect((await sandbox.control('DELETE', `/keys/${KEY}`)).status).toBe(204);
    expect(await answersTo(sandbox, KEY)).toEqual(UNKNOWN);
    expect((await sandbox.control('GET', `/keys/${KEY}`)).status).toBe(404);
  });

  it('may do what its permissions say', async () => {
    await using sandbox = await openControl();
    await sandbox.control('POST', '/keys', { key: KEY, permissions: ['read'] });
    const push = async () => {
      const body = { action: 'set_operation_mode', mode: 'idle' };
      const answer = await sandbox.api('POST', '/battery/device_abc123', body, KEY);
      return answer.status < 300 ? [answer.status] : [answer.status, answer.body.error.message];
    };
    expect(await push()).toEqual(FORBIDDEN);
    await sandbox.control('PATCH', `/keys/${KEY}`, { permissions: ['read', 'write'] });
    expect(await push()).toEqual([202]);
  });

  it('is limited by its plan', async () => {
    await using sandbox = await openControl();
    await sandbox.control('POST', '/keys', { key: KEY });
    await sandbox.control('PATCH', `/keys/${KEY}`, { plan: 'ratelimited', name: 'slow' });
    const statuses = [];
    for (let i = 0; i < 6; i++) statuses.push((await answersTo(sandbox, KEY))[0]);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const { body } = await sandbox.control('PATCH', `/keys/${KEY}`, { plan: null });
    expect(body).toMatchObject({ name: 'slow', permissions: ['read', 'write'] });
    expect(body).not.toHaveProperty('plan');
    expect(await answersTo(sandbox, KEY)).toEqual([200]);
  });

  it('ends when its time is up on the clock of its account', async () => {
    await using sandbox = await openControl();
    await sandbox.control('POST', '/keys', { key: KEY, expiresIn: '10m' });
    await sandbox.control('POST', '/clock/advance', { by: '599s' });
    expect(await answersTo(sandbox, KEY)).toEqual([200]);
    await sandbox.control('POST', '/clock/advance', { by: '1s' });
    expect(await answersTo(sandbox, KEY)).toEqual(ENDED);
  });

  it('rotates without a gap', async () => {
    await using sandbox = await openControl();
    const { body: fresh } = await sandbox.control('POST', '/keys');
    expect([await answersTo(sandbox, fresh.key), await answersTo(sandbox, 'sk_sandbox_abc123xyz')]).toEqual([
      [200],
      [200],
    ]);
    await sandbox.control('POST', '/keys/sk_sandbox_abc123xyz/revoke');
    expect([await answersTo(sandbox, fresh.key), await answersTo(sandbox, 'sk_sandbox_abc123xyz')]).toEqual([
      [200],
      ENDED,
    ]);
  });
});

describe('The keys of an account', () => {
  it('are listed with what became of them', async () => {
    await using sandbox = await openControl();
    await sandbox.api('GET', '/battery');
    const { body } = await sandbox.control('GET', '/keys');
    const byName = Object.fromEntries(body.items.map((key: { name: string }) => [key.name, key]));
    expect(byName['Documented example'].lastUsedAt).toBe('2025-01-23T10:30:00.000Z');
    expect(byName.Expired.status).toBe('expired');
    expect(byName.Revoked.status).toBe('revoked');
    expect(byName['Read-only'].permissions).toEqual(['read']);
    expect(byName['Rate-limited'].plan).toBe('ratelimited');
  });

  it('are masked where they are live and not published', async () => {
    await using sandbox = await openControl();
    const made = await sandbox.control('POST', '/keys?account=acct_live', { key: 'sk_live_made_up_here' });
    expect(made.body.key).toBe('sk_live_made_up_here');
    const { body } = await sandbox.control('GET', '/keys?account=acct_live');
    expect(body.items.map(({ key }: { key: string }) => key)).toEqual(['sk_live_def456uvw', 'sk_live_made…']);
    expect((await sandbox.control('GET', '/keys/sk_live_made_up_here')).body.key).toBe('sk_live_made…');
  });

  it('are found in whichever account has them, but not in another than the named one', async () => {
    await using sandbox = await openControl();
    expect((await sandbox.control('GET', '/keys/sk_sandbox_empty')).body.account).toBe('acct_empty');
    expect((await sandbox.control('GET', '/keys/sk_sandbox_empty?account=acct_demo')).status).toBe(404);
    expect((await sandbox.control('POST', '/keys/sk_sandbox_empty/revoke')).body.status).toBe('revoked');
  });

  it.each([
    [409, { key: 'sk_sandbox_abc123xyz' }],
    [409, { key: 'sk_sandbox_empty' }, 400],
    [400, { key: 'sk_live_def456uvw' }],
    [400, { key: 'sk_sandbox_' }],
    [400, { key: 'sk_test_abc123xyz' }],
    [400, { key: 'sk_sandbox_abc/123' }],
    [400, { key: '' }],
    [400, { key: 'x'.repeat(300) }],
    [400, { permissions: [] }],
    [400, { permissions: ['read', 'read'] }],
    [400, { permissions: ['admin'] }],
    [400, { plan: 'gold' }],
    [400, { expiresAt: 'tomorrow' }],
    [400, { expiresAt: '2025-02-30T00:00:00Z' }],
    [400, { expiresIn: '1h', expiresAt: '2026-01-01T00:00:00Z' }],
    [400, { expiresIn: 3600 }],
    [400, { revokedAt: 'yesterday' }],
    [400, { createdAt: '2025-02-30T00:00:00Z' }],
    [400, { name: '' }],
    [400, []],
    [400, null],
  ])('refuse with %i to be joined by %j', async (status, body, orElse = status) => {
    await using sandbox = await openControl();
    const before = (await sandbox.control('GET', '/snapshot')).text;
    const answer = await sandbox.control('POST', '/keys', body);
    expect([status, orElse]).toContain(answer.status);
    expectSame((await sandbox.control('GET', '/snapshot')).text, before);
  });

  it.each([
    {},
    { plan: 'gold' },
    { permissions: [] },
    { key: KEY },
    { expiresAt: 'never' },
    { expiresAt: null, expiresIn: '1h' },
  ])('refuse the change %j', async (change) => {
    await using sandbox = await openControl();
    expect((await sandbox.control('PATCH', '/keys/sk_sandbox_readonly', change)).status).toBe(400);
  });

  it('cannot be taken from an account that gets them back at its reset', async () => {
    await using sandbox = await openControl();
    await sandbox.control('DELETE', '/keys/sk_sandbox_abc123xyz');
    const { status, body } = await sandbox.control('POST', '/keys?account=acct_empty', {
      key: 'sk_sandbox_abc123xyz',
    });
    expect([status, body.title]).toEqual([409, 'Already taken']);
  });

  it('are minted the same in every run', async () => {
    const mint = async () => {
      await using sandbox = await openControl();
      return [await sandbox.control('POST', '/keys'), await sandbox.control('POST', '/accounts')].map(
        ({ text }) => text,
      );
    };
    expect(await mint()).toEqual(await mint());
  });
});
