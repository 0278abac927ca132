import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../../src/config/sandbox-options.ts';
import { serveEngine } from '../../support/serve-engine.ts';

const KEY = { 'x-api-key': 'sk_sandbox_abc123xyz' };
const AT = '2025-01-23T10:30:00.400Z';
const LIMIT = {
  plans: { p: { limit: 1, windowSeconds: 90 } },
  defaultPlan: 'p',
  rateLimitHeaders: ['x-ratelimit', 'ietf-draft-6'],
} as const;

/** The second of two reads, with what a client can reckon from it. */
async function refused(options: SandboxOptions) {
  await using sandbox = await serveEngine({ at: AT, ...options });
  const read = () => sandbox.send({ method: 'GET', path: '/battery', headers: KEY });
  await read();
  const { status, headers, text: body } = await read();
  return {
    status,
    headers,
    timestamp: JSON.parse(body).meta?.timestamp,
    date: Date.parse(headers.date ?? ''),
  };
}

describe('The Date of a reply is the time of the account, as everything else in it', () => {
  it('on a frozen clock, to the second', async () => {
    const { status, headers, timestamp } = await refused({ clock: 'frozen', ...LIMIT });
    expect(status).toBe(429);
    expect(headers.date).toBe('Thu, 23 Jan 2025 10:30:00 GMT');
    expect(timestamp).toBe(AT);
  });

  it.each(['frozen', 'real', 'x60'] as const)(
    'so a client that reckons from the reply waits long enough: %s',
    async (clock) => {
      const reply = await refused({ clock, ...LIMIT, retryAfter: 'http-date' });
      const { headers, date, timestamp } = reply;
      const until = Date.parse(headers['retry-after'] ?? '');
      const reset = Number(headers['x-ratelimit-reset']) * 1000;
      expect(date).toBe(Math.floor(Date.parse(timestamp) / 1000) * 1000);
      expect(until).toBe(reset);
      // By the reply alone: no moment too early, and less than a second too late.
      const waitMs = Number(headers['ratelimit-reset']) * 1000;
      expect(until - Date.parse(timestamp)).toBeGreaterThan(waitMs - 1000);
      expect(until - Date.parse(timestamp)).toBeLessThan(waitMs + 1000);
    },
  );

  it('a rule may script another one, once', async () => {
    const date = 'Wed, 01 Jan 2020 00:00:00 GMT';
    await using sandbox = await serveEngine({ rules: [{ name: 'skewed', then: { headers: { date } } }] });
    const { rawHeaders } = await sandbox.send({ method: 'GET', path: '/battery', headers: KEY });
    const dates = rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === 'date');
    expect(dates).toEqual([date]);
  });

  it.each(['GET /\u0000 HTTP/1.1\r\n\r\n', 'NONSENSE\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n'])(
    'in an answer to what is not valid HTTP, too: %j',
    async (bytes) => {
      await using sandbox = await serveEngine({ clock: 'frozen', at: AT });
      const socket = connect(sandbox.port, '127.0.0.1');
      socket.end(bytes);
      const answer = await text(socket);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer.match(/^date: .*$/gim)).toEqual(['Date: Thu, 23 Jan 2025 10:30:00 GMT']);
    },
  );
});
