import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ask, describeTargets, FROZEN, type RunningTarget } from '../targets/index.ts';

const MODE = { action: 'set_operation_mode', mode: 'charge' };
const BAD_KEY = { code: 'UNAUTHORIZED', message: 'Invalid or missing API key' };
const ENDED_KEY = { code: 'UNAUTHORIZED', message: 'API key has been revoked or expired' };
const NO_DEVICE = { code: 'DEVICE_NOT_FOUND', message: 'Device not found or access denied' };
const NO_ACTION = { code: 'NOT_FOUND', message: 'Action not found or access denied' };
const NO_ROUTE = { code: 'NOT_FOUND', message: 'Route not found' };

interface Row {
  readonly name: string;
  readonly ask: readonly [method: string, path: string, ask?: Ask];
  readonly status: number;
  readonly error: Readonly<Record<string, unknown>>;
}

const ROWS: readonly Row[] = [
  { name: 'no key', ask: ['GET', '/battery', { key: null }], status: 401, error: BAD_KEY },
  { name: 'an empty key', ask: ['GET', '/battery', { key: '' }], status: 401, error: BAD_KEY },
  {
    name: 'an unknown key',
    ask: ['GET', '/battery', { key: 'sk_sandbox_nobody' }],
    status: 401,
    error: BAD_KEY,
  },
  { name: 'a malformed key', ask: ['GET', '/battery', { key: 'secret' }], status: 401, error: BAD_KEY },
  {
    name: 'a live key on the sandbox host',
    ask: ['GET', '/battery', { key: 'sk_live_abc123xyz' }],
    status: 401,
    error: BAD_KEY,
  },
  {
    name: 'a sandbox key on the live host',
    ask: ['GET', '/battery', { headers: { host: 'api.amps.ai' } }],
    status: 401,
    error: BAD_KEY,
  },
  {
    name: 'an expired key',
    ask: ['GET', '/battery', { key: 'sk_sandbox_expired' }],
    status: 401,
    error: ENDED_KEY,
  },
  {
    name: 'a revoked key',
    ask: ['GET', '/battery', { key: 'sk_sandbox_revoked' }],
    status: 401,
    error: ENDED_KEY,
  },
  {
    name: 'a bad key on an unknown path with a broken body',
    ask: ['POST', '/nowhere', { key: 'nope', raw: '{', headers: { 'content-type': 'application/json' } }],
    status: 401,
    error: BAD_KEY,
  },
  {
    name: 'a read-only key that pushes',
    ask: ['POST', '/battery/device_abc123', { key: 'sk_sandbox_readonly', body: MODE }],
    status: 403,
    error: {
      code: 'INSUFFICIENT_PERMISSIONS',
      message: 'API key does not have permission for this operation',
    },
  },
  {
    name: 'a read-only key that pushes a broken body',
    ask: [
      'POST',
      '/battery/device_abc123',
      { key: 'sk_sandbox_readonly', raw: '{', headers: { 'content-type': 'application/json' } },
    ],
    status: 403,
    error: { code: 'INSUFFICIENT_PERMISSIONS' },
  },
  { name: 'an unknown device', ask: ['GET', '/battery/device_nope'], status: 404, error: NO_DEVICE },
  {
    name: "another customer's device",
    ask: ['GET', '/battery/device_abc123', { key: 'sk_sandbox_empty' }],
    status: 404,
    error: NO_DEVICE,
  },
  { name: 'a battery id on /hvac', ask: ['GET', '/hvac/device_abc123'], status: 404, error: NO_DEVICE },
  {
    name: 'a push to a battery id on /hvac',
    ask: ['POST', '/hvac/device_abc123', { body: { action: 'follow_schedule' } }],
    status: 404,
    error: NO_DEVICE,
  },
  { name: 'an unknown action', ask: ['GET', '/battery/actions/act_nope'], status: 404, error: NO_ACTION },
  {
    name: "another customer's action",
    ask: ['GET', '/battery/actions/action_abc123', { key: 'sk_sandbox_empty' }],
    status: 404,
    error: NO_ACTION,
  },
  { name: 'an unknown path', ask: ['GET', '/nowhere'], status: 404, error: NO_ROUTE },
  {
    name: 'a path below a device',
    ask: ['GET', '/battery/device_abc123/nowhere'],
    status: 404,
    error: NO_ROUTE,
  },
  { name: 'a trailing slash', ask: ['GET', '/battery/'], status: 404, error: NO_ROUTE },
  {
    name: 'the action list of another family',
    ask: ['GET', '/hvac/device_hvac_001/actions'],
    status: 404,
    error: NO_ROUTE,
  },
  {
    name: 'the wrong method',
    ask: ['DELETE', '/battery/device_abc123'],
    status: 405,
    error: { code: 'METHOD_NOT_ALLOWED' },
  },
  {
    name: 'a push to a solar inverter',
    ask: [
      'POST',
      '/solar-inverter/device_inverter_001',
      { raw: '{', headers: { 'content-type': 'application/json' } },
    ],
    status: 405,
    error: { code: 'METHOD_NOT_ALLOWED' },
  },
  {
    name: 'a push to a vehicle',
    ask: ['POST', '/vehicle/device_vehicle_001', { body: {} }],
    status: 405,
    error: { code: 'METHOD_NOT_ALLOWED' },
  },
  {
    name: 'a body that is not JSON',
    ask: [
      'POST',
      '/battery/device_abc123',
      { raw: '{"action":', headers: { 'content-type': 'application/json' } },
    ],
    status: 400,
    error: {
      code: 'VALIDATION_ERROR',
      message: 'body is not valid JSON',
      details: { errors: [{ path: '/body', message: 'is not valid JSON' }] },
    },
  },
  {
    name: 'no body',
    ask: ['POST', '/battery/device_abc123'],
    status: 400,
    error: { code: 'VALIDATION_ERROR', message: 'body is required' },
  },
  {
    name: 'a body that fails the schema',
    ask: ['POST', '/battery/device_abc123', { body: { action: 'set_operation_mode', mode: 'explode' } }],
    status: 400,
    error: {
      code: 'VALIDATION_ERROR',
      message: 'body.mode must be one of "charge", "discharge", "idle"',
      details: { errors: [{ path: '/body/mode', message: 'must be one of "charge", "discharge", "idle"' }] },
    },
  },
  {
    name: 'an unknown field',
    ask: ['POST', '/battery/device_abc123', { body: { ...MODE, power: 3 } }],
    status: 400,
    error: { code: 'VALIDATION_ERROR', message: 'body.power is not a known field' },
  },
  {
    name: 'a bad query value',
    ask: ['GET', '/battery?limit=51'],
    status: 400,
    error: { code: 'VALIDATION_ERROR', message: 'query.limit must be <= 50' },
  },
  {
    name: 'a deferral into the past',
    ask: ['POST', '/battery/device_abc123', { body: { ...MODE, deferUntil: '2025-01-23T10:29:59Z' } }],
    status: 400,
    error: { code: 'VALIDATION_ERROR', message: 'body.deferUntil must be in the future' },
  },
  {
    name: 'a body over 1 MiB',
    ask: ['POST', '/battery/device_abc123', { body: { ...MODE, padding: 'x'.repeat(1024 * 1024) } }],
    status: 413,
    error: { code: 'PAYLOAD_TOO_LARGE' },
  },
  {
    name: 'the wrong media type',
    ask: [
      'POST',
      '/battery/device_abc123',
      { raw: 'mode=charge', headers: { 'content-type': 'text/plain' } },
    ],
    status: 415,
    error: { code: 'UNSUPPORTED_MEDIA_TYPE' },
  },
];

