import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../../src/domain/devices/catalogue/catalogue.ts';
import type { WorldFile } from '../../../../src/domain/documents/world-file.ts';
import { FAMILIES } from '../../../../src/domain/entities.ts';
import type { AccountBaseline } from '../../../../src/domain/record/baseline.ts';
import { DAY_MS, HOUR_MS } from '../../../../src/domain/time/instant.ts';
import { KEYS_V1 } from '../../../../src/editions/v1/keys.ts';
import { buildBaselines } from '../../../../src/files/world/build-baselines.ts';
import { loadWorld } from '../../../../src/files/world/load-world.ts';

async function buildShipped(name: string, seed = 'seed'): Promise<AccountBaseline[]> {
  return buildBaselines(await loadWorld(name), seed, [KEYS_V1]);
}

async function buildFirst(file: WorldFile, seed = 'seed'): Promise<AccountBaseline> {
  const [first] = await buildBaselines(file, seed, [KEYS_V1]);
  if (first === undefined) throw new Error('no account');
  return first;
}

function countDevices(account: AccountBaseline | undefined, userId: string, family: string): number {
  return (account?.devices ?? []).filter((device) => device.userId === userId && device.family === family)
    .length;
}

describe('the default world', () => {
  it('has three households with several devices of every family', async () => {
    const [demo] = await buildShipped('default');
    expect(demo?.users.map(({ id }) => id)).toEqual([
      'user_abc123',
      'user_abc123xyz',
      'homeowner@example.com',
    ]);
    for (const { id } of demo?.users ?? []) {
      for (const family of FAMILIES) expect(countDevices(demo, id, family)).toBeGreaterThanOrEqual(2);
    }
  });

  it("has the vendor's documented devices, which follow the documented figures", async () => {
    const [demo] = await buildShipped('default');
    const byId = new Map(demo?.devices.map((device) => [device.id, device]));
    const reference = demo?.devices.filter((device) => device.reference);
    expect(reference?.map(({ id, family }) => [id, family])).toEqual([
      ['device_abc123', 'battery'],
      ['device_ev_001', 'ev-charger'],
      ['device_hvac_001', 'hvac'],
      ['device_inverter_001', 'solar-inverter'],
      ['device_vehicle_001', 'vehicle'],
    ]);
    expect(reference?.every(({ userId }) => userId === 'user_abc123')).toBe(true);
    expect(byId.get('device_abc123')).toMatchObject({ capacityKwh: 10.4, dischargeLimitPercent: 10 });
    expect(byId.get('device_vehicle_001')).toMatchObject({ capacityKwh: 75, chargeLimitPercent: 95 });
    expect(byId.get('device_xyz789')).toMatchObject({ family: 'battery', userId: 'user_abc123xyz' });
  });

  it('has nothing but real products in it', async () => {
    for (const account of await buildShipped('default')) {
      for (const { family, vendor, model } of account.devices) {
        expect(CATALOGUE[family].map((product) => [product.vendor, product.model])).toContainEqual([
          vendor,
          model,
        ]);
      }
    }
  });

  it("has the vendor's documented actions: one that waits, the rest in the past, none in the first household", async () => {
    const [demo] = await buildShipped('default');
    const ownerOf = new Map(demo?.devices.map(({ id, userId }) => [id, userId]));
    const actions = (demo?.actions ?? []).map(({ id, family, inMs }) => [family, id, inMs ?? 'past']);
    expect(actions).toEqual(
      expect.arrayContaining([
        ['battery', 'action_abc123', 365 * DAY_MS],
        ['battery', 'act_abc123', 'past'],
        ['battery', 'act_abc123xyz', 'past'],
        ['hvac', 'action_abc123', 'past'],
        ['ev-charger', 'action_abc123', 'past'],
      ]),
    );
    for (const { deviceId } of demo?.actions ?? []) expect(ownerOf.get(deviceId)).toBe('user_abc123xyz');
  });
});

describe('the other shipped worlds', () => {
  it('are empty for the first key, where the name says so', async () => {
    const [demo] = await buildShipped('empty');
    expect(demo).toMatchObject({ id: 'acct_demo', users: [], devices: [], actions: [] });
  });

  it('are large: 10,000 devices of 4,000 users, each with an id of its own', async () => {
    const [demo] = await buildShipped('large');
    expect(new Set(demo?.devices.map(({ id }) => id)).size).toBe(10_000);
    expect(new Set(demo?.users.map(({ id }) => id)).size).toBe(4_000);
    expect(new Set(demo?.devices.map(({ userId }) => userId))).toEqual(
      new Set(demo?.users.map(({ id }) => id)),
    );
    for (const family of FAMILIES) {
      expect(demo?.devices.filter((device) => device.family === family).length).toBeGreaterThan(1_500);
    }
  });
});

