import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type InProcessTarget, inProcess } from '../targets/in-process.ts';

/** Spellings of one path that RFC 3986 section 6.2.2 has as equivalent. */
const SPELLINGS = ['/battery/device_abc123', '/battery/device%5Fabc123', '/%62attery/%64evice%5fabc123'];

let sandbox: InProcessTarget;

beforeAll(async () => {
  sandbox = await inProcess.openOwn({ clock: 'frozen' });
});

beforeEach(async () => {
  await control('POST', '/reset');
});

afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
});

function control(method: string, path: string, body?: object) {
  return sandbox.ask(method, `/__sandbox${path}`, { key: null, ...(body !== undefined && { body }) });
}

async function verify(request: object, times: number): Promise<boolean> {
  const { status, body } = await control('POST', '/requests/verify', { request, times });
  expect(status).toBe(200);
  return body.verified;
}

describe.each(SPELLINGS)('The path %s', (path) => {
  it('is served, recorded and verified as its normal form', async () => {
    expect((await sandbox.ask('GET', path)).status).toBe(200);
    const { items } = (await control('GET', '/requests')).body;
    expect(items).toMatchObject([
      { path: '/battery/device_abc123', operation: 'getBatteryState', deviceId: 'device_abc123' },
    ]);
    for (const asked of SPELLINGS) expect(await verify({ path: asked }, 1)).toBe(true);
  });

  it.each(SPELLINGS)('meets a rule for %s', async (ruled) => {
    const rule = { name: 'busy', when: { path: ruled }, then: { error: 'INTERNAL_ERROR' } };
    expect((await control('POST', '/rules', { rules: [rule] })).status).toBe(201);
    expect((await sandbox.ask('GET', path)).status).toBe(500);
  });
});

describe('A path of the control API', () => {
  it.each(['/%5F_sandbox/clock', '/__sandbox/cloc%6B', '/%5f%5Fsandbox/%63lock'])(
    'is found where it is written %s, and guarded like the plain one',
    async (path) => {
      expect((await sandbox.ask('GET', path, { key: null })).status).toBe(200);
      const headers = { host: 'evil.example' };
      expect((await sandbox.ask('GET', path, { key: null, headers })).status).toBe(403);
    },
  );

  it.each(['/__sandbox%2Fclock', '/__SANDBOX/clock', '/__sandbox/%2E%2E/battery'])(
    'is not meant by %s, which is another path',
    async (path) => {
      expect((await sandbox.ask('GET', path)).status).toBe(404);
    },
  );
});

describe('A Host', () => {
  it.each(['localhost', 'LOCALHOST', 'localhost.', 'localhost.:4010', '127.0.0.1.', '[::1]:4010'])(
    'of this machine is %s, too',
    async (host) => {
      const reply = await sandbox.ask('GET', '/__sandbox/clock', { key: null, headers: { host } });
      expect(reply.status).toBe(200);
    },
  );

  it.each(['localhost.evil.example', '.localhost', 'localhost..', '127.0.0.1.evil.example'])(
    'of another machine is %s',
    async (host) => {
      const reply = await sandbox.ask('GET', '/__sandbox/clock', { key: null, headers: { host } });
      expect(reply.status).toBe(403);
    },
  );

  it.each(['api.amps.ai', 'API.AMPS.AI', 'api.amps.ai.', 'api.amps.ai.:443'])(
    'that is %s is that of production, where a sandbox key is refused',
    async (host) => {
      expect((await sandbox.ask('GET', '/battery', { headers: { host } })).status).toBe(401);
    },
  );
});

describe('A header that is sent twice', () => {
  it('is in the journal what it was to the rules', async () => {
    const rules = [
      { name: 'joined', when: { headers: { 'x-trace': 'a, b' } }, then: { error: 'INTERNAL_ERROR' } },
    ];
    await control('POST', '/rules', { rules });
    const reply = await sandbox.ask('GET', '/battery', { headers: { 'x-trace': ['a', 'b'] } });
    expect(reply.status).toBe(500);
    expect(await verify({ headers: { 'X-Trace': 'a, b' } }, 1)).toBe(true);
  });
});

describe('A verification by a secret', () => {
  it.each([
    { 'x-api-key': 'sk_sandbox_abc123xyz' },
    { 'X-API-Key': 'sk_sandbox_abc123xyz' },
    { authorization: 'Bearer sk_sandbox_abc123xyz' },
  ])('is refused, since the journal masks %j', async (headers) => {
    await sandbox.ask('GET', '/battery');
    const { status, body } = await control('POST', '/requests/verify', { request: { headers }, times: 0 });
    expect(status).toBe(400);
    expect(body.detail).toContain('which the journal masks. Ask for the name of a key by "keyName".');
    expect(body.detail).not.toContain('abc123xyz');
  });

  it('is made by the name of the key, or by what the journal shows', async () => {
    await sandbox.ask('GET', '/battery');
    const [entry] = (await control('GET', '/requests')).body.items;
    expect(await verify({ keyName: 'Documented example' }, 1)).toBe(true);
    expect(await verify({ headers: { 'x-api-key': entry.headers['x-api-key'] } }, 1)).toBe(true);
  });
});
