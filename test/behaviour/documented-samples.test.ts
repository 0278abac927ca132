import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeTargets, FROZEN, type RunningTarget, SAMPLE_INSTANT } from '../targets/index.ts';

/** The sample requests of the vendor's pages of this edition, with the host swapped. */
describeTargets('The samples of the documentation', (target) => {
  let sandbox: RunningTarget;
  beforeAll(async () => {
    sandbox = await target.open(FROZEN);
  });
  afterAll(() => sandbox[Symbol.asyncDispose]());

  it('answers the curl of the front page', async () => {
    const { status, body } = await sandbox.ask('GET', '/battery/device_abc123');
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['id', 'vendor', 'sync', 'metadata', 'state', 'features']);
    expect(body.id).toBe('device_abc123');
    expect(body.sync).toEqual({ available: true, lastPulledAt: SAMPLE_INSTANT });
    expect(body.metadata).toMatchObject({ source: 'cache', cacheType: 'normal' });
    // 10:30 UTC lies in the documented 09-15 window: charging from solar, 50 → 92 %, so 7 points an hour.
    expect(body.state).toMatchObject({ status: 'charging', level: 60.5 });
  });

  it('answers a missing key with the documented body', async () => {
    const { status, body } = await sandbox.ask('GET', '/battery/device_abc123', { key: null });
    expect(status).toBe(401);
    expect(body).toEqual({
      success: false,
      error: { code: 'UNAUTHORIZED', message: 'Invalid or missing API key' },
      meta: {
        requestId: expect.stringMatching(/^req_[a-z0-9]+$/),
        timestamp: SAMPLE_INSTANT,
        path: '/battery/device_abc123',
      },
    });
  });

  it('reads through the expedite cache', async () => {
    const { body } = await sandbox.ask('GET', '/battery/device_abc123?expedite=true');
    expect(body.metadata).toMatchObject({ source: 'cache', cacheType: 'expedite' });
    const normal = await sandbox.ask('GET', '/battery/device_abc123?expedite=false');
    expect(normal.body.metadata.cacheType).toBe('normal');
  });

  it.each([
    ['battery', 'device_abc123', ['status', 'capacity', 'level', 'chargeRate', 'dischargeLimit']],
    [
      'hvac',
      'device_hvac_001',
      ['temperature', 'active', 'heatSetpoint', 'coolSetpoint', 'holdType', 'mode'],
    ],
    ['ev-charger', 'device_ev_001', ['status', 'isConnected', 'isCharging', 'currentPower', 'maxCurrent']],
    ['solar-inverter', 'device_inverter_001', ['status', 'currentPower', 'producing', 'energyTotal']],
    [
      'vehicle',
      'device_vehicle_001',
      [
        'batteryLevel',
        'range',
        'plugged',
        'charging',
        'fullyCharged',
        'batteryCapacity',
        'chargeLimit',
        'chargeRate',
        'chargeTimeRemaining',
        'maxCurrent',
      ],
    ],
  ])('reads and lists the family %s with its documented fields', async (family, id, fields) => {
    const one = await sandbox.ask('GET', `/${family}/${id}`);
    expect(one.status).toBe(200);
    expect(Object.keys(one.body.state)).toEqual(fields);
    const list = await sandbox.ask('GET', `/${family}?userId=user_abc123&offset=0&limit=10`);
    expect(list.status).toBe(200);
    expect(list.body.items[0]).toEqual(one.body);
    expect(list.body.pagination).toMatchObject({ limit: 10, offset: 0, hasMore: false });
  });

  it.each([
    [
      'battery',
      'device_abc123',
      { action: 'set_operation_mode', mode: 'charge' },
      'battery:set_operation_mode',
    ],
    [
      'battery',
      'device_abc123',
      { action: 'set_operation_mode', mode: 'charge', targetPercent: 80 },
      'battery:set_operation_mode',
    ],
    ['hvac', 'device_hvac_001', { action: 'follow_schedule' }, 'hvac:follow_schedule'],
    [
      'hvac',
      'device_hvac_001',
      { action: 'set_permanent_hold', mode: 'auto', heatSetpoint: 68, coolSetpoint: 76 },
      'hvac:set_permanent_hold',
    ],
    ['ev-charger', 'device_ev_001', { action: 'start_charging' }, 'ev-charger:start_charging'],
    ['ev-charger', 'device_ev_001', { action: 'stop_charging' }, 'ev-charger:stop_charging'],
    ['ev-charger', 'device_ev_001', { action: 'set_max_power', maxPower: 11 }, 'ev-charger:set_max_power'],
  ])('accepts the %s command sent to %s: %j', async (family, id, body, type) => {
    const pushed = await sandbox.ask('POST', `/${family}/${id}`, { body });
    expect(pushed.status).toBe(202);
    expect(pushed.body).toEqual({
      actionId: expect.stringMatching(/^act_[a-z0-9]+$/),
      state: 'acknowledged',
      type,
      createdAt: SAMPLE_INSTANT,
      deferredUntil: null,
    });
    const polled = await sandbox.ask('GET', `/${family}/actions/${pushed.body.actionId}`);
    expect(polled.status).toBe(200);
    const { action: _action, ...parameters } = body;
    expect(polled.body).toMatchObject({
      id: pushed.body.actionId,
      deviceId: id,
      type,
      state: 'acknowledged',
      result: null,
      parameters: Object.keys(parameters).length === 0 ? null : parameters,
    });
  });

  it.each([
    ['2025-06-01T18:00:00Z', '2025-06-01T18:00:00Z'],
    ['30m', '2025-01-23T11:00:00Z'],
    ['1.5h', '2025-01-23T12:00:00Z'],
    ['0.25h', '2025-01-23T10:45:00Z'],
  ])('defers a command by %s', async (deferUntil, deferredUntil) => {
    const body = { action: 'set_operation_mode', mode: 'charge', deferUntil };
    const battery = await sandbox.ask('POST', '/battery/device_abc123', { body });
    expect(battery.body).toMatchObject({ state: 'scheduled', deferredUntil });
    const hvac = await sandbox.ask('POST', '/hvac/device_hvac_001', {
      body: { action: 'follow_schedule', deferUntil },
    });
    expect(hvac.body).toMatchObject({ state: 'deferred', deferredUntil });
  });

  it.each(['battery', 'hvac', 'ev-charger'])('polls the sample action of %s', async (family) => {
    const { status, body } = await sandbox.ask('GET', `/${family}/actions/action_abc123`);
    expect(status).toBe(200);
    expect(body.id).toBe('action_abc123');
  });

  it('lists the actions of a battery under `data`, by state', async () => {
    const all = await sandbox.ask('GET', '/battery/device_xyz789/actions?limit=10&offset=0');
    expect(Object.keys(all.body)).toEqual(['data', 'pagination']);
    const scheduled = await sandbox.ask('GET', '/battery/device_xyz789/actions?state=scheduled');
    expect(scheduled.body.data.map(({ id }: { id: string }) => id)).toEqual(['action_abc123']);
  });

  it('cancels the scheduled sample action once', async () => {
    const cancelled = await sandbox.ask('POST', '/battery/actions/action_abc123/cancel');
    expect(cancelled.status).toBe(200);
    expect(cancelled.body).toMatchObject({ id: 'action_abc123', state: 'cancelled', result: null });
    const again = await sandbox.ask('POST', '/battery/actions/action_abc123/cancel');
    expect(again.status).toBe(409);
    expect(again.body.error).toEqual({
      code: 'ACTION_NOT_CANCELLABLE',
      message: "Action in state 'cancelled' cannot be cancelled",
    });
  });

  it('answers the documented live key on the live host only', async () => {
    const key = 'sk_live_def456uvw';
    const live = await sandbox.ask('GET', '/battery', { key, headers: { host: 'api.amps.ai' } });
    expect(live.status).toBe(200);
    expect((await sandbox.ask('GET', '/battery', { key })).status).toBe(401);
    expect((await sandbox.ask('GET', '/battery', { headers: { host: 'api.amps.ai' } })).status).toBe(401);
  });
});