describe('a built world', () => {
  it('is the same every time, and another for another seed, but for what the file fixes', async () => {
    const [first, again, other] = await Promise.all(
      ['seed', 'seed', 'other'].map((seed) => buildShipped('default', seed)),
    );
    expect(again).toEqual(first);
    const drawnIds = (accounts: AccountBaseline[] | undefined) =>
      (accounts ?? [])
        .flatMap(({ devices }) => devices.map(({ id }) => id))
        .filter((id) => /^device_[a-z0-9]{10}$/.test(id));
    expect(drawnIds(first).length).toBeGreaterThan(15);
    expect(drawnIds(other).filter((id) => drawnIds(first).includes(id))).toEqual([]);
    expect(other?.[0]?.devices.filter(({ reference }) => reference)).toEqual(
      first?.[0]?.devices.filter(({ reference }) => reference),
    );
    expect(other?.map(({ keys }) => keys)).toEqual(first?.map(({ keys }) => keys));
  });

  it('draws a device from its id alone, whatever stands around it', async () => {
    const device = { family: 'battery', id: 'device_mine' } as const;
    const alone = await buildFirst({ accounts: [{ id: 'a', users: [{ id: 'ann', devices: [device] }] }] });
    const among = await buildFirst({
      accounts: [
        {
          id: 'b',
          users: [{ devices: [{ family: 'vehicle' }] }, { id: 'ann', devices: [{ family: 'hvac' }, device] }],
        },
      ],
    });
    expect(among.devices.find(({ id }) => id === 'device_mine')).toEqual(alone.devices[0]);
  });

  it('keeps the ids of a household when a device of another family joins', async () => {
    const build = (families: readonly ('battery' | 'vehicle')[]) =>
      buildFirst({
        accounts: [{ id: 'a', users: [{ id: 'ann', devices: families.map((family) => ({ family })) }] }],
      });
    const { devices: before } = await build(['vehicle', 'vehicle']);
    const { devices } = await build(['battery', 'vehicle', 'battery', 'vehicle']);
    expect(devices.filter(({ family }) => family === 'vehicle')).toEqual(before);
  });

  it('draws the ids that are left out in the vendor’s form', async () => {
    const { id, name, users, devices } = await buildFirst({
      accounts: [{ users: [{ devices: [{ family: 'hvac' }] }] }],
    });
    expect(id).toMatch(/^acct_[a-z0-9]{10}$/);
    expect(name).toBe(id);
    expect(users[0]?.id).toMatch(/^user_[a-z0-9]{10}$/);
    expect(devices[0]?.id).toMatch(/^device_[a-z0-9]{10}$/);
    expect(devices[0]?.userId).toBe(users[0]?.id);
  });

  it('lets an account fix its own seed', async () => {
    const file: WorldFile = { accounts: [{ id: 'a', seed: 'fixed', generate: { users: 3, devices: 9 } }] };
    expect(await buildFirst(file, 'one')).toEqual(await buildFirst(file, 'two'));
    expect((await buildFirst(file, 'one')).seed).toBe('fixed');
  });

  it('gives every generated user a device before one gets a second', async () => {
    const { users, devices } = await buildFirst({ accounts: [{ generate: { users: 7, devices: 5 } }] });
    expect(users).toHaveLength(7);
    expect(new Set(devices.map(({ userId }) => userId)).size).toBe(5);
  });

  it('reads times and durations', async () => {
    const account = await buildFirst({
      accounts: [
        {
          keys: [{ key: 'sk_sandbox_mine01', expiresAt: '2026-01-01T00:00:00Z' }],
          users: [{ devices: [{ family: 'hvac', id: 'h', installedAt: '2024-05-01T06:30:00Z' }] }],
          actions: [{ id: 'x', deviceId: 'h', command: { kind: 'hvac.schedule' }, ago: '1.5h' }],
        },
      ],
    });
    expect(account.keys).toEqual([
      {
        key: 'sk_sandbox_mine01',
        name: 'Key 1',
        edition: 'v1',
        environment: 'sandbox',
        permissions: ['read', 'write'],
        createdAt: Date.UTC(2025, 0, 1),
        expiresAt: Date.UTC(2026, 0, 1),
      },
    ]);
    expect(account.devices[0]?.installedAt).toBe(Date.UTC(2024, 4, 1, 6, 30));
    expect(account.actions).toEqual([
      { id: 'x', deviceId: 'h', family: 'hvac', command: { kind: 'hvac.schedule' }, agoMs: 1.5 * HOUR_MS },
    ]);
  });

  it('refuses a time that nobody checked', async () => {
    const file: WorldFile = { accounts: [{ keys: [{ key: 'sk_sandbox_mine01', createdAt: 'soon' }] }] };
    await expect(buildBaselines(file, 'seed', [KEYS_V1])).rejects.toThrow(
      'Failed to build a key: "soon" is no time that can be read. Check the key first.',
    );
  });
});

