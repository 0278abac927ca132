import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../support/control-document.ts';
import { type ControlTarget, openControl, openOwnControl } from '../../support/open-control.ts';
import { times } from '../../support/proof.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

async function send(
  sandbox: ControlTarget,
  method: string,
  path: string,
  raw: string | Buffer,
  headers = {},
) {
  return await sandbox.ask(method, `/__sandbox${path}`, { key: null, raw, headers });
}

describe('The body of a control request', () => {
  it.each([
    [400, '{', JSON_TYPE],
    [400, '{"by":"1h"', JSON_TYPE],
    [400, 'by=1h', JSON_TYPE],
    [400, 'null', JSON_TYPE],
    [400, '"1h"', JSON_TYPE],
    [400, '[{"by":"1h"}]', JSON_TYPE],
    [400, '{"by":"1h","__proto__":{"x":1}}', JSON_TYPE],
    [400, '{"by":"1h","constructor":{}}', JSON_TYPE],
    [400, '{"by":1e400}', JSON_TYPE],
    [400, '{"by":"1h\\u0000"}', JSON_TYPE],
    [400, `{"by":${'['.repeat(5000)}${']'.repeat(5000)}}`, JSON_TYPE],
    [415, '{"by":"1h"}', { 'content-type': 'text/plain' }],
    [415, '{"by":"1h"}', { 'content-type': 'application/x-www-form-urlencoded' }],
    [415, '{"by":"1h"}', { 'content-type': 'application/json; charset=iso-8859-1' }],
    [415, '{"by":"1h"}', { ...JSON_TYPE, 'content-encoding': 'nonsense' }],
    [413, JSON.stringify({ by: 'x'.repeat(1_100_000) }), JSON_TYPE],
  ])('is answered with %i where it is %j', async (status, raw, headers) => {
    await using sandbox = await openControl();
    const answer = await send(sandbox, 'POST', '/clock/advance', raw, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body.detail).toMatch(/^Failed to .+: .+\. .+\.$/s);
    expect((await sandbox.control('GET', '/clock')).body.at).toBe('2025-01-23T10:30:00.000Z');
  });

  it('may be megabytes where it is a snapshot', async () => {
    await using sandbox = await openControl();
    const { body } = await sandbox.control('GET', '/snapshot');
    body.worlds[0].users.push(
      ...Array.from({ length: 30_000 }, (_, i) => ({ id: `user_more_${i}`, name: 'x'.repeat(100) })),
    );
    expect(JSON.stringify(body).length).toBeGreaterThan(3_000_000);
    expect((await sandbox.control('POST', '/restore', body)).status).toBe(200);
  });
});

describe('A control route', () => {
  it.each([
    [404, 'GET', '/nothing'],
    [404, 'POST', '/clock/'],
    [404, 'GET', '//clock'],
    [404, 'GET', '/clock/../keys'],
    [404, 'GET', '/CLOCK'],
    [404, 'POST', '/devices/a/b/c'],
    [404, 'GET', `/${'x'.repeat(5000)}`],
    [404, 'GET', '/keys/a%2Fb'],
    [404, 'GET', '/keys/%00'],
    [400, 'GET', '/keys/%E0%A4%A'],
    [400, 'GET', '/keys/%ff'],
    [400, 'GET', `/keys/${'x'.repeat(300)}`],
    [404, 'GET', '/devices/__proto__'],
    [404, 'GET', '/devices/constructor'],
    [404, 'GET', '/accounts/toString'],
    [404, 'GET', '/clock?account=__proto__'],
    [400, 'GET', '/clock?__proto__=1'],
    [400, 'GET', '/devices?limit=0x10'],
    [400, 'GET', '/devices?limit=10&limit=20'],
    [400, 'GET', '/devices?limit[]=10'],
  ])('is answered with %i: %s %s', async (status, method, path) => {
    await using sandbox = await openControl();
    const answer = await sandbox.ask(method, `/__sandbox${path}`, { key: null });
    expect([answer.status, answer.body.status]).toEqual([status, status]);
  });

  it.each(['null', 'false', '0', '""'])('that takes no body is not disturbed by %s', async (raw) => {
    await using sandbox = await openControl();
    const headers = { 'content-type': 'application/json' };
    const ask = (method: string, path: string) =>
      sandbox.ask(method, `/__sandbox${path}`, { key: null, raw, headers });
    expect((await ask('POST', '/keys/sk_sandbox_readonly/revoke')).status).toBe(200);
    expect((await ask('DELETE', '/accounts/acct_live')).status).toBe(204);
    expect((await ask('GET', '/devices/device_abc123')).status).toBe(200);
  });

  it('tells of its body alone where the body alone is wrong', async () => {
    await using sandbox = await openControl();
    for (const path of ['/keys/sk_sandbox_readonly', '/devices/device_abc123']) {
      const { status, body } = await sandbox.control('PATCH', path, { colour: 'red' });
      const paths = body.errors.map((error: { readonly path: string }) => error.path);
      expect([status, paths]).toEqual([400, ['/body/colour']]);
    }
  });

  it('names the methods that it has', async () => {
    await using sandbox = await openControl();
    const { status, headers, body } = await sandbox.control('DELETE', '/clock');
    expect([status, headers.allow]).toEqual([405, 'GET, PATCH']);
    expect(body.detail).toBe(
      'Failed to DELETE /__sandbox/clock: the route has no such method. Use GET, PATCH.',
    );
  });

  it('stays apart from the emulated API', async () => {
    await using sandbox = await openControl();
    for (const path of ['/__sandboxes', '/__sandbo', '/__sandbox%2Fclock', '/v1/__sandbox/clock']) {
      expect((await sandbox.ask('GET', path, { key: null })).status, path).toBe(401);
    }
  });
});

