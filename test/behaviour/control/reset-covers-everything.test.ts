import { describe, expect, it } from 'vitest';
import { exerciseApi } from '../../support/exercise-api.ts';
import { type ControlTarget, expectSame, openControl, openOwnControl } from '../../support/open-control.ts';

async function disturb(sandbox: ControlTarget, account = 'acct_demo'): Promise<void> {
  const at = `?account=${account}`;
  await sandbox.control('PATCH', `/clock${at}`, { mode: 'scaled', factor: 10, at: '2025-03-01T00:00:00Z' });
  await sandbox.control('POST', `/keys${at}`, { key: 'sk_sandbox_added_here' });
  await sandbox.control('POST', `/keys/sk_sandbox_abc123xyz/revoke${at}`);
  await sandbox.control('DELETE', `/keys/sk_sandbox_readonly${at}`);
  await sandbox.control('POST', `/devices${at}`, { family: 'battery' });
  await sandbox.control('PATCH', `/devices/device_abc123${at}`, { capacityKwh: 99, userId: 'user_other' });
  await sandbox.control('POST', `/devices/device_hvac_001/offline${at}`);
  await sandbox.control('DELETE', `/devices/device_xyz789${at}`);
  for (let i = 0; i < 6; i++) await sandbox.api('GET', '/battery', undefined, 'sk_sandbox_ratelimited');
}

describe('A reset of all', () => {
  it('makes the emulator answer as a fresh one does, byte for byte', async () => {
    await using fresh = await openOwnControl();
    const expected = await exerciseApi(fresh);
    await using sandbox = await openControl();
    await exerciseApi(sandbox);
    await disturb(sandbox);
    const { body } = await sandbox.control('POST', '/reset');
    expect(body).toEqual({ accounts: ['acct_demo', 'acct_empty', 'acct_live'] });
    expect(await exerciseApi(sandbox)).toEqual(expected);
  });

  it('closes accounts opened since and opens those closed since, the first one first', async () => {
    await using sandbox = await openControl();
    const start = (await sandbox.control('GET', '/snapshot')).text;
    const { body: opened } = await sandbox.control('POST', '/accounts');
    await sandbox.control('DELETE', '/accounts/acct_demo');
    expect((await sandbox.control('GET', '')).body.defaultAccount).toBe('acct_empty');
    await sandbox.control('POST', '/reset');
    expect((await sandbox.control('GET', '')).body.defaultAccount).toBe('acct_demo');
    expectSame((await sandbox.control('GET', '/snapshot')).text, start);
    expect((await sandbox.api('GET', '/battery', undefined, opened.apiKey)).status).toBe(401);
  });

  it('undoes a restore of another world', async () => {
    await using other = await openControl({ seed: 'another' });
    const { body: snapshot } = await other.control('GET', '/snapshot');
    await using sandbox = await openControl();
    const start = (await sandbox.control('GET', '/snapshot')).text;
    await sandbox.control('POST', '/restore', snapshot);
    expect((await sandbox.control('GET', '/accounts/acct_demo')).body.seed).toBe('another');
    await sandbox.control('POST', '/reset');
    expectSame((await sandbox.control('GET', '/snapshot')).text, start);
  });
});

describe('A reset of one account', () => {
  it('covers all that is its own and nothing of another', async () => {
    await using sandbox = await openControl();
    const start = (await sandbox.control('GET', '/snapshot?account=acct_demo')).text;
    await disturb(sandbox);
    await sandbox.control('POST', '/clock/advance?account=acct_empty', { by: '1h' });
    const { body } = await sandbox.control('POST', '/reset', undefined, {
      'x-api-key': 'sk_sandbox_abc123xyz',
    });
    expect(body).toEqual({ accounts: ['acct_demo'] });
    expectSame((await sandbox.control('GET', '/snapshot?account=acct_demo')).text, start);
    expect((await sandbox.api('GET', '/battery')).status).toBe(200);
    expect((await sandbox.api('GET', '/battery', undefined, 'sk_sandbox_added_here')).status).toBe(401);
    expect((await sandbox.control('GET', '/clock?account=acct_empty')).body.at).toBe(
      '2025-01-23T11:30:00.000Z',
    );
  });

  it('returns an opened account to its own start', async () => {
    await using sandbox = await openControl();
    const { body } = await sandbox.control('POST', '/accounts', {
      clock: { mode: 'frozen', at: '2025-06-01T12:00:00Z' },
    });
    const headers = { 'x-api-key': body.apiKey };
    await sandbox.control('POST', '/clock/advance', { by: '1h' }, headers);
    await sandbox.control('DELETE', `/keys/${body.apiKey}`);
    await sandbox.control('POST', `/reset?account=${body.account.id}`);
    expect((await sandbox.control('GET', '/clock', undefined, headers)).body.at).toBe(
      '2025-06-01T12:00:00.000Z',
    );
  });
});
