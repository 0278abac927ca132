import { describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../../src/config/sandbox-options.ts';
import type { RuleSpec } from '../../../src/domain/rules/rule-spec.ts';
import { serveEngine } from '../../support/serve-engine.ts';

const KEY = { 'x-api-key': 'sk_sandbox_abc123xyz' };
const READ = '/battery/device_abc123';

/** Every line of this name, in any case. */
function linesOf(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
}

async function ask(options: SandboxOptions, path = READ) {
  await using sandbox = await serveEngine(options);
  const reply = await sandbox.send({ method: 'GET', path, headers: KEY });
  expect(sandbox.bugs).toEqual([]);
  return { ...reply, lines: (name: string) => linesOf(reply.rawHeaders, name) };
}

function rules(then: RuleSpec['then']): SandboxOptions {
  return { rules: [{ name: 'scripted', then }] };
}

describe('A header that a rule scripts replaces the one of the reply, whatever the case of its name', () => {
  it.each(['retry-after', 'Retry-After', 'RETRY-AFTER'])('%s of a scripted 429', async (name) => {
    const reply = await ask(rules({ error: 'RATE_LIMIT_EXCEEDED', headers: { [name]: 7 } }));
    expect(reply.lines('retry-after')).toEqual(['7']);
  });

  it.each(['content-type', 'Content-Type'])(
    '%s of an answer of its own, which goes out as it is',
    async (name) => {
      const reply = await ask(rules({ status: 200, body: '<p>Hello</p>', headers: { [name]: 'text/html' } }));
      expect(reply.lines('content-type')).toEqual(['text/html']);
      expect(reply.text).toBe('<p>Hello</p>');
    },
  );

  it.each(['application/json', 'application/problem+json', 'Application/JSON; charset=utf-8'])(
    'a text is JSON under content-type: %s',
    async (type) => {
      const reply = await ask(rules({ status: 200, body: 'Hello', headers: { 'content-type': type } }));
      expect(reply.lines('content-type')).toEqual([type]);
      expect(reply.text).toBe('"Hello"');
    },
  );

  it.each(['text/x-json-lines', 'text/plain; profile=json'])('a text is no JSON under %s', async (type) => {
    expect((await ask(rules({ status: 200, body: 'Hello', headers: { 'content-type': type } }))).text).toBe(
      'Hello',
    );
  });

  it('x-request-id and the limit headers too', async () => {
    const scripted = { 'X-REQUEST-ID': 'mine', 'ratelimit-REMAINING': '0' };
    const options = {
      defaultPlan: 'p',
      plans: { p: { limit: 5, windowSeconds: 60 } },
      rateLimitHeaders: 'ietf-draft-6',
    } as const;
    const reply = await ask({ ...options, ...rules({ headers: scripted }) });
    expect(reply.lines('x-request-id')).toEqual(['mine']);
    expect(reply.lines('ratelimit-remaining')).toEqual(['0']);
  });

  it('the headers that the configuration gives an error', async () => {
    const errors = { 'rate-limited': { headers: { 'retry-after': '9', 'X-request-ID': 'theirs' } } };
    const reply = await ask({ errors, ...rules({ error: 'RATE_LIMIT_EXCEEDED' }) });
    expect(reply.lines('retry-after')).toEqual(['9']);
    expect(reply.lines('x-request-id')).toEqual(['theirs']);
    const outranked = await ask({
      errors,
      ...rules({ error: 'RATE_LIMIT_EXCEEDED', headers: { 'RETRY-after': '3' } }),
    });
    expect(outranked.lines('retry-after')).toEqual(['3']);
  });

  it('several values go out where a list is given, by a rule and by the configuration', async () => {
    const cookies = ['a=1; Path=/', 'b=2'];
    expect((await ask(rules({ headers: { 'set-cookie': cookies } }))).lines('set-cookie')).toEqual(cookies);
    const errors = { 'unknown-route': { headers: { 'Set-Cookie': cookies } } };
    expect((await ask({ errors }, '/nowhere')).lines('set-cookie')).toEqual(cookies);
  });

  it('a list of cookies is masked in the journal', async () => {
    await using sandbox = await serveEngine(rules({ headers: { 'Set-Cookie': ['a=1', 'b=2'] } }));
    await sandbox.send({ method: 'GET', path: READ, headers: KEY });
    const { text } = await sandbox.send({ method: 'GET', path: '/__sandbox/requests' });
    expect(JSON.parse(text).items[0].replyHeaders['set-cookie']).toBe('a=…, b=…');
  });
});

const FRAMING = [
  'Connection',
  'content-length',
  'Keep-Alive',
  'proxy-connection',
  'TE',
  'Trailer',
  'transfer-encoding',
  'UPGRADE',
  'x-sandbox-rule',
];

describe('A header that would break the framing of replies', () => {
  it.each(FRAMING)('%s is refused at the start in errors, by the list of rules', async (name) => {
    const errors = { 'unknown-device': { headers: { [name]: '3' } } };
    await expect(serveEngine({ errors })).rejects.toThrow(
      /errors\.unknown-device\.headers.*emulator sets this header itself/,
    );
    await expect(serveEngine(rules({ headers: { [name]: '3' } }))).rejects.toThrow(
      'the emulator sets this header itself',
    );
  });

  it('given twice in two cases is refused', async () => {
    const errors = { internal: { headers: { 'Retry-After': '1', 'retry-after': '2' } } };
    await expect(serveEngine({ errors })).rejects.toThrow('the header is given twice');
  });
});

describe('A failure that nobody foresaw', () => {
  it('is answered in the envelope, without a page, a stack or a path', async () => {
    await using sandbox = await serveEngine();
    const { accounts } = sandbox.engine;
    // As if the journal failed after the reply was made: behind everything that catches failures of handlers.
    accounts.coverage.note = () => {
      throw new Error('broken at /secret/path.ts');
    };
    const reply = await sandbox.send({ method: 'GET', path: READ, headers: KEY });
    expect(reply.status).toBe(500);
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(reply.text)).toMatchObject({ success: false, error: { code: 'INTERNAL_ERROR' } });
    expect(reply.text).not.toContain('secret');
    expect(sandbox.bugs).toHaveLength(1);
  });
});
