import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeTargets, FROZEN, type Json, type RunningTarget } from '../../targets/index.ts';

const PUSH = { action: 'set_operation_mode', mode: 'charge' };
const SECRET = 'sk_live_verysecretkey1';

describeTargets('The journal', (target) => {
  let sandbox: RunningTarget;
  beforeAll(async () => {
    sandbox = await target.open(FROZEN);
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox[Symbol.asyncDispose]());

  async function list(query = ''): Promise<Json> {
    const { status, body } = await sandbox.ask('GET', `/__sandbox/requests${query}`, { key: null });
    expect(status).toBe(200);
    return body;
  }

  it('has every request with its reply, and what they were about', async () => {
    const pushed = await sandbox.ask('POST', '/battery/device_abc123', { body: PUSH });
    const { items } = await list();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      sequence: 1,
      account: 'acct_demo',
      at: '2025-01-23T10:30:00.000Z',
      requestId: pushed.headers['x-request-id'],
      method: 'POST',
      path: '/battery/device_abc123',
      query: '',
      route: '/battery/{deviceId}',
      operation: 'pushBatteryAction',
      family: 'battery',
      deviceId: 'device_abc123',
      actionId: pushed.body.actionId,
      key: 'sk_sandbox_a…',
      keyName: 'Documented example',
      body: { text: JSON.stringify(PUSH), sizeBytes: JSON.stringify(PUSH).length, truncated: false },
      verdict: 'valid',
      status: 202,
      replyHeaders: {
        'x-request-id': pushed.headers['x-request-id'],
        'content-type': 'application/json; charset=utf-8',
      },
      replyBody: { text: pushed.text, sizeBytes: pushed.text.length, truncated: false },
      earlyRetry: false,
    });
    expect(items[0].durationMs).toBeGreaterThanOrEqual(0);
    expect(items[0]).not.toHaveProperty('rule');
  });

  it('shows no key, token or cookie whole, wherever the client put it', async () => {
    await sandbox.ask('GET', `/battery/${SECRET}?apiKey=${SECRET}`, {
      headers: { authorization: 'Bearer verysecret', cookie: 'session=verysecret', 'x-note': SECRET },
    });
    await sandbox.ask('POST', '/battery/device_abc123', { body: { ...PUSH, note: SECRET } });
    await sandbox.ask('GET', '/battery', { key: SECRET });
    const all = [await list(), await list('?unauthenticated=true')];
    expect(all.map(({ items }) => items.length)).toEqual([2, 1]);
    expect(JSON.stringify(all)).not.toMatch(/verysecret|sk_sandbox_abc/);
    expect(all[0].items[0].headers).toMatchObject({
      'x-api-key': 'sk_sandbox_a…',
      authorization: 'Bearer …',
      cookie: 'session=…',
    });
    const { text } = await sandbox.ask('GET', '/__sandbox/snapshot', { key: null });
    expect(text).not.toContain('verysecret');
  });

  it.each<[string, string, { raw?: string; body?: unknown; headers?: Record<string, string> }, Json]>([
    [
      'GET',
      '/battery?limit=51',
      {},
      { verdict: 'invalid', problem: 'invalid-request', errors: [{ path: '/query/limit' }] },
    ],
    ['GET', '/nowhere', {}, { verdict: 'invalid', problem: 'unknown-route', errors: [{ path: '/path' }] }],
    [
      'PUT',
      '/battery',
      {},
      {
        verdict: 'invalid',
        problem: 'method-not-allowed',
        route: '/battery',
        errors: [{ message: 'must be one of GET' }],
      },
    ],
    [
      'POST',
      '/battery/device_abc123',
      { raw: 'mode=1', headers: { 'content-type': 'text/plain' } },
      { verdict: 'invalid', problem: 'unsupported-media-type', body: { text: 'mode=1', sizeBytes: 6 } },
    ],
    [
      'POST',
      '/battery/device_abc123',
      { raw: '{"a":', headers: { 'content-type': 'application/json' } },
      { verdict: 'invalid', problem: 'invalid-request', body: { text: '{"a":' } },
    ],
    [
      'POST',
      '/battery/device_abc123',
      { body: { ...PUSH, deferUntil: '2025-01-01T00:00:00Z' } },
      { verdict: 'invalid', problem: 'invalid-request' },
    ],
    ['GET', '/battery/device_none', {}, { verdict: 'valid', problem: 'unknown-device', status: 404 }],
  ])('says what was wrong with %s %s %j', async (method, path, ask, expected) => {
    await sandbox.ask(method, path, ask);
    expect((await list()).items).toMatchObject([expected]);
  });

  it('puts requests without a good key into the journal of the server, known keys into both', async () => {
    for (const key of [null, 'nonsense', 'sk_sandbox_nobody', 'sk_sandbox_expired', 'sk_sandbox_revoked']) {
      await sandbox.ask('GET', '/battery', { key });
    }
    const { items } = await list('?unauthenticated=true');
    expect(items.map(({ problem, account }: Json) => [problem, account])).toEqual([
      ['missing-key', undefined],
      ['malformed-key', undefined],
      ['unknown-key', undefined],
      ['expired-key', 'acct_demo'],
      ['revoked-key', 'acct_demo'],
    ]);
    expect(items.map(({ verdict }: Json) => verdict)).toEqual(Array(5).fill('unchecked'));
    const own = await list();
    expect(own.items.map(({ keyName, sequence }: Json) => [sequence, keyName])).toEqual([
      [1, 'Expired'],
      [2, 'Revoked'],
    ]);
  });

  it('bounds a body of 1 MiB, and survives bytes that are no text', async () => {
    const headers = { 'content-type': 'application/json' };
    const long = JSON.stringify({ padding: 'x'.repeat(1024 * 1024 - 14) });
    expect(long).toHaveLength(1024 * 1024);
    await sandbox.ask('POST', '/battery/device_abc123', { raw: long, headers });
    await sandbox.ask('POST', '/battery/device_abc123', { raw: `${long} `, headers });
    await sandbox.ask('POST', '/battery/device_abc123', {
      raw: Buffer.from([0xff, 0x00, 0x80]),
      headers: { 'content-type': 'image/png' },
    });
    await sandbox.ask('POST', '/battery/device_abc123', {
      raw: Buffer.alloc(200_000, 0xff),
      headers: { 'content-type': 'image/png' },
    });
    await sandbox.ask('POST', '/battery/device_abc123', { raw: 'ö🔋\u0000', headers });
    const [whole, over, binary, large, odd] = (await list()).items.map(({ body }: Json) => body);
    expect(whole).toMatchObject({ sizeBytes: 1024 * 1024, truncated: true });
    expect(whole.text).toBe(long.slice(0, 16 * 1024));
    expect(over).toMatchObject({ text: '', sizeBytes: 1024 * 1024 + 1, truncated: true });
    expect(binary).toEqual({ text: '/wCA', encoding: 'base64', sizeBytes: 3, truncated: false });
    expect(large).toMatchObject({ encoding: 'base64', sizeBytes: 200_000, truncated: true });
    expect(odd).toMatchObject({ text: 'ö🔋\u0000', truncated: false });
  });

  it('records who comes back before Retry-After is over', async () => {
    const key = 'sk_sandbox_ratelimited';
    for (let i = 0; i < 6; i++) await sandbox.ask('GET', '/battery', { key });
    await sandbox.ask('GET', '/battery', { key });
    await sandbox.ask('GET', '/hvac', { key });
    await sandbox.ask('GET', '/battery');
    await sandbox.ask('POST', '/__sandbox/clock/advance', { key: null, body: { by: '60s' } });
    await sandbox.ask('GET', '/battery', { key });
    const { items } = await list();
    expect(items.flatMap(({ earlyRetry, sequence }: Json) => (earlyRetry ? [sequence] : []))).toEqual([7]);
    expect(items[5]).toMatchObject({
      status: 429,
      verdict: 'unchecked',
      retryAfterUntil: '2025-01-23T10:31:00.000Z',
    });
    expect(items.map(({ operation }: Json) => operation)).toContain('listHvacDevices');
  });

  it('can be asked for any field', async () => {
    await sandbox.ask('GET', '/battery/device_abc123');
    await sandbox.ask('POST', '/battery/device_abc123', { body: PUSH });
    await sandbox.ask('GET', '/hvac', { key: 'sk_sandbox_readonly' });
    await sandbox.ask('GET', '/nowhere');
    const numbers = async (query: string) => (await list(query)).items.map(({ sequence }: Json) => sequence);
    expect(await numbers('?operation=pushBatteryAction')).toEqual([2]);
    expect(await numbers('?path=/battery/*')).toEqual([1, 2]);
    expect(await numbers('?family=battery&method=get')).toEqual([1]);
    expect(await numbers('?status=4xx')).toEqual([4]);
    expect(await numbers('?keyName=Read-only')).toEqual([3]);
    expect(await numbers('?unmatched=true')).toEqual([4]);
    expect(await numbers('?unmatched=false&since=1')).toEqual([2, 3]);
    expect(await numbers('?verdict=invalid')).toEqual([4]);
    expect(await numbers('?problem=unknown-route&earlyRetry=false')).toEqual([4]);
    expect(await numbers('?order=newest&limit=2')).toEqual([4, 3]);
    expect(await numbers('?offset=1&limit=1')).toEqual([2]);
    expect(await list('?limit=1')).toMatchObject({
      sequence: 4,
      dropped: 0,
      pagination: { total: 4, hasMore: true },
    });
  });

  it.each([
    ['strangers=true', '/query/strangers', 'strangers was renamed to unauthenticated'],
    ['impatient=true', '/query/impatient', 'impatient was renamed to earlyRetry'],
    ['verdict=ok', '/query/verdict', 'ok was renamed to valid'],
    ['verdict=breach', '/query/verdict', 'breach was renamed to invalid'],
    ['verdict=unjudged', '/query/verdict', 'unjudged was renamed to unchecked'],
  ])('refuses ?%s by its new name', async (query, path, renamed) => {
    const { status, body } = await sandbox.ask('GET', `/__sandbox/requests?${query}`, { key: null });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path, message: expect.stringContaining(renamed) }]);
  });

  it('refuses a question that means nothing', async () => {
    for (const query of [
      '?operation=getBateryState',
      '?status=6xx',
      '?since=-1',
      '?colour=red',
      '?path=battery',
      '?problem=x',
    ]) {
      const { status } = await sandbox.ask('GET', `/__sandbox/requests${query}`, { key: null });
      expect([query, status]).toEqual([query, 400]);
    }
    const { body } = await sandbox.ask('GET', '/__sandbox/requests?operation=getBateryState', { key: null });
    expect(body.errors[0].message).toContain('Did you mean getBatteryState?');
  });

  it('is emptied by a reset, and by a clearing that keeps the count', async () => {
    await sandbox.ask('GET', '/battery');
    await sandbox.ask('GET', '/battery', { key: null });
    expect((await sandbox.ask('DELETE', '/__sandbox/requests', { key: null })).status).toBe(204);
    await sandbox.ask('GET', '/battery');
    expect((await list()).items.map(({ sequence }: Json) => sequence)).toEqual([2]);
    expect((await list('?unauthenticated=true')).items).toHaveLength(1);
    await sandbox.reset();
    expect(await list()).toMatchObject({ items: [], sequence: 0 });
    expect(await list('?unauthenticated=true')).toMatchObject({ items: [], sequence: 0 });
  });

  it('is one of each account, and no other sees it', async () => {
    const { body: fresh } = await sandbox.ask('POST', '/__sandbox/accounts', { key: null });
    await sandbox.ask('GET', '/battery', { key: fresh.apiKey });
    await sandbox.ask('GET', '/hvac');
    const own = await sandbox.ask('GET', '/__sandbox/requests', { key: fresh.apiKey });
    expect(own.body.items.map(({ path }: Json) => path)).toEqual(['/battery']);
    expect((await list()).items.map(({ path }: Json) => path)).toEqual(['/hvac']);
    await sandbox.ask('POST', '/__sandbox/reset', { key: fresh.apiKey });
    expect((await list()).items).toHaveLength(1);
    await sandbox.ask('POST', '/__sandbox/reset', { key: null });
  });

  it('comes back with a snapshot', async () => {
    await sandbox.ask('POST', '/battery/device_abc123', { body: PUSH });
    await sandbox.ask('GET', '/battery', { key: null });
    const { body: snapshot } = await sandbox.ask('GET', '/__sandbox/snapshot', { key: null });
    await sandbox.reset();
    await sandbox.ask('GET', '/hvac');
    expect((await sandbox.ask('POST', '/__sandbox/restore', { key: null, body: snapshot })).status).toBe(200);
    const { items } = await list();
    expect(items).toMatchObject([{ sequence: 1, operation: 'pushBatteryAction', status: 202 }]);
    expect(items[0]).not.toHaveProperty('body');
    expect((await list('?unauthenticated=true')).items).toHaveLength(1);
    expect((await sandbox.ask('GET', '/__sandbox/snapshot', { key: null })).text).toBe(
      JSON.stringify(snapshot),
    );
  });
});

