import { describe, expect, it } from 'vitest';
import { openControl } from '../../support/open-control.ts';

const NOON = '2025-06-01T12:00:00.000Z';

describe('The clock of an account', () => {
  it.each([
    ['1h', '2025-01-23T11:30:00.000Z'],
    ['90s', '2025-01-23T10:31:30.000Z'],
    ['1.5h', '2025-01-23T12:00:00.000Z'],
    ['250ms', '2025-01-23T10:30:00.250Z'],
    ['2d', '2025-01-25T10:30:00.000Z'],
    [5000, '2025-01-23T10:30:05.000Z'],
    [0, '2025-01-23T10:30:00.000Z'],
  ])('is advanced by %j', async (by, at) => {
    await using sandbox = await openControl();
    const { status, body } = await sandbox.control('POST', '/clock/advance', { by });
    expect([status, body]).toEqual([200, { account: 'acct_demo', mode: 'frozen', factor: 0, at }]);
    expect((await sandbox.control('GET', '/clock')).body.at).toBe(at);
  });

  it('is set to a later instant, and to the one that it shows', async () => {
    await using sandbox = await openControl();
    for (let i = 0; i < 2; i++) {
      expect((await sandbox.control('POST', '/clock/set', { at: NOON })).body.at).toBe(NOON);
    }
  });

  it('is never set back', async () => {
    await using sandbox = await openControl();
    const at = '2025-01-23T10:29:59.999Z';
    for (const [method, path, body] of [
      ['POST', '/clock/set', { at }],
      ['PATCH', '/clock', { at }],
      ['PATCH', '/clock', { mode: 'real', at }],
    ] as const) {
      const answer = await sandbox.control(method, path, body);
      expect([answer.status, answer.body.title]).toEqual([409, 'Time goes back']);
      expect(answer.body.detail).toContain('it shows 2025-01-23T10:30:00.000Z');
    }
    expect((await sandbox.control('GET', '/clock')).body).toMatchObject({ mode: 'frozen' });
  });

  it.each([
    ['/clock/advance', { by: '1w' }],
    ['/clock/advance', { by: '' }],
    ['/clock/advance', { by: -1 }],
    ['/clock/advance', { by: 1.5 }],
    ['/clock/advance', { by: '-1h' }],
    ['/clock/advance', { by: null }],
    ['/clock/advance', { by: 253402300799999 }],
    ['/clock/advance', { by: '999999999d' }],
    ['/clock/advance', {}],
    ['/clock/advance', { by: '1h', at: NOON }],
    ['/clock/set', { at: '2025-06-01' }],
    ['/clock/set', { at: '2025-02-30T00:00:00Z' }],
    ['/clock/set', { at: '2025-06-01T12:00:00+02:00' }],
    ['/clock/set', { at: 1750000000000 }],
    ['/clock/set', { at: '0001-01-01T00:00:00Z' }],
    ['/clock/set', undefined],
  ])('refuses %s %j', async (path, body) => {
    await using sandbox = await openControl();
    expect((await sandbox.control('POST', path, body)).status).toBe(400);
    expect((await sandbox.control('GET', '/clock')).body.at).toBe('2025-01-23T10:30:00.000Z');
  });

  it.each([
    [{ mode: 'real' }, { mode: 'real', factor: 1 }],
    [
      { mode: 'scaled', factor: 60 },
      { mode: 'scaled', factor: 60 },
    ],
    [
      { mode: 'frozen', at: NOON },
      { mode: 'frozen', factor: 0, at: NOON },
    ],
    [{ at: NOON }, { mode: 'frozen', factor: 0, at: NOON }],
  ])('changes its pace: %j', async (change, expected) => {
    await using sandbox = await openControl();
    const { status, body } = await sandbox.control('PATCH', '/clock', change);
    expect(status).toBe(200);
    expect(body).toMatchObject(expected);
    expect((await sandbox.control('PATCH', '/clock', { mode: 'frozen' })).body.mode).toBe('frozen');
  });

  it.each([
    {},
    { mode: 'scaled' },
    { factor: 60 },
    { mode: 'real', factor: 60 },
    { mode: 'scaled', factor: 0 },
    { mode: 'scaled', factor: 1e6 },
    { mode: 'fast' },
    { mode: 'frozen', extra: true },
  ])('refuses the pace %j', async (change) => {
    await using sandbox = await openControl();
    expect((await sandbox.control('PATCH', '/clock', change)).status).toBe(400);
  });

  it('can be advanced while it runs as fast as it can', async () => {
    await using sandbox = await openControl();
    await sandbox.control('PATCH', '/clock', { mode: 'scaled', factor: 999_999 });
    for (let i = 0; i < 50; i++) {
      expect((await sandbox.control('POST', '/clock/advance', { by: 0 })).status).toBe(200);
    }
  });

  it('has run all that was due when it answers', async () => {
    await using sandbox = await openControl();
    const push = { action: 'set_operation_mode', mode: 'charge', deferUntil: '30m' };
    const { body: sent } = await sandbox.api('POST', '/battery/device_abc123', push);
    const poll = async () => (await sandbox.api('GET', `/battery/actions/${sent.id ?? sent.actionId}`)).body;
    await sandbox.control('POST', '/clock/advance', { by: '29m' });
    expect(JSON.stringify(await poll())).toMatch(/scheduled|deferred/);
    await sandbox.control('POST', '/clock/advance', { by: '1m' });
    expect(JSON.stringify(await poll())).toContain('acknowledged');
    await sandbox.control('POST', '/clock/advance', { by: '5s' });
    expect(JSON.stringify(await poll())).toContain('completed');
  });

  it('is its own: the others do not move', async () => {
    await using sandbox = await openControl();
    await sandbox.control('POST', '/clock/advance?account=acct_empty', { by: '1h' });
    expect((await sandbox.control('GET', '/clock')).body.at).toBe('2025-01-23T10:30:00.000Z');
    expect((await sandbox.control('GET', '/clock?account=acct_empty')).body.at).toBe(
      '2025-01-23T11:30:00.000Z',
    );
  });
});
