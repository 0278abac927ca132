import { describe, expect, it } from 'vitest';
import { serveEngine } from '../../support/serve-engine.ts';

const KEY = { 'x-api-key': 'sk_sandbox_abc123xyz' };
const FROZEN = { clock: 'frozen', at: '2025-01-23T10:30:00Z' } as const;

describe('HEAD is answered as GET, without a body', () => {
  it.each([
    '/battery',
    '/battery/device_abc123',
    '/battery/device_abc123/actions?limit=2',
    '/battery/device_nobody',
    '/nothing',
  ])('%s', async (path) => {
    await using sandbox = await serveEngine({ ...FROZEN, validateResponses: true });
    const get = await sandbox.send({ method: 'GET', path, headers: KEY });
    const head = await sandbox.send({ method: 'HEAD', path, headers: KEY });
    expect(head.status).toBe(get.status);
    expect(head.text).toBe('');
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    expect(head.headers['content-type']).toBe(get.headers['content-type']);
    expect(sandbox.bugs).toEqual([]);
  });

  it('is recorded as what it is, and a rule for GET means it', async () => {
    const rules = [
      { name: 'busy', when: { method: 'GET', operation: 'getBatteryState' }, then: { status: 503 } },
    ] as const;
    await using sandbox = await serveEngine({ ...FROZEN, rules });
    const path = '/battery/device_abc123';
    expect((await sandbox.send({ method: 'HEAD', path, headers: KEY })).status).toBe(503);
    const { text } = await sandbox.send({ method: 'GET', path: '/__sandbox/requests' });
    expect(JSON.parse(text).items[0]).toMatchObject({
      method: 'HEAD',
      operation: 'getBatteryState',
      rule: 'busy',
    });
  });

  it('has no operation where there is no GET', async () => {
    await using sandbox = await serveEngine(FROZEN);
    const path = '/battery/actions/act_x/cancel';
    expect((await sandbox.send({ method: 'HEAD', path, headers: KEY })).status).toBe(405);
  });
});

describe('Headers are never dropped without a word', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, '1']));

  it('more than 2,000 of them are 431 in the envelope', async () => {
    await using sandbox = await serveEngine(FROZEN);
    const { status, text } = await sandbox.send({
      method: 'GET',
      path: '/battery',
      headers: { ...many(2_100), ...KEY },
    });
    expect(status).toBe(431);
    expect(JSON.parse(text).error.code).toBe('REQUEST_HEADERS_TOO_LARGE');
  });

  it('1,900 are read, the last one too', async () => {
    await using sandbox = await serveEngine(FROZEN);
    expect(
      (await sandbox.send({ method: 'GET', path: '/battery', headers: { ...many(1_900), ...KEY } })).status,
    ).toBe(200);
  });
});
