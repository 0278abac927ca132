import { describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../../src/config/sandbox-options.ts';
import { serveEngine } from '../../support/serve-engine.ts';

const PAGE = 'https://app.example:5173';
const KEY = { 'x-api-key': 'sk_sandbox_abc123xyz' };
const PREFLIGHT = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'content-type,x-api-key',
};

async function ask(
  options: SandboxOptions,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
) {
  await using sandbox = await serveEngine({ controlToken: 'a-token-of-a-test', ...options });
  return await sandbox.send({ method, path, headers });
}

const preflight = (options: SandboxOptions, path: string, origin = PAGE) =>
  ask(options, 'OPTIONS', path, { origin, ...PREFLIGHT });

describe('CORS is off by default', () => {
  it('a preflight is refused, and no reply may be read by a page', async () => {
    expect((await preflight({}, '/battery')).status).toBe(401);
    const { status, headers } = await ask({}, 'GET', '/battery', { origin: PAGE, ...KEY });
    expect(status).toBe(200);
    expect(Object.keys(headers).filter((name) => /^access-control|^vary/.test(name))).toEqual([]);
  });

  it('the control API says what a page needs', async () => {
    const { status, text } = await ask({}, 'GET', '/__sandbox/clock', { origin: PAGE });
    expect(status).toBe(403);
    expect(JSON.parse(text).detail).toContain(
      'start the sandbox with the origin of the page under "cors" (--cors)',
    );
  });
});

describe('CORS for a named origin', () => {
  const cors = [PAGE];

  it.each(['/battery', '/__sandbox/clock/advance', '/nothing'])(
    'answers the preflight of %s without a key',
    async (path) => {
      const { status, headers, text } = await preflight({ cors }, path);
      expect([status, text]).toEqual([204, '']);
      expect(headers).toMatchObject({
        'access-control-allow-origin': PAGE,
        'access-control-allow-methods': expect.stringContaining('POST'),
        'access-control-allow-headers': 'content-type,x-api-key',
        vary: 'Origin',
      });
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    },
  );

  it.each([
    ['a success', '/battery', KEY],
    ['a failure', '/battery', {}],
    ['a call of the control API', '/__sandbox/clock', { 'x-sandbox-token': 'a-token-of-a-test' }],
  ])('lets the page read %s and all its headers', async (_what, path, headers) => {
    const reply = await ask({ cors }, 'GET', path, { origin: PAGE, ...headers });
    expect(reply.headers).toMatchObject({
      'access-control-allow-origin': PAGE,
      'access-control-expose-headers': '*',
      vary: 'Origin',
    });
    expect(reply.headers).toHaveProperty('content-type');
  });

  it('asks for the token of the control API all the same', async () => {
    expect((await ask({ cors }, 'GET', '/__sandbox/clock', { origin: PAGE })).status).toBe(401);
  });

  it.each(['https://evil.example', 'https://app.example', 'http://app.example:5173', 'null', ''])(
    'lets %j read nothing, and tells caches so',
    async (origin) => {
      const { headers } = await ask({ cors }, 'GET', '/battery', { origin, ...KEY });
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(headers.vary).toBe('Origin');
      expect((await preflight({ cors }, '/battery', origin)).status).toBe(401);
      expect((await preflight({ cors }, '/__sandbox/reset', origin)).status).toBe(403);
    },
  );

  it('neither counts nor records a preflight', async () => {
    await using sandbox = await serveEngine({ cors });
    await sandbox.send({ method: 'OPTIONS', path: '/battery', headers: { origin: PAGE, ...PREFLIGHT } });
    expect(sandbox.engine.accounts.coverage.facts().requestCount).toBe(0);
  });
});

describe('CORS for any origin', () => {
  it('opens the emulated API to every page', async () => {
    const { headers } = await ask({ cors: '*' }, 'GET', '/battery', { origin: PAGE, ...KEY });
    expect(headers['access-control-allow-origin']).toBe('*');
    expect((await preflight({ cors: '*' }, '/battery')).status).toBe(204);
  });

  it.each(['/__sandbox', '/__sandbox/reset', '/__sandbox?x=1'])('never opens %s', async (path) => {
    const { status, headers } = await preflight({ cors: '*' }, path);
    expect(status).toBe(403);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect((await preflight({ cors: ['*', PAGE] }, path)).headers['access-control-allow-origin']).toBe(PAGE);
  });
});

it.each(['localhost:5173', 'https://app.example/', 'https://*.example', 'file:///index.html', ''])(
  'CORS for %j is refused at the start: it is no origin',
  async (origin) => {
    await expect(serveEngine({ cors: [origin] })).rejects.toThrow('An origin without a path');
  },
);