describe('the fixture keys', () => {
  const keysOf = async (file: WorldFile) => {
    const baselines = await buildBaselines(file, 'seed', [KEYS_V1]);
    return baselines.map(({ id, keys }) => [id, keys.map(({ key }) => key)]);
  };
  const SANDBOX = ['abc123xyz', 'readonly', 'expired', 'revoked', 'ratelimited'].map(
    (name) => `sk_sandbox_${name}`,
  );

  it.each(['default', 'empty', 'large'])('stand in the world %s, each on its account', async (name) => {
    expect(await keysOf(await loadWorld(name))).toEqual([
      ['acct_demo', SANDBOX],
      ['acct_empty', ['sk_sandbox_empty']],
      ['acct_live', ['sk_live_def456uvw']],
    ]);
  });

  it('say what is wrong with them', async () => {
    const [demo, , live] = await buildShipped('default');
    const byKey = new Map(demo?.keys.map((key) => [key.key, key]));
    expect(byKey.get('sk_sandbox_abc123xyz')).toMatchObject({
      name: 'Documented example',
      permissions: ['read', 'write'],
    });
    expect(byKey.get('sk_sandbox_readonly')?.permissions).toEqual(['read']);
    expect(byKey.get('sk_sandbox_expired')?.expiresAt).toBe(Date.UTC(2000, 0, 1));
    expect(byKey.get('sk_sandbox_revoked')?.revokedAt).toBe(Date.UTC(2000, 0, 1));
    expect(byKey.get('sk_sandbox_ratelimited')?.plan).toBe('ratelimited');
    expect(live).toMatchObject({ environment: 'live', keys: [{ environment: 'live' }] });
    expect(live?.devices).toHaveLength(5);
  });

  it('come by themselves where the file brings no key, and stay away where it does', async () => {
    expect((await keysOf({ accounts: [{ id: 'mine' }] }))[0]).toEqual(['mine', SANDBOX]);
    const own = { id: 'mine', keys: [{ key: 'sk_sandbox_mine01' }] };
    expect(await keysOf({ accounts: [own] })).toEqual([['mine', ['sk_sandbox_mine01']]]);
    expect((await keysOf({ fixtureKeys: true, accounts: [own] }))[0]).toEqual([
      'mine',
      ['sk_sandbox_mine01', ...SANDBOX],
    ]);
    expect(await keysOf({ fixtureKeys: false, accounts: [{ id: 'mine' }] })).toEqual([['mine', []]]);
  });

  it("use the file's own accounts, and leave a key that the file gives as it is", async () => {
    const accounts = [
      { id: 'real', environment: 'live' },
      { id: 'mine', keys: [{ key: 'sk_sandbox_readonly' }] },
      { id: 'acct_empty' },
    ] as const;
    expect(await keysOf({ fixtureKeys: true, accounts })).toEqual([
      ['real', ['sk_live_def456uvw']],
      ['mine', ['sk_sandbox_readonly', ...SANDBOX.filter((key) => key !== 'sk_sandbox_readonly')]],
      ['acct_empty', ['sk_sandbox_empty']],
    ]);
  });

  it('never take an id that another environment has', async () => {
    const accounts = [{ id: 'acct_live' }, { id: 'acct_empty', environment: 'live' }] as const;
    expect(await keysOf({ accounts })).toEqual([
      ['acct_live', SANDBOX],
      ['acct_empty', ['sk_live_def456uvw']],
    ]);
  });
});
