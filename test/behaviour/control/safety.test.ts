import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../support/control-document.ts';
import { openControl } from '../../support/open-control.ts';

const DOCUMENTS = ['openapi.yaml', 'openapi.json', 'control.yaml', 'control.json'];
const PUBLIC = ['health', 'ready', 'ca.pem', ...DOCUMENTS].map((name) => `/__sandbox/${name}`);
const ROUTES = OPERATIONS.map(({ method, template }) => ({
  method,
  path: template.replaceAll(/\{\w+\}/g, 'x').replace('/__sandbox', ''),
}));
const GUARDED = ROUTES.filter(({ path }) => !PUBLIC.includes(`/__sandbox${path}`));

describe('Without a token the control API', () => {
  it.each(['127.0.0.1:4010', 'localhost', '[::1]:4010', '127.9.8.7'])('serves the Host %s', async (host) => {
    await using sandbox = await openControl();
    expect((await sandbox.control('GET', '/clock', undefined, { host })).status).toBe(200);
  });

  it.each([
    'evil.example',
    'api.amps.ai',
    'sandbox-api.amps.ai',
    'host.docker.internal:4010',
    '0.0.0.0',
    '10.0.0.1',
  ])('refuses the Host %s on every route, and on routes that there are not', async (host) => {
    await using sandbox = await openControl();
    for (const { method, path } of [...GUARDED, { method: 'GET', path: '/nothing' }]) {
      const { status, body } = await sandbox.control(method, path, undefined, { host });
      expect([status, body.type], `${method} ${path}`).toEqual([
        403,
        'urn:amps-sandbox:problem:foreign-host',
      ]);
    }
  });

  it('tells a health check under any name that it is alive', async () => {
    await using sandbox = await openControl();
    for (const path of ['/health', '/ready']) {
      expect((await sandbox.control('GET', path, undefined, { host: 'amps' })).status).toBe(200);
    }
  });

  it.each(['http://evil.example', 'null', 'https://api.amps.ai', ''])(
    'refuses pages of the origin %j on every route, probes included',
    async (origin) => {
      await using sandbox = await openControl();
      for (const { method, path } of ROUTES) {
        const { status, body } = await sandbox.control(method, path, undefined, { origin });
        const expected = [403, 'urn:amps-sandbox:problem:foreign-origin'];
        expect([status, body.type], `${method} ${path}`).toEqual(expected);
      }
    },
  );

  it.each(['http://localhost:3000', 'https://127.0.0.1', 'http://[::1]:5173'])(
    'serves pages that this machine serves: %s',
    async (origin) => {
      await using sandbox = await openControl();
      expect((await sandbox.control('GET', '/clock', undefined, { origin })).status).toBe(200);
    },
  );

  it('answers no preflight and sends no CORS header', async () => {
    await using sandbox = await openControl();
    const headers = { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' };
    const preflight = await sandbox.control('OPTIONS', '/reset', undefined, headers);
    expect(preflight.status).toBe(405);
    const read = await sandbox.control('GET', '/clock', undefined, headers);
    for (const { headers: sent } of [preflight, read]) {
      expect(Object.keys(sent).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(sent).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    }
  });

  it('changes nothing for whom it refuses', async () => {
    await using sandbox = await openControl();
    await sandbox.control('POST', '/clock/advance', { by: '1h' }, { origin: 'http://evil.example' });
    await sandbox.control('POST', '/clock/advance', { by: '1h' }, { host: 'evil.example' });
    expect((await sandbox.control('GET', '/clock')).body.at).toBe('2025-01-23T10:30:00.000Z');
  });
});

describe.each([
  ['bound wider, with a drawn token', { host: '0.0.0.0' }],
  ['bound to all of IPv6', { host: '::' }],
  ['with a token of the user', { host: '127.0.0.1', controlToken: 'a-long-random-word' }],
] as const)('The control API %s', (_name, options) => {
  it('asks for the token on every route but the probes', async () => {
    await using sandbox = await openControl(options);
    expect(sandbox.engine.controlToken?.length).toBeGreaterThan(15);
    for (const { method, path } of GUARDED) {
      const { status, headers, body } = await sandbox.control(method, path);
      expect([status, body.title], `${method} ${path}`).toEqual([401, 'Control token required']);
      expect(headers['www-authenticate']).toMatch(/^Bearer /);
    }
    for (const path of ['/health', '/ready']) {
      expect((await sandbox.control('GET', path, undefined, { host: 'amps' })).status).toBe(200);
    }
  });

  it('takes it in either header, under whatever name it is called', async () => {
    await using sandbox = await openControl(options);
    const token = sandbox.engine.controlToken ?? '';
    for (const host of ['127.0.0.1', 'amps:4010', 'api.amps.ai']) {
      for (const header of [
        { authorization: `Bearer ${token}` },
        { authorization: `bearer  ${token}` },
        { 'x-sandbox-token': token },
        { 'x-sandbox-token': token, authorization: 'Bearer of the application' },
      ]) {
        expect((await sandbox.control('GET', '/clock', undefined, { ...header, host })).status).toBe(200);
      }
    }
  });

  it('refuses a wrong one', async () => {
    await using sandbox = await openControl(options);
    const token = sandbox.engine.controlToken ?? '';
    for (const header of [
      { 'x-sandbox-token': '' },
      { 'x-sandbox-token': `${token}x` },
      { 'x-sandbox-token': token.slice(0, -1) },
      { 'x-sandbox-token': token.toUpperCase() },
      { 'x-sandbox-token': `Bearer ${token}` },
      { authorization: token },
      { authorization: `Basic ${token}` },
      { authorization: `Bearer ${token} ${token}` },
      { authorization: 'Bearer null' },
    ]) {
      const { status, text } = await sandbox.control('GET', '/clock', undefined, header);
      expect(status, JSON.stringify(header)).toBe(401);
      expect(text).not.toContain(token);
    }
  });

  it('refuses foreign pages, the right token or not', async () => {
    await using sandbox = await openControl(options);
    const headers = { 'x-sandbox-token': sandbox.engine.controlToken ?? '', origin: 'http://evil.example' };
    expect((await sandbox.control('POST', '/reset', undefined, headers)).status).toBe(403);
  });
});

describe('The control API, asked by a link or an image of a foreign page', () => {
  it.each(['/clock', '/snapshot', '/health', ''])(
    'refuses GET %s, for which no origin is sent',
    async (path) => {
      await using sandbox = await openControl();
      const { status, body } = await sandbox.control('GET', path, undefined, {
        'sec-fetch-site': 'cross-site',
      });
      expect([status, body.type]).toEqual([403, 'urn:amps-sandbox:problem:foreign-origin']);
    },
  );

  it.each(['none', 'same-origin', 'same-site'])('answers where the browser says %s', async (site) => {
    await using sandbox = await openControl();
    const { status } = await sandbox.control('GET', '/clock', undefined, { 'sec-fetch-site': site });
    expect(status).toBe(200);
  });

  it('answers a page of this machine that tells its origin', async () => {
    await using sandbox = await openControl();
    const headers = { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' };
    expect((await sandbox.control('GET', '/clock', undefined, headers)).status).toBe(200);
  });
});
