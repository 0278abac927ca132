import { describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { exerciseApi } from '../../support/exercise-api.ts';
import { expectSame, openControl, openOwnControl } from '../../support/open-control.ts';
import { spellOut } from '../../support/spell-out-snapshot.ts';
import type { Json } from '../../targets/target.ts';

describe('A snapshot of all', () => {
  it('says what it is', async () => {
    await using sandbox = await openControl();
    const { body } = await sandbox.control('GET', '/snapshot');
    expect(body).toMatchObject({
      format: 'amps-sandbox-snapshot/3',
      version: packageJson.version,
      scope: 'all',
      accounts: [
        { baseline: { id: 'acct_demo' } },
        { baseline: { id: 'acct_empty' } },
        { baseline: { id: 'acct_live' } },
      ],
    });
  });

  it('changes nothing', async () => {
    await using sandbox = await openControl();
    await exerciseApi(sandbox);
    const { text } = await sandbox.control('GET', '/snapshot');
    expectSame((await sandbox.control('GET', '/snapshot')).text, text);
  });

  it('brings every answer back, request ids, quotas and actions under way included', async () => {
    await using sandbox = await openControl();
    await exerciseApi(sandbox);
    await sandbox.control('POST', '/devices/device_ev_001/offline');
    await sandbox.control('PATCH', '/devices/device_vehicle_001', { capacityKwh: 50 });
    await sandbox.control('POST', '/keys', { key: 'sk_sandbox_kept_here', expiresIn: '9m' });
    const { body: snapshot, text } = await sandbox.control('GET', '/snapshot');
    const expected = await exerciseApi(sandbox);
    await sandbox.control('POST', '/accounts');
    await sandbox.control('DELETE', '/accounts/acct_live');

    const { status, body } = await sandbox.control('POST', '/restore', snapshot);
    expect([status, body]).toEqual([200, { accounts: ['acct_demo', 'acct_empty', 'acct_live'] }]);
    expectSame((await sandbox.control('GET', '/snapshot')).text, text);
    expect(await exerciseApi(sandbox)).toEqual(expected);
  });

  it('is good on another server too', async () => {
    await using sandbox = await openControl();
    await exerciseApi(sandbox);
    const { body: snapshot } = await sandbox.control('GET', '/snapshot');
    const expected = await exerciseApi(sandbox);
    await using other = await openControl({ seed: 'another', world: 'empty', at: '2030-01-01T00:00:00Z' });
    await other.control('POST', '/restore', snapshot);
    expect(await exerciseApi(other)).toEqual(expected);
  });

  it('says once what accounts of the same world share, and no more of a device than has happened to it', async () => {
    await using sandbox = await openOwnControl();
    for (let i = 0; i < 3; i++) await sandbox.control('POST', '/accounts', { id: `acct_${i}` });
    await sandbox.control('POST', '/devices/device_abc123/offline?account=acct_1');
    await sandbox.control('DELETE', '/devices/device_abc123?account=acct_2');
    const { body: snapshot } = await sandbox.control('GET', '/snapshot');
    const [demo, , , ...opened] = snapshot.accounts;
    expect(opened.map(({ baseline }: Json) => baseline.world)).toEqual(Array(3).fill(demo.baseline.world));
    expect(snapshot.worlds[demo.baseline.world].devices).toContainEqual(
      expect.objectContaining({ id: 'device_abc123' }),
    );
    const namesOf = ({ deviceHistories }: Json) => deviceHistories.map(({ deviceId }: Json) => deviceId);
    expect(namesOf(opened[0])).not.toContain('device_abc123');
    expect(namesOf(opened[1])).toEqual([...namesOf(opened[0]), 'device_abc123']);
    expect(opened[1].deviceHistories.at(-1)).toMatchObject({ offlineSince: expect.any(Number) });
    expect(opened[2].devices).toHaveLength(snapshot.worlds[demo.baseline.world].devices.length - 1);
  });

  it('comes back from format 2 as well', async () => {
    await using sandbox = await openControl();
    await exerciseApi(sandbox);
    const { body: snapshot } = await sandbox.control('GET', '/snapshot');
    const expected = await exerciseApi(sandbox);
    const { status } = await sandbox.control('POST', '/restore', spellOut(snapshot));
    expect(status).toBe(200);
    expect(spellOut((await sandbox.control('GET', '/snapshot')).body)).toEqual(spellOut(snapshot));
    expect(await exerciseApi(sandbox)).toEqual(expected);
  });

  it('keeps the devices of the world away that were all removed, however often it is restored', async () => {
    await using sandbox = await openOwnControl();
    const { body } = await sandbox.control('GET', '/devices?limit=500');
    for (const { id } of body.items) await sandbox.control('DELETE', `/devices/${id}`);
    const { text } = await sandbox.control('GET', '/snapshot');
    for (let times = 0; times < 2; times++) {
      const snapshot = (await sandbox.control('GET', '/snapshot')).body;
      expect((await sandbox.control('POST', '/restore', snapshot)).status).toBe(200);
    }
    expectSame((await sandbox.control('GET', '/snapshot')).text, text);
    expect((await sandbox.control('GET', '/devices')).body.items).toEqual([]);
  });

  it('opens the same accounts after it', async () => {
    await using sandbox = await openControl();
    await sandbox.control('POST', '/accounts');
    const { body: snapshot } = await sandbox.control('GET', '/snapshot');
    const first = (await sandbox.control('POST', '/accounts')).text;
    await sandbox.control('POST', '/restore', snapshot);
    expect((await sandbox.control('POST', '/accounts')).text).toBe(first);
  });

  it('takes time back, and a running clock runs on from there', async () => {
    await using sandbox = await openControl({ clock: 'real' });
    const { body: snapshot } = await sandbox.control('GET', '/snapshot');
    await sandbox.control('POST', '/clock/advance', { by: '365d' });
    await sandbox.control('POST', '/restore', snapshot);
    const { body } = await sandbox.control('GET', '/clock');
    expect(body).toMatchObject({ mode: 'real', at: expect.stringMatching(/^2025-01-23T10:3/) });
  });

  it.each(['empty', 'large'])('of the world "%s" comes back whole', async (world) => {
    await using sandbox = await openControl({ world });
    const { body: snapshot, text } = await sandbox.control('GET', '/snapshot');
    await sandbox.control('POST', '/clock/advance', { by: '3h' });
    expect((await sandbox.control('POST', '/restore', snapshot)).status).toBe(200);
    expectSame((await sandbox.control('GET', '/snapshot')).text, text);
  });
});

describe('A snapshot of one account', () => {
  it('brings that one back and leaves the others', async () => {
    await using sandbox = await openControl();
    const { body: snapshot, text } = await sandbox.control('GET', '/snapshot?account=acct_demo');
    expect(snapshot).toMatchObject({ scope: 'account', accounts: [{ baseline: { id: 'acct_demo' } }] });
    await exerciseApi(sandbox);
    await sandbox.control('POST', '/clock/advance?account=acct_empty', { by: '1h' });
    const { body } = await sandbox.control('POST', '/restore', snapshot);
    expect(body).toEqual({ accounts: ['acct_demo'] });
    expectSame((await sandbox.control('GET', '/snapshot?account=acct_demo')).text, text);
    expect((await sandbox.control('GET', '/clock?account=acct_empty')).body.at).toBe(
      '2025-01-23T11:30:00.000Z',
    );
  });

  it('can be taken out of one of all, also where the account is closed by now', async () => {
    await using sandbox = await openControl();
    const { body: snapshot } = await sandbox.control('GET', '/snapshot');
    await sandbox.control('POST', '/clock/advance', { by: '1h' });
    await sandbox.control('DELETE', '/accounts/acct_empty');
    const { body } = await sandbox.control('POST', '/restore?account=acct_empty', snapshot);
    expect(body).toEqual({ accounts: ['acct_empty'] });
    expect((await sandbox.api('GET', '/battery', undefined, 'sk_sandbox_empty')).status).toBe(200);
    expect((await sandbox.control('GET', '/clock')).body.at).toBe('2025-01-23T11:30:00.000Z');
    const { body: byKey } = await sandbox.control('POST', '/restore', snapshot, {
      'x-api-key': 'sk_sandbox_abc123xyz',
    });
    expect(byKey).toEqual({ accounts: ['acct_demo'] });
    expect((await sandbox.control('GET', '/clock')).body.at).toBe('2025-01-23T10:30:00.000Z');
  });

  it('is not found where the document does not have it', async () => {
    await using sandbox = await openControl();
    const { body: snapshot } = await sandbox.control('GET', '/snapshot?account=acct_demo');
    for (const account of ['acct_empty', 'acct_nobody']) {
      const { status, body } = await sandbox.control('POST', `/restore?account=${account}`, snapshot);
      expect([status, body.detail]).toEqual([404, expect.stringContaining('It has acct_demo.')]);
    }
  });

  it('does not bring back a key that another account has by now', async () => {
    await using sandbox = await openControl();
    const { body: opened } = await sandbox.control('POST', '/accounts', { keys: ['sk_sandbox_moved_on'] });
    const { body: snapshot } = await sandbox.control('GET', `/snapshot?account=${opened.account.id}`);
    await sandbox.control('DELETE', `/accounts/${opened.account.id}`);
    await sandbox.control('POST', '/keys', { key: 'sk_sandbox_moved_on' });
    const { status, body } = await sandbox.control('POST', '/restore', snapshot);
    expect([status, body.title]).toEqual([409, 'Already taken']);
    expect((await sandbox.control('GET', '/keys/sk_sandbox_moved_on')).body.account).toBe('acct_demo');
  });
});
