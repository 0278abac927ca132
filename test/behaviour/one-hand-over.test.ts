import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type PlainRequest, type ServedEngine, serveEngine } from '../support/serve-engine.ts';
import { DOCUMENTED_KEY, FROZEN } from '../targets/target.ts';

const KEY = { 'x-api-key': DOCUMENTED_KEY };
const JSON_BODY = { 'content-type': 'application/json' };
const BATTERY = '/battery/device_abc123';
const CHARGE = JSON.stringify({ action: 'set_operation_mode', mode: 'charge' });

let served: ServedEngine;
beforeEach(async () => {
  served = await serveEngine({ ...FROZEN, keys: ['sk_sandbox_another1'] });
});
afterEach(() => served[Symbol.asyncDispose]());

async function control(method: string, path: string, body?: unknown) {
  const answer = await served.send({
    method,
    path: `/__sandbox${path}`,
    headers: JSON_BODY,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return JSON.parse(answer.text);
}

describe("The account's clock is read once", () => {
  test.each<[string, PlainRequest]>([
    ['a read', { method: 'GET', path: BATTERY }],
    ['a list', { method: 'GET', path: '/battery' }],
    ['a command', { method: 'POST', path: BATTERY, headers: JSON_BODY, body: CHARGE }],
    ['the actions of a device', { method: 'GET', path: `${BATTERY}/actions` }],
    ['an unknown route', { method: 'GET', path: '/nothing' }],
    ['a request that a rule answers', { method: 'GET', path: '/hvac' }],
    ['a request that ends its key', { method: 'GET', path: '/vehicle' }],
    ['a request without a key', { method: 'GET', path: BATTERY, headers: { 'x-api-key': '' } }],
  ])('for %s', async (_what, asked) => {
    await control('POST', '/rules', {
      rules: [
        { name: 'busy', when: { family: 'hvac' }, then: { error: 'RATE_LIMIT_EXCEEDED' } },
        { name: 'ends', when: { family: 'vehicle' }, then: { key: 'revoke' } },
      ],
    });
    const now = vi.spyOn(served.engine.accounts.first.clock, 'now');
    await served.send({ ...asked, headers: { ...KEY, ...asked.headers } });
    expect(now).toHaveBeenCalledTimes(1);
  });

  test('and the clock of no other account, where somebody has the key', async () => {
    const { first } = served.engine.accounts;
    const now = vi.spyOn(first.clock, 'now');
    const headers = { 'x-api-key': 'sk_live_def456uvw', host: 'api.amps.ai' };
    const { status } = await served.send({ method: 'GET', path: '/battery', headers });
    expect(status).toBe(200);
    expect(now).not.toHaveBeenCalled();
  });
});

describe('A request whose body comes late', () => {
  /** Sends a command of which the body waits until something else has happened. */
  async function pushLate(meanwhile: () => Promise<unknown>) {
    const headers = { ...KEY, ...JSON_BODY, 'content-length': CHARGE.length };
    const call = request({ port: served.port, method: 'POST', path: BATTERY, headers });
    const [answered, arrived] = [once(call, 'response'), once(served.server, 'request')];
    call.flushHeaders();
    await arrived;
    await meanwhile();
    call.end(CHARGE);
    const [response] = await answered;
    return { id: response.headers['x-request-id'], body: JSON.parse(await text(response)) };
  }

  const push = () =>
    served.send({ method: 'POST', path: BATTERY, headers: { ...KEY, ...JSON_BODY }, body: CHARGE });

  test('changes nothing before what was changed meanwhile, so that a snapshot can be restored', async () => {
    const { body } = await pushLate(async () => {
      await control('POST', '/clock/advance', { by: '1h' });
      await push();
    });
    expect(body.createdAt).toBe('2025-01-23T11:30:00.000Z');
    const snapshot = await control('GET', '/snapshot');
    expect(await control('POST', '/restore', snapshot)).toMatchObject({ accounts: expect.anything() });
  });

  test('has an id that no other has', async () => {
    const ids = new Set<unknown>();
    for (let round = 0; round < 3; round++) {
      const { id } = await pushLate(async () => {
        ids.add((await push()).headers['x-request-id']);
        await control('POST', '/clock/advance', { by: '1ms' });
        ids.add((await push()).headers['x-request-id']);
      });
      ids.add(id);
    }
    expect(ids.size).toBe(9);
  });
});
