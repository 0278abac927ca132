import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../../src/domain/entities.ts';
import { expectSame, openControl } from '../../support/open-control.ts';

const BATTERY = '/battery/device_abc123';

describe('The devices of an account', () => {
  it('are listed with state, figures, owner and serial number', async () => {
    await using sandbox = await openControl();
    const { body } = await sandbox.control('GET', '/devices?limit=500');
    expect(body.pagination).toEqual({ limit: 500, offset: 0, total: 30, hasMore: false });
    expect(new Set(body.items.map(({ family }: { family: string }) => family))).toEqual(new Set(FAMILIES));
    expect(body.items[0]).toMatchObject({
      family: 'battery',
      id: 'device_abc123',
      account: 'acct_demo',
      user: { name: expect.any(String), email: expect.stringContaining('@') },
      serialNumber: expect.stringMatching(/^FOX/),
      reference: true,
      capacityKwh: 10.4,
      online: true,
      standingCommands: [],
      state: { family: 'battery' },
    });
  });

  it('are filtered and cut into pages', async () => {
    await using sandbox = await openControl();
    const { body: solar } = await sandbox.control('GET', '/devices?family=solar-inverter&userId=user_abc123');
    expect(solar.items.map(({ userId, family }: Record<string, string>) => [userId, family])).toEqual([
      ['user_abc123', 'solar-inverter'],
      ['user_abc123', 'solar-inverter'],
    ]);
    const { body: all } = await sandbox.control('GET', '/devices?limit=30');
    const { body: page } = await sandbox.control('GET', '/devices?offset=10&limit=5');
    expect(page.items).toEqual(all.items.slice(10, 15));
    expect(page.pagination).toEqual({ limit: 5, offset: 10, total: 30, hasMore: true });
    expect((await sandbox.control('GET', '/devices?userId=nobody')).body.items).toEqual([]);
    for (const query of ['family=toaster', 'limit=0', 'limit=501', 'offset=-1', 'limit=x', 'page=2']) {
      expect((await sandbox.control('GET', `/devices?${query}`)).status, query).toBe(400);
    }
  });

  it('show their state of this very instant, past the cache', async () => {
    await using sandbox = await openControl();
    const level = async () =>
      (await sandbox.control('GET', '/devices/device_abc123')).body.state.levelPercent;
    const cached = async () => (await sandbox.api('GET', BATTERY)).body.state.level;
    const before = { now: await level(), cached: await cached() };
    await sandbox.control('POST', '/clock/advance', { by: '10m' });
    expect(await level()).not.toBe(before.now);
    expect(await cached()).toBe(before.cached);
  });
});

describe('From the very next request on a device', () => {
  it.each(FAMILIES)('of the family %s is there that was added', async (family) => {
    await using sandbox = await openControl();
    const { status, body } = await sandbox.control('POST', '/devices', { family });
    expect([status, body.family, body.userId]).toEqual([201, family, 'user_abc123']);
    expect((await sandbox.api('GET', `/${family}/${body.id}`)).status).toBe(200);
    const { body: again } = await sandbox.control('POST', '/devices', { family });
    expect(again.id).not.toBe(body.id);
  });

  it('has what it was given', async () => {
    await using sandbox = await openControl();
    const device = {
      family: 'battery',
      id: 'device_small',
      userId: 'someone@example.com',
      vendor: 'Acme',
      model: 'Tiny',
      capacityKwh: 2.5,
      dischargeLimitPercent: 20,
      installedAt: '2024-01-01T00:00:00.000Z',
      reference: true,
    };
    expect((await sandbox.control('POST', '/devices', device)).body).toMatchObject(device);
    const { body } = await sandbox.api('GET', '/battery/device_small');
    expect(body.state).toMatchObject({ capacity: 2.5, dischargeLimit: 20 });
    expect((await sandbox.api('GET', '/battery?userId=someone@example.com')).body.items).toHaveLength(1);
  });

  it('may be added to an account without users', async () => {
    await using sandbox = await openControl();
    const { status, body } = await sandbox.control('POST', '/devices?account=acct_empty', { family: 'hvac' });
    expect([status, body.userId]).toEqual([201, expect.stringMatching(/^user_/)]);
    expect((await sandbox.api('GET', '/hvac', undefined, 'sk_sandbox_empty')).body.items).toHaveLength(1);
  });

  it('has the figures that it was changed to', async () => {
    await using sandbox = await openControl();
    const { body } = await sandbox.control('PATCH', '/devices/device_abc123', {
      capacityKwh: 20,
      vendor: 'Acme',
      model: 'Bigger',
      userId: 'user_abc123xyz',
    });
    expect(body).toMatchObject({ capacityKwh: 20, maxChargeKw: 5, vendor: 'Acme', userId: 'user_abc123xyz' });
    expect((await sandbox.api('GET', BATTERY)).body.state.capacity).toBe(20);
    const { body: list } = await sandbox.api('GET', '/battery?userId=user_abc123xyz&limit=50');
    expect(list.items.map(({ id }: { id: string }) => id)).toContain('device_abc123');
  });

  it('is offline, and online again', async () => {
    await using sandbox = await openControl();
    const { body: gone } = await sandbox.control('POST', '/devices/device_abc123/offline');
    expect(gone).toMatchObject({ online: false, offlineSince: '2025-01-23T10:30:00.000Z' });
    expect((await sandbox.api('GET', BATTERY)).body.sync.available).toBe(false);
    const { body: back } = await sandbox.control('POST', '/devices/device_abc123/online');
    expect(back.online).toBe(true);
    expect(back).not.toHaveProperty('offlineSince');
    expect((await sandbox.api('GET', BATTERY)).body.sync.available).toBe(true);
  });

  it('is released from the command that stands', async () => {
    await using sandbox = await openControl();
    const untouched = (await sandbox.control('GET', '/devices/device_abc123')).body.state;
    await sandbox.api('POST', BATTERY, { action: 'set_operation_mode', mode: 'discharge' });
    await sandbox.control('POST', '/clock/advance', { by: '5s' });
    const { body: commanded } = await sandbox.control('GET', '/devices/device_abc123');
    expect(commanded.standingCommands).toEqual([
      { at: '2025-01-23T10:30:05.000Z', command: { kind: 'battery.mode', mode: 'discharge' } },
    ]);
    expect(commanded.state.status).toBe('discharging');
    const { body: released } = await sandbox.control('POST', '/devices/device_abc123/release');
    expect(released.standingCommands).toEqual([]);
    expect(released.state.status).toBe(untouched.status);
  });

  it('is gone that was removed, and may come back under its id', async () => {
    await using sandbox = await openControl();
    expect((await sandbox.control('DELETE', '/devices/device_abc123')).status).toBe(204);
    expect((await sandbox.api('GET', BATTERY)).status).toBe(404);
    expect((await sandbox.control('GET', '/devices/device_abc123')).status).toBe(404);
    await sandbox.control('POST', '/devices', { family: 'battery', id: 'device_abc123' });
    expect((await sandbox.api('GET', BATTERY)).status).toBe(200);
  });
});

