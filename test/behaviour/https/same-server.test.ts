import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { openSandbox, type Sandbox } from '../../../src/engine/open-sandbox.ts';
import type { LogEvent } from '../../../src/log/log.ts';
import { createControlClient } from '../../../src/testing/control/control-client.ts';
import { askHttps } from '../../support/https-client.ts';

const headers = { 'x-api-key': 'sk_sandbox_abc123xyz' };

let sandbox: Sandbox;
let ca: string;
let events: LogEvent[];
let onEvent = (): void => {};

beforeAll(async () => {
  events = [];
  const config = await parseConfig({ port: 0, https: { port: 0 }, clock: 'frozen' });
  sandbox = await openSandbox(config, (event) => {
    events.push(event);
    onEvent();
  });
  ca = String(sandbox.ca);
});

beforeEach(() => {
  events.length = 0;
});

afterAll(async () => {
  await sandbox.close();
});

function portOf(url: string | null): number {
  return Number(new URL(String(url)).port);
}

/** Sends bytes as they are, over TLS or not, and reads until the server hangs up. */
async function exchange(kind: 'plain' | 'TLS', bytes: string): Promise<string> {
  const socket =
    kind === 'plain'
      ? connectTcp(portOf(sandbox.url), '127.0.0.1')
      : connectTls({ port: portOf(sandbox.httpsUrl), host: '127.0.0.1', ca });
  socket.write(bytes);
  return await text(socket);
}

function withoutDraws(answer: string): string {
  return answer.replaceAll(/req_\w+|Date: [^\r]+|"timestamp":"[^"]+"|x-request-id: [^\r]+/g, '…');
}

describe('Over TLS the server answers as it does without', () => {
  test.each<[string, string]>([
    ['what is no HTTP', 'nonsense\r\n\r\n'],
    ['a request without Host', 'GET /battery HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['headers that are too large', `GET / HTTP/1.1\r\nHost: a\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`],
    ['a request for a proxy', 'CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n'],
    [
      'a target in absolute form',
      'GET https://api.amps.ai/battery HTTP/1.1\r\nHost: a\r\nx-api-key: sk_live_def456uvw\r\nConnection: close\r\n\r\n',
    ],
    [
      'an expectation that nobody can meet',
      'GET /battery HTTP/1.1\r\nHost: a\r\nExpect: magic\r\nConnection: close\r\n\r\n',
    ],
  ])('%s', async (_case, bytes) => {
    const plain = await exchange('plain', bytes);
    expect(withoutDraws(await exchange('TLS', bytes))).toBe(withoutDraws(plain));
    expect(plain).toMatch(/^HTTP\/1\.1 \d{3} /);
  });
});

describe('Scripted faults of the connection', () => {
  test.each<[string, object, RegExp]>([
    ['a reset', { reset: true }, /ECONNRESET/],
    ['an empty answer', { empty: true }, /socket hang up/],
    ['a cut answer', { cutAfterBytes: 5 }, /aborted/],
  ])('reach a client of HTTPS: %s', async (_case, then, message) => {
    const control = createControlClient({ url: sandbox.url });
    await control.rules.add({ name: 'fault', times: 1, then } as Parameters<typeof control.rules.add>[0]);
    await expect(askHttps(`${sandbox.httpsUrl}/battery`, { ca, headers })).rejects.toThrow(message);
    expect((await askHttps(`${sandbox.httpsUrl}/battery`, { ca, headers })).status).toBe(200);
    expect(events.filter(({ type }) => type === 'error')).toEqual([]);
  });
});

describe('A client that does not fit', () => {
  test('is told of in the log: it does not trust the CA', async () => {
    const told = new Promise<void>((resolve) => {
      onEvent = resolve;
    });
    const asking = promisify(execFile)('curl', ['--silent', `${sandbox.httpsUrl}/battery`]);
    await expect(asking).rejects.toMatchObject({ code: 60 });
    await told;
    expect(events).toEqual([
      {
        type: 'warning',
        message: expect.stringMatching(/^A client does not trust the certificate of HTTPS\. Give/),
      },
    ]);
  });

  test('is told of once, in the log: it spoke plain HTTP', async () => {
    for (let i = 0; i < 2; i++) {
      const socket = connectTcp(portOf(sandbox.httpsUrl), '127.0.0.1');
      socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      await once(socket.resume(), 'close');
    }
    expect(events).toEqual([
      {
        type: 'warning',
        message: expect.stringMatching(/^A client spoke plain HTTP on the port of HTTPS\. Let/),
      },
    ]);
  });
});

test('Both servers show one world', async () => {
  const control = createControlClient({ url: sandbox.url });
  await control.devices.create({ family: 'battery', id: 'device_both' });
  expect((await askHttps(`${sandbox.httpsUrl}/battery/device_both`, { ca, headers })).status).toBe(200);
  const [recorded] = await control.requests.list({ path: '/battery/device_both' });
  expect(recorded).toMatchObject({ status: 200 });
});