describeTargets('A small journal', (target) => {
  it('keeps its bounds under load, and counts what it dropped', async () => {
    await using sandbox = await target.open({ ...FROZEN, journal: { maxEntries: 20 } });
    await Promise.all(Array.from({ length: 200 }, () => sandbox.ask('GET', '/battery')));
    const { body } = await sandbox.ask('GET', '/__sandbox/requests', { key: null });
    expect(body).toMatchObject({ dropped: 180, sequence: 200, pagination: { total: 20 } });
    const ids = new Set(body.items.map(({ requestId }: Json) => requestId));
    expect(ids.size).toBe(20);
    const verify = (expectation: Json) =>
      sandbox.ask('POST', '/__sandbox/requests/verify', { key: null, body: expectation });
    const doubtful = await verify({ request: { operation: 'listBatteryDevices' }, times: 20 });
    expect(doubtful.body).toMatchObject({ verified: false });
    expect(doubtful.body.message).toContain('keeps requests after #180 only');
  });

  it('may be off, and then gives no verdict', async () => {
    await using sandbox = await target.open({ ...FROZEN, journal: { maxEntries: 0 } });
    await sandbox.ask('GET', '/battery');
    const { body } = await sandbox.ask('GET', '/__sandbox/requests', { key: null });
    expect(body.items).toEqual([]);
    for (const path of ['verify', 'wait']) {
      const answer = await sandbox.ask('POST', `/__sandbox/requests/${path}`, {
        key: null,
        body: { request: {} },
      });
      expect([answer.status, answer.body.title]).toEqual([409, 'Journal off']);
    }
  });
});