describe('A device is refused', () => {
  it.each([
    [409, { family: 'battery', id: 'device_abc123' }],
    [409, { family: 'hvac', id: 'device_abc123' }],
    [400, {}],
    [400, { family: 'toaster' }],
    [400, { id: 'device_new' }],
    [400, { family: 'battery', id: 'a b' }],
    [400, { family: 'battery', id: 'actions' }],
    [400, { family: 'battery', id: '__proto__' }],
    [400, { family: 'battery', capacityKwh: 0 }],
    [400, { family: 'battery', capacityKwh: '10' }],
    [400, { family: 'battery', capacityKwh: 1e308 }],
    [400, { family: 'battery', peakKw: 5 }],
    [400, { family: 'battery', model: 'Powerwall 3' }],
    [400, { family: 'battery', userId: '' }],
    [400, { family: 'battery', userId: 'a b' }],
    [400, { family: 'battery', installedAt: '2999-01-01T00:00:00Z' }],
    [400, { family: 'battery', installedAt: '2024-02-30T00:00:00Z' }],
    [400, { family: 'hvac', modes: [] }],
    [400, { family: 'hvac', modes: ['heat', 'heat'] }],
    [400, { family: 'hvac', schedule: { day: { heatC: 20, coolC: 24 } } }],
    [400, { family: 'hvac', schedule: { day: { heatC: 25, coolC: 24 }, night: { heatC: 17, coolC: 26 } } }],
    [400, 'battery'],
  ])('with %i: %j', async (status, body) => {
    await using sandbox = await openControl();
    const before = (await sandbox.control('GET', '/snapshot')).text;
    expect((await sandbox.control('POST', '/devices', body)).status).toBe(status);
    expectSame((await sandbox.control('GET', '/snapshot')).text, before);
  });

  it.each([
    {},
    { peakKw: 5 },
    { modes: ['heat'] },
    { id: 'device_other' },
    { family: 'hvac' },
    { capacityKwh: -1 },
    { installedAt: '2024-01-01T00:00:00Z' },
    { dischargeLimitPercent: 101 },
    { capacityKwh: 10, fullRangeKm: 300 },
  ])('to be changed to %j', async (change) => {
    await using sandbox = await openControl();
    expect((await sandbox.control('PATCH', '/devices/device_abc123', change)).status).toBe(400);
    expect((await sandbox.control('GET', '/devices/device_abc123')).body.capacityKwh).toBe(10.4);
  });

  it('where there is none by that id, whatever is wanted of it', async () => {
    await using sandbox = await openControl();
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { vendor: 'x' }],
      ['DELETE', '', undefined],
      ['POST', '/offline', undefined],
      ['POST', '/online', undefined],
      ['POST', '/release', undefined],
    ] as const) {
      const answer = await sandbox.control(method, `/devices/device_nobody${path}`, body);
      expect([answer.status, answer.body.title]).toEqual([404, 'Unknown device']);
    }
    expect((await sandbox.control('GET', '/devices/device_live_battery')).status).toBe(404);
  });
});
