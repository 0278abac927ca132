import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedEngine, serveEngine } from '../../support/serve-engine.ts';

let sandbox: ServedEngine;
beforeAll(async () => {
  sandbox = await serveEngine({ clock: 'frozen', at: '2025-01-23T10:30:00Z' });
});
afterAll(() => sandbox[Symbol.asyncDispose]());

async function ask(headers: Readonly<Record<string, string | string[]>>) {
  const reply = await sandbox.send({
    method: 'GET',
    path: '/battery/device_abc123',
    headers: { 'x-api-key': 'sk_sandbox_abc123xyz', ...headers },
  });
  return { ...reply, body: JSON.parse(reply.text) };
}

describe('A request that prefers an error', () => {
  it.each([
    ['503', 'SERVICE_UNAVAILABLE', 'Service Unavailable'],
    ['502', 'BAD_GATEWAY', 'Bad Gateway'],
    ['504', 'GATEWAY_TIMEOUT', 'Gateway Timeout'],
    ['418', 'IM_A_TEAPOT', "I'm a Teapot"],
    ['402', 'PAYMENT_REQUIRED', 'Payment Required'],
    ['499', 'HTTP_499', 'HTTP status 499'],
    ['599', 'HTTP_599', 'HTTP status 599'],
  ])('gets %s in the envelope, though the API has no case for it', async (status, code, message) => {
    const { headers, body, ...reply } = await ask({ prefer: `code=${status}` });
    expect(String(reply.status)).toBe(status);
    expect(body).toEqual({
      success: false,
      error: { code, message },
      meta: {
        requestId: headers['x-request-id'],
        timestamp: '2025-01-23T10:30:00.000Z',
        path: '/battery/device_abc123',
      },
    });
    expect(headers).toMatchObject({ 'preference-applied': `code=${status}`, 'x-sandbox-rule': 'prefer' });
  });

  it('gets the case of the catalogue where there is one', async () => {
    expect((await ask({ prefer: 'code=429' })).body.error.code).toBe('RATE_LIMIT_EXCEEDED');
    expect((await ask({ prefer: 'code=500' })).body.error.code).toBe('INTERNAL_ERROR');
    expect((await ask({ prefer: 'code=expired-key' })).status).toBe(401);
  });

  it.each([
    'code="503"',
    'CODE=503',
    'code = 503',
    'respond-async, code=503',
    'handling=lenient; code=503, wait=5',
    'return="a, code=1", code=503, code=418',
  ])('is understood in %s', async (prefer) => {
    expect((await ask({ prefer })).status).toBe(503);
  });

  it('is understood in a second line', async () => {
    expect((await ask({ prefer: ['wait=5', 'code=503'] })).status).toBe(503);
  });

  it.each([
    'code=200',
    'code=302',
    'code=600',
    'code=5',
    'code=BOGUS',
    'code=',
    'code',
    'code=-503',
    'code=4xx',
  ])('is refused for %s, and told what is known', async (prefer) => {
    const { status, headers, body } = await ask({ prefer });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/^header\.prefer asks for code="[^"]*", which is no error\./);
    expect(body.error.message).toContain('any status from 400 to 599');
    expect(body.error.message).toContain('RATE_LIMIT_EXCEEDED');
    expect(headers).not.toHaveProperty('preference-applied');
  });

  it('is told the code that it must mean', async () => {
    const { body } = await ask({ prefer: 'code=RATE_LIMIT_EXEEDED' });
    expect(body.error.message).toContain('Did you mean RATE_LIMIT_EXCEEDED?');
  });

  it.each(['example=busy', 'status=503', 'dynamic=true'])(
    'is refused in the words of another tool: %s',
    async (prefer) => {
      const { status, body } = await ask({ prefer });
      expect(status).toBe(400);
      expect(body.error.message).toContain('no preference of this sandbox');
    },
  );

  it.each(['respond-async', 'return=minimal', 'wait=10, handling=strict', ''])(
    'of another kind is let alone: %j',
    async (prefer) => {
      expect((await ask({ prefer })).status).toBe(200);
    },
  );
});

describe('A header by which a request asks the sandbox for something', () => {
  it.each(['x-sandbox-scenarios', 'x-sandbox-delay', 'x-sandbox-rule'])(
    '%s is refused: nobody reads it',
    async (name) => {
      const { status, body } = await ask({ [name]: 'slow-api' });
      expect(status).toBe(400);
      expect(body.error.message).toContain(`header.${name} is no header that this sandbox reads.`);
    },
  );

  it('is told the name that it must have', async () => {
    const { body } = await ask({ 'x-sandbox-scenarios': 'slow-api' });
    expect(body.error.message).toContain('Did you mean x-sandbox-scenario?');
  });
});
