import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Answer, describeTargets, FROZEN, type RunningTarget } from '../targets/index.ts';

const CHARGE = { action: 'set_operation_mode', mode: 'charge', targetPercent: 80 };

describeTargets('An action', (target) => {
  let sandbox: RunningTarget;
  beforeAll(async () => {
    sandbox = await target.open(FROZEN);
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox[Symbol.asyncDispose]());

  const push = (body: unknown, path = '/battery/device_abc123') => sandbox.ask('POST', path, { body });
  const poll = ({ body }: Answer, family = 'battery') =>
    sandbox.ask('GET', `/${family}/actions/${body.actionId}`);
  const advance = (by: string) => sandbox.ask('POST', '/__sandbox/clock/advance', { body: { by } });

  it('runs from acknowledged to completed, as the documented record', async () => {
    const pushed = await push(CHARGE);
    const acknowledged = await poll(pushed);
    expect(acknowledged.body).toEqual({
      id: pushed.body.actionId,
      deviceId: 'device_abc123',
      type: 'battery:set_operation_mode',
      state: 'acknowledged',
      result: null,
      createdAt: '2025-01-23T10:30:00.000Z',
      updatedAt: '2025-01-23T10:30:00.000Z',
      deferredUntil: null,
      parameters: { mode: 'charge', targetPercent: 80 },
      errorCode: null,
      errorMessage: null,
      acknowledgedAt: '2025-01-23T10:30:00.000Z',
      completedAt: null,
    });
    await advance('5s');
    expect((await poll(pushed)).body).toEqual({
      ...acknowledged.body,
      state: 'completed',
      result: { success: true, message: 'Command executed successfully' },
      updatedAt: '2025-01-23T10:30:05.000Z',
      completedAt: '2025-01-23T10:30:05.000Z',
    });
  });

  it('changes what the next read shows', async () => {
    await push(CHARGE);
    expect((await sandbox.ask('GET', '/battery/device_abc123')).body.state.chargeRate).toBe(0.73);
    await advance('5s');
    const { body } = await sandbox.ask('GET', '/battery/device_abc123');
    expect(body.sync.lastPulledAt).toBe('2025-01-23T10:30:05.000Z');
    expect(body.state.status).toBe('charging');
    expect(body.state.chargeRate).toBeGreaterThan(3);
    await advance('3h');
    const full = await sandbox.ask('GET', '/battery/device_abc123');
    expect(full.body.state).toMatchObject({ status: 'idle', level: 80, chargeRate: 0 });
  });

  it('fails where the device is offline, with the documented code', async () => {
    await sandbox.ask('POST', '/__sandbox/devices/device_abc123/offline');
    const pushed = await push(CHARGE);
    await advance('30s');
    expect((await poll(pushed)).body).toMatchObject({
      state: 'failed',
      errorCode: 'DEVICE_OFFLINE',
      errorMessage: 'Device is currently offline',
      result: { success: false, error: 'Device is currently offline' },
      completedAt: '2025-01-23T10:30:30.000Z',
    });
  });

  it('ends as its `sandbox` object asks', async () => {
    const outcome = {
      outcome: 'failed',
      errorCode: 'OEM_TIMEOUT',
      errorMessage: 'No answer',
      completeAfterSeconds: 60,
    };
    const pushed = await push({ ...CHARGE, sandbox: outcome });
    await advance('59s');
    expect((await poll(pushed)).body.state).toBe('acknowledged');
    await advance('1s');
    expect((await poll(pushed)).body).toMatchObject({
      state: 'failed',
      errorCode: 'OEM_TIMEOUT',
      errorMessage: 'No answer',
    });
  });

  it('fails where the charger cannot give that power', async () => {
    const pushed = await push({ action: 'set_max_power', maxPower: 50 }, '/ev-charger/device_ev_001');
    await advance('5s');
    expect((await poll(pushed, 'ev-charger')).body).toMatchObject({
      state: 'failed',
      errorCode: 'PARAMETER_OUT_OF_RANGE',
      parameters: { maxPower: 50 },
    });
  });

  it('waits until its time, then runs its course', async () => {
    const pushed = await push({ ...CHARGE, deferUntil: '1.5h' });
    await advance('1h');
    expect((await poll(pushed)).body).toMatchObject({ state: 'scheduled', acknowledgedAt: null });
    await advance('30m');
    expect((await poll(pushed)).body).toMatchObject({
      state: 'acknowledged',
      acknowledgedAt: '2025-01-23T12:00:00.000Z',
      deferredUntil: '2025-01-23T12:00:00Z',
    });
    await advance('5s');
    expect((await poll(pushed)).body.state).toBe('completed');
  });

  it('can be cancelled while it is scheduled', async () => {
    const pushed = await push({ ...CHARGE, deferUntil: '1h' });
    const cancel = () => sandbox.ask('POST', `/battery/actions/${pushed.body.actionId}/cancel`);
    expect((await cancel()).body.state).toBe('cancelled');
    await advance('2h');
    expect((await poll(pushed)).body.state).toBe('cancelled');
    expect((await cancel()).status).toBe(409);
  });

  it('cannot be cancelled once it is acknowledged', async () => {
    const pushed = await push(CHARGE);
    const { status, body } = await sandbox.ask('POST', `/battery/actions/${pushed.body.actionId}/cancel`);
    expect(status).toBe(409);
    expect(body.error.message).toBe("Action in state 'acknowledged' cannot be cancelled");
  });

  it('is polled under its own family only', async () => {
    const pushed = await push(CHARGE);
    expect((await poll(pushed, 'hvac')).status).toBe(404);
  });

  it('is listed newest first, by state and page by page', async () => {
    for (let i = 0; i < 12; i++) {
      await push({ ...CHARGE, targetPercent: i });
      await advance('1s');
    }
    const list = async (query: string) =>
      (await sandbox.ask('GET', `/battery/device_abc123/actions${query}`)).body;
    const first = await list('');
    expect(first.pagination).toEqual({ limit: 10, offset: 0, total: 12, hasMore: true });
    const targets = (page: typeof first) =>
      page.data.map((action: typeof first) => action.parameters.targetPercent);
    expect(targets(first)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    const second = await list('?offset=10');
    expect(targets(second)).toEqual([1, 0]);
    expect(second.pagination).toEqual({ limit: 10, offset: 10, total: 12, hasMore: false });
    expect(targets(await list('?state=acknowledged'))).toEqual([11, 10, 9, 8]);
    expect((await list('?state=cancelled')).data).toEqual([]);
    expect((await list('?offset=100')).pagination).toMatchObject({ total: 12, hasMore: false });
  });

  it('stands until another replaces it or the control API releases it', async () => {
    await push({ action: 'set_operation_mode', mode: 'idle' });
    await advance('25h');
    expect((await sandbox.ask('GET', '/battery/device_abc123')).body.state).toMatchObject({
      status: 'idle',
      level: 60.5,
    });
    await sandbox.ask('POST', '/__sandbox/devices/device_abc123/release');
    await advance('6h');
    const { body } = await sandbox.ask('GET', '/battery/device_abc123');
    expect(body.sync.lastPulledAt).toBe('2025-01-24T17:30:00.000Z');
    expect(body.state).toMatchObject({ status: 'discharging', level: 65 });
  });
});

describeTargets('With actions set to immediate', (target) => {
  it('an action is completed in its own answer', async () => {
    await using sandbox = await target.open({ ...FROZEN, actions: { immediate: true } });
    const { body } = await sandbox.ask('POST', '/battery/device_abc123', { body: CHARGE });
    expect(body.state).toBe('completed');
  });
});