describe('Random requests', () => {
  let bodies: fc.Arbitrary<unknown>;

  beforeAll(() => {
    const names = fc.constantFrom(
      ...[
        'by',
        'at',
        'mode',
        'factor',
        'key',
        'name',
        'permissions',
        'plan',
        'expiresAt',
        'expiresIn',
        'family',
      ],
      ...[
        'id',
        'userId',
        'capacityKwh',
        'schedule',
        'modes',
        'world',
        'seed',
        'clock',
        'keys',
        'accounts',
        'format',
      ],
    );
    const leaves = fc.oneof(
      fc.constantFrom(
        '1h',
        'battery',
        'frozen',
        'scaled',
        '2026-01-01T00:00:00Z',
        'sk_sandbox_random1',
        'default',
      ),
      fc.constantFrom(null, true, 0, 1, 60, -1, 1e308, 'actions', 'user_abc123', 'ratelimited', 'read'),
      fc.string(),
    );
    bodies = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        { weight: 3, arbitrary: leaves },
        { weight: 2, arbitrary: fc.dictionary(names, tie('value'), { maxKeys: 5 }) },
        { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
      ),
    })).value;
  });

  it('never meet a bug, and leave an emulator that answers', async () => {
    await using sandbox = await openOwnControl();
    const ids = ['device_abc123', 'sk_sandbox_abc123xyz', 'acct_demo', 'acct_empty', 'x', '%00', '..', '😀'];
    const paths = fc
      .tuple(fc.constantFrom(...OPERATIONS), fc.constantFrom(...ids))
      .map(([{ template }, id]) => template.replace(/\{\w+\}/, encodeURIComponent(id)));
    const methods = fc.oneof(
      fc.constantFrom(...OPERATIONS).map(({ method }) => method),
      fc.constantFrom(...METHODS),
    );
    const queries = fc.constantFrom(
      '',
      '',
      '?account=acct_empty',
      '?limit=1',
      '?account=',
      '?x=%',
      '?state=waiting',
    );
    const property = fc.asyncProperty(methods, paths, queries, bodies, async (method, path, query, body) => {
      const answer = await sandbox.ask(method, path + query, { key: null, body: body ?? {} });
      expect(answer.status, `${method} ${path}${query} ${JSON.stringify(body)}`).toBeLessThan(500);
    });
    await fc.assert(property, { numRuns: times({ quick: 400, full: 2_000 }) });
    for (const path of ['/accounts', '/devices?limit=500', '/keys', '/actions', '/snapshot']) {
      expect((await sandbox.control('GET', path)).status).toBe(200);
    }
    expect((await sandbox.control('POST', '/reset')).status).toBe(200);
    expect((await sandbox.api('GET', '/battery/device_abc123')).status).toBe(200);
  });
});
