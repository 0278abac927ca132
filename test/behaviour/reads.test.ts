import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeTargets, FROZEN, type RunningTarget } from '../targets/index.ts';

describeTargets('A read', (target) => {
  let sandbox: RunningTarget;
  beforeAll(async () => {
    sandbox = await target.open(FROZEN);
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox[Symbol.asyncDispose]());

  const read = async (path = '/battery/device_abc123') => (await sandbox.ask('GET', path)).body;
  const setClock = (at: string) => sandbox.ask('POST', '/__sandbox/clock/set', { body: { at } });

  it.each([
    ['06:00', { status: 'discharging', level: 70, chargeRate: -0.83 }],
    ['08:00', { status: 'discharging', level: 54, chargeRate: -0.83 }],
    ['09:00', { status: 'charging', level: 50, chargeRate: 0.73 }],
    ['12:00', { status: 'charging', level: 71, chargeRate: 0.73 }],
    ['15:00', { status: 'discharging', level: 90, chargeRate: -1.04 }],
    ['18:00', { status: 'discharging', level: 60, chargeRate: -1.04 }],
    ['21:00', { status: 'charging', level: 30, chargeRate: 0.46 }],
  ])('shows the documented battery at %s UTC', async (time, state) => {
    await setClock(`2025-01-24T${time}:00Z`);
    expect((await read()).state).toEqual({ capacity: 10.4, dischargeLimit: 10, ...state });
  });

  it.each([
    ['06:00', { batteryLevel: 82, plugged: true, charging: true, fullyCharged: false }],
    [
      '08:45',
      { batteryLevel: 95, plugged: true, charging: false, fullyCharged: true, chargeTimeRemaining: 0 },
    ],
    ['09:00', { batteryLevel: 95, plugged: false, charging: false }],
    ['13:00', { batteryLevel: 83, plugged: false }],
    ['17:00', { batteryLevel: 70, plugged: false }],
    ['21:00', { batteryLevel: 50, plugged: true, charging: true }],
  ])('shows the documented vehicle at %s UTC, and its charger in step', async (time, state) => {
    await setClock(`2025-01-24T${time}:00Z`);
    const vehicle = await read('/vehicle/device_vehicle_001');
    expect(vehicle.state).toMatchObject(state);
    const charger = await read('/ev-charger/device_ev_001');
    expect(charger.state).toMatchObject({
      isConnected: vehicle.state.plugged,
      isCharging: vehicle.state.charging,
      currentPower: vehicle.state.chargeRate,
    });
  });

  it('shows no sun at night and a plateau from nine to three', async () => {
    const producing: unknown[] = [];
    for (const time of ['05:45', '12:00', '14:45', '18:00']) {
      await setClock(`2025-01-24T${time}:00Z`);
      const { state } = await read('/solar-inverter/device_inverter_001');
      producing.push([state.producing, state.currentPower]);
    }
    const plateau = producing[1] as [boolean, number];
    expect(plateau[1]).toBeGreaterThan(0);
    expect(producing).toEqual([[false, 0], plateau, plateau, [false, 0]]);
  });

  it('keeps the pull of the last quarter of an hour, an expedited one that of the last minute', async () => {
    await setClock('2025-01-23T10:44:59.999Z');
    expect((await read()).sync.lastPulledAt).toBe('2025-01-23T10:30:00.000Z');
    const expedited = await read('/battery/device_abc123?expedite=true');
    expect(expedited.sync.lastPulledAt).toBe('2025-01-23T10:44:00.000Z');
    expect(expedited.metadata.cacheType).toBe('expedite');
    await setClock('2025-01-23T10:45:00Z');
    expect((await read()).sync.lastPulledAt).toBe('2025-01-23T10:45:00.000Z');
  });

  it('shows the last state before an outage, then a fresh one', async () => {
    await setClock('2025-01-23T11:05:00Z');
    await sandbox.ask('POST', '/__sandbox/devices/device_abc123/offline');
    await setClock('2025-01-23T13:00:00Z');
    const offline = await read();
    expect(offline.sync).toEqual({ available: false, lastPulledAt: '2025-01-23T11:00:00.000Z' });
    expect(offline.metadata.source).toBe('fallback');
    expect(offline.state.level).toBe(64);
    await sandbox.ask('POST', '/__sandbox/devices/device_abc123/online');
    const online = await read();
    expect(online.sync).toEqual({ available: true, lastPulledAt: '2025-01-23T13:00:00.000Z' });
    expect(online.state.level).toBe(78);
  });

  it('shows the set points in Fahrenheit as they were sent', async () => {
    const body = { action: 'set_permanent_hold', mode: 'auto', heatSetpoint: 68.25, coolSetpoint: 76 };
    const pushed = await sandbox.ask('POST', '/hvac/device_hvac_001', { body });
    await sandbox.ask('POST', '/__sandbox/clock/advance', { body: { by: '6h' } });
    const { state } = await read('/hvac/device_hvac_001');
    expect(state).toMatchObject({
      heatSetpoint: 68.25,
      coolSetpoint: 76,
      holdType: 'permanent',
      mode: 'auto',
    });
    expect(state.temperature).toBeGreaterThan(67);
    expect(state.temperature).toBeLessThan(77);
    const polled = await read(`/hvac/actions/${pushed.body.actionId}`);
    expect(polled.parameters).toEqual({ mode: 'auto', heatSetpoint: 68.25, coolSetpoint: 76 });
  });

  it('tells what a device can report and be asked', async () => {
    const { features, state } = await read();
    expect(features.pull.map(({ key }: { key: string }) => key)).toEqual(Object.keys(state));
    expect(features.push).toEqual([{ key: 'set_operation_mode', min: 0, max: 100 }]);
    expect((await read('/vehicle/device_vehicle_001')).features.push).toEqual([]);
  });
});

describeTargets('With the cache turned off', (target) => {
  it('a read is live', async () => {
    await using sandbox = await target.open({
      ...FROZEN,
      at: '2025-01-23T10:44:59.999Z',
      cache: { enabled: false },
    });
    const { body } = await sandbox.ask('GET', '/battery/device_abc123');
    expect(body.sync.lastPulledAt).toBe('2025-01-23T10:44:59.999Z');
    expect(body.metadata).toEqual({ model: expect.any(String), source: 'live' });
  });
});

describeTargets('A list', (target) => {
  let sandbox: RunningTarget;
  beforeAll(async () => {
    sandbox = await target.open({ ...FROZEN, world: 'large' });
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox[Symbol.asyncDispose]());

  it('walks through every device once, page by page', async () => {
    const ids = new Set<string>();
    let offset = 0;
    for (let hasMore = true; hasMore; offset += 50) {
      const { body } = await sandbox.ask('GET', `/vehicle?limit=50&offset=${offset}`);
      for (const { id } of body.items) ids.add(id);
      hasMore = body.pagination.hasMore;
      expect(body.pagination).toMatchObject({ limit: 50, offset });
      if (!hasMore) expect(ids.size).toBe(body.pagination.total);
    }
    expect(ids.size).toBeGreaterThan(1_000);
  });

  it('is empty beyond its end, and for a user that nobody knows', async () => {
    const beyond = await sandbox.ask('GET', '/battery?offset=9007199254740991');
    expect(beyond.body).toMatchObject({ items: [], pagination: { hasMore: false } });
    const nobody = await sandbox.ask('GET', '/battery?userId=nobody');
    expect(nobody.body).toEqual({
      items: [],
      pagination: { limit: 10, offset: 0, total: 0, hasMore: false },
    });
  });
});
