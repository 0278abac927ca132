import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RENAMED_NAMES } from '../../../src/domain/renamed-names.ts';
import { startSandbox } from '../../../src/testing/in-process.ts';
import { times } from '../../support/proof.ts';
import { describeTargets, FROZEN, type Json, type RunningTarget } from '../../targets/index.ts';

const ROUNDS = times({ quick: 3, full: 20 });
const PUSH = { action: 'set_operation_mode', mode: 'charge' };

describeTargets('Verification', (target) => {
  let sandbox: RunningTarget;
  beforeAll(async () => {
    sandbox = await target.open(FROZEN);
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox[Symbol.asyncDispose]());

  const control = (path: string, body: Json) =>
    sandbox.ask('POST', `/__sandbox/requests/${path}`, { key: null, body });

  it('never races: 200 calls at once are all there as soon as they are answered', async () => {
    for (let round = 1; round <= ROUNDS; round++) {
      await Promise.all(Array.from({ length: 200 }, () => sandbox.ask('GET', '/battery?limit=1')));
      const { body } = await control('verify', { request: { operation: 'listBatteryDevices' }, times: 200 });
      expect(body.message).toContain('200 requests of 200 recorded match');
      expect(body.verified).toBe(true);
      await sandbox.ask('DELETE', '/__sandbox/requests', { key: null });
    }
  });

  it.each<[string, Json, string, string]>([
    ...Object.entries(RENAMED_NAMES.values.verdict).map(([old, now]): [string, Json, string, string] => [
      `the verdict ${old}`,
      { verdict: old },
      '/body/request/verdict',
      `${old} was renamed to ${now}`,
    ]),
    [
      'the field impatient',
      { impatient: true },
      '/body/request/impatient',
      'impatient was renamed to earlyRetry',
    ],
  ])('refuses %s by its new name', async (_, request, path, renamed) => {
    for (const call of ['verify', 'wait']) {
      const { status, body } = await control(call, { request });
      expect(status).toBe(400);
      expect(body.errors).toContainEqual({ path, message: expect.stringContaining(renamed) });
    }
  });

  it('names the nearest misses and what differed', async () => {
    await sandbox.ask('GET', '/battery/device_abc123');
    await sandbox.ask('POST', '/battery/device_abc123', { body: { ...PUSH, mode: 'idle' } });
    const request = { operation: 'pushBatteryAction', deviceId: 'device_abc123', body: { mode: 'charge' } };
    const { status, body } = await control('verify', { request });
    expect(status).toBe(200);
    expect(body).toMatchObject({ verified: false, count: 0 });
    expect(body.message).toContain(
      'Nearest is #2 POST /battery/device_abc123 (202): body/mode is "idle", wanted "charge".',
    );
    expect(body.nearMisses.map(({ request: { sequence } }: Json) => sequence)).toEqual([2, 1]);
    expect(body.nearMisses[0]).toMatchObject({
      distance: 0.167,
      differences: [{ field: 'body/mode', message: 'body/mode is "idle", wanted "charge"', distance: 0.5 }],
    });
  });

  it('finds what came in order', async () => {
    const { body: pushed } = await sandbox.ask('POST', '/battery/device_abc123', { body: PUSH });
    await sandbox.ask('GET', `/battery/actions/${pushed.actionId}`);
    const steps = [
      { operation: 'pushBatteryAction' },
      { operation: 'getBatteryActionStatus', actionId: pushed.actionId },
    ];
    expect((await control('verify', { inOrder: steps })).body).toMatchObject({ verified: true, count: 2 });
    const reversed = await control('verify', { inOrder: steps.reverse() });
    expect(reversed.body).toMatchObject({ verified: false, count: 1 });
    expect(reversed.body.message).toContain('It came before, as #1 POST');
  });

  it.each<[Json]>([
    [{}],
    [{ request: {}, inOrder: [{}] }],
    [{ inOrder: [] }],
    [{ request: { operation: 'pushBateryAction' } }],
    [{ inOrder: [{ operation: 'x' }] }],
    [{ request: {}, times: -1 }],
    [{ request: {}, times: {} }],
    [{ request: {}, times: { exactly: 1, atLeast: 1 } }],
    [{ request: {}, times: { atLeast: 2, atMost: 1 } }],
    [{ request: { colour: 'red' } }],
    [{ request: { query: { limit: 5 } } }],
  ])('refuses %j', async (expectation) => {
    expect((await control('verify', expectation)).status).toBe(400);
  });

  it('waits for a call, and ends with it', async () => {
    const waiting = control('wait', { request: { operation: 'pushBatteryAction' }, timeout: '60s' });
    await sandbox.ask('GET', '/battery');
    const pushed = await sandbox.ask('POST', '/battery/device_abc123', { body: PUSH });
    const { status, body } = await waiting;
    expect(status).toBe(200);
    expect(body.items).toMatchObject([{ requestId: pushed.headers['x-request-id'] }]);
    const again = await control('wait', { request: { operation: 'pushBatteryAction' } });
    expect(again.body).toEqual(body);
  });

  it('says what came instead when the wait is over', async () => {
    await sandbox.ask('GET', '/battery/device_abc123');
    const { status, body } = await control('wait', {
      request: { method: 'POST' },
      count: 2,
      timeout: '50ms',
    });
    expect(status).toBe(408);
    expect(body).toMatchObject({ type: 'urn:amps-sandbox:problem:nothing-came', title: 'Nothing came' });
    expect(body.detail).toBe(
      'Failed to see 2 requests with method POST within 50ms: 0 requests came. ' +
        'Nearest is #1 GET /battery/device_abc123 (200): method is GET, wanted POST. ' +
        'Correct the query or the client, or wait longer.',
    );
    expect(body.errors).toEqual([{ path: '/requests/1', message: 'method is GET, wanted POST' }]);
  });

  it('waits a minute at most', async () => {
    for (const timeout of ['61s', '1h', '-1s', 5]) {
      expect((await control('wait', { request: {}, timeout })).status).toBe(400);
    }
  });
});

describe('The typed client', () => {
  it('passes on what an old name is called now', async () => {
    await using sandbox = await startSandbox();
    const { requests } = sandbox.control;
    const cases: readonly [object, string][] = [
      [{ impatient: true }, 'impatient was renamed to earlyRetry'],
      [{ verdict: 'breach' }, 'breach was renamed to invalid'],
    ];
    for (const [old, renamed] of cases) {
      await expect(requests.list(old)).rejects.toThrow(renamed);
      await expect(requests.check({ request: old })).rejects.toThrow(renamed);
      await expect(requests.waitFor(old)).rejects.toThrow(renamed);
    }
  });

  it('lists, verifies, waits and clears, for an account and for unauthenticated requests', async () => {
    await using sandbox = await startSandbox(FROZEN);
    const { requests } = sandbox.control;
    const call = (path: string, key = sandbox.apiKey) =>
      fetch(`${sandbox.url}${path}`, { headers: { 'x-api-key': key } });
    const waiting = requests.waitFor({ path: '/hvac' }, { timeout: '60s' });
    await call('/battery');
    await call('/hvac');
    await call('/hvac', 'sk_sandbox_nobody');
    expect((await waiting).map(({ sequence }) => sequence)).toEqual([2]);
    expect(await requests.verify({ request: { status: '2xx' }, times: 2 })).toBe(2);
    expect(await requests.list({ status: 200, order: 'newest', limit: 1 })).toMatchObject([
      { path: '/hvac' },
    ]);
    expect(await requests.list()).toHaveLength(2);
    expect(await requests.unauthenticated.list()).toMatchObject([{ problem: 'unknown-key' }]);
    await expect(requests.verify({ request: { path: '/vehicle' } })).rejects.toMatchObject({
      name: 'ControlError',
      message: expect.stringContaining('Nearest is #2 GET /hvac (200): path is /hvac, wanted /vehicle.'),
    });
    await expect(requests.waitFor({ path: '/vehicle' }, { timeout: '10ms' })).rejects.toMatchObject({
      status: 408,
      message: expect.stringContaining('within 10ms'),
    });
    await requests.clear();
    await requests.unauthenticated.clear();
    expect([await requests.list(), await requests.unauthenticated.list()]).toEqual([[], []]);
  });
});
