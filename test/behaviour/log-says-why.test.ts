import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import type { SandboxOptions } from '../../src/config/sandbox-options.ts';
import { openSandbox } from '../../src/engine/open-sandbox.ts';
import type { LogEvent } from '../../src/log/log.ts';
import { startSandbox } from '../../src/testing/in-process.ts';

const START = { clock: 'frozen', at: '2025-06-01T12:00:00Z' } as const;

/** What the log tells of these requests, by what they ask. */
async function logOf(
  options: SandboxOptions,
  calls: readonly (readonly [path: string, init?: RequestInit])[],
): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  const config = await parseConfig({ port: 0, ...START, ...options });
  const sandbox = await openSandbox(config, (event) => events.push(event));
  const key = sandbox.keys[0]?.key ?? '';
  try {
    for (const [path, init] of calls) {
      const request = fetch(sandbox.url + path, { headers: { 'x-api-key': key }, ...init });
      await request.then((reply) => reply.text()).catch(() => undefined);
    }
  } finally {
    await sandbox.close();
  }
  return events;
}

test('The log says when it was, who asked, and that all was well', async () => {
  const [event] = await logOf({}, [['/battery']]);
  expect(event).toMatchObject({ status: 200, at: '2025-06-01T12:00:00.000Z', keyName: expect.any(String) });
  expect(event).not.toHaveProperty('problem');
  expect(event).not.toHaveProperty('rule');
});

test('The log says which rule it was, and what it did to the connection', async () => {
  const rules = [
    { name: 'broken-line', times: 1, then: { reset: true } },
    { name: 'no-luck', times: 1, then: { error: 'RATE_LIMIT_EXCEEDED' } },
    { name: 'half', times: 1, then: { cutAfterBytes: 5 } },
  ] as const;
  const events = await logOf({ rules: [...rules] }, [['/battery'], ['/battery'], ['/battery'], ['/battery']]);
  expect(events).toMatchObject([
    { status: 0, connection: 'reset', rule: 'broken-line' },
    { status: 429, rule: 'no-luck', problem: 'rate-limited' },
    { status: 200, connection: 'cut', rule: 'half' },
    { status: 200 },
  ]);
});

test('The log says which case of failure it was, and why a request is not valid', async () => {
  const events = await logOf({}, [
    ['/battery?limit=none'],
    ['/batteries'],
    ['/battery', { headers: { 'x-api-key': 'sk_sandbox_nobody_has_it' } }],
    ['/__sandbox/accounts/acct_none'],
  ]);
  expect(events).toMatchObject([
    { status: 400, problem: 'invalid-request', reason: expect.stringContaining('/query/limit') },
    { status: 404, problem: 'unknown-route', reason: expect.stringContaining('no path') },
    { status: 401, problem: 'unknown-key' },
    { status: 404, reason: expect.stringContaining('acct_none') },
  ]);
  expect(events[2]).not.toHaveProperty('keyName');
});

test('The journal says what happened to a connection, and so does a verification', async () => {
  await using sandbox = await startSandbox({
    rules: [{ name: 'broken-line', times: 1, then: { reset: true } }],
  });
  const { url, apiKey, control } = sandbox;
  await expect(fetch(`${url}/battery`, { headers: { 'x-api-key': apiKey } })).rejects.toThrow();
  expect(await control.requests.list()).toMatchObject([
    { status: 0, connection: 'reset', rule: 'broken-line' },
  ]);
  const { message } = await control.requests.check({ request: { path: '/vehicle' } });
  expect(message).toContain('#1 GET /battery (reset)');
  const [account] = (await control.snapshot()).accounts;
  expect(account?.journal?.entries).toMatchObject([{ status: 0, connection: 'reset' }]);
});