describeTargets('The error table', (target) => {
  let sandbox: RunningTarget;
  beforeAll(async () => {
    sandbox = await target.open(FROZEN);
  });
  afterAll(() => sandbox[Symbol.asyncDispose]());

  it.each(ROWS)(
    'answers $name with $status $error.code',
    async ({ ask: [method, path, ask], status, error }) => {
      const answer = await sandbox.ask(method, path, ask);
      expect(answer.body).toMatchObject({ success: false, error });
      expect(answer.status).toBe(status);
      expect(Object.keys(answer.body)).toEqual(['success', 'error', 'meta']);
      expect(answer.body.meta.path).toBe(path.split('?')[0]);
      expect(answer.headers['x-request-id']).toBe(answer.body.meta.requestId);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    },
  );

  it('names the allowed methods of a known path', async () => {
    const { headers } = await sandbox.ask('PUT', '/battery/device_abc123');
    expect(headers.allow).toBe('GET, POST');
    expect((await sandbox.ask('POST', '/vehicle/device_vehicle_001')).headers.allow).toBe('GET');
  });

  it('refuses the sixth request of a minute of the rate-limited key, and no other', async () => {
    const key = 'sk_sandbox_ratelimited';
    const remaining: unknown[] = [];
    for (let i = 0; i < 5; i++) {
      const { status, headers } = await sandbox.ask('GET', '/battery?limit=1', { key });
      expect(status).toBe(200);
      remaining.push(headers['ratelimit-remaining']);
    }
    expect(remaining).toEqual(['4', '3', '2', '1', '0']);
    const refused = await sandbox.ask('GET', '/nowhere', { key });
    expect(refused.status).toBe(429);
    expect(refused.body.error).toEqual({ code: 'RATE_LIMIT_EXCEEDED', message: 'Rate limit exceeded' });
    expect(refused.headers).toMatchObject({
      'retry-after': '60',
      'ratelimit-limit': '5',
      'ratelimit-remaining': '0',
      'ratelimit-reset': '60',
    });
    expect((await sandbox.ask('GET', '/battery')).status).toBe(200);
  });

  it('answers a header that is far too long in the envelope', async () => {
    const answer = await sandbox.ask('GET', '/battery', { headers: { 'x-long': 'x'.repeat(100_000) } });
    expect(answer.status).toBe(431);
    expect(answer.body.error.code).toBe('REQUEST_HEADERS_TOO_LARGE');
  });
});
