import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDocumentValidator } from '../support/document-validator.ts';
import { type PlainAnswer, type ServedEngine, serveEngine } from '../support/serve-engine.ts';
import { worldStateOf } from '../support/world-state.ts';
import { DOCUMENTED_KEY, FROZEN } from '../targets/index.ts';

const KEY = `x-api-key: ${DOCUMENTED_KEY}`;
const HOST = 'Host: 127.0.0.1';
const CLOSE = 'Connection: close';
const JSON_TYPE = 'Content-Type: application/json';
const READ = 'GET /battery/device_abc123 HTTP/1.1';
const PUSH = 'POST /battery/device_abc123 HTTP/1.1';
const CHARGE = JSON.stringify({ action: 'set_operation_mode', mode: 'charge' });
const CHARGE_LENGTH = `Content-Length: ${CHARGE.length}`;
const TOO_LONG = 'x'.repeat(64 * 1024);

/** The bytes of a request: its lines, an empty line, its body. */
function lines(...head: string[]): (body?: string) => string {
  return (body = '') => [...head, '', body].join('\r\n');
}

const validator = createDocumentValidator();
let sandbox: ServedEngine;
let worldBefore: string;

beforeAll(async () => {
  sandbox = await serveEngine(FROZEN);
});
afterAll(() => sandbox[Symbol.asyncDispose]());

beforeEach(() => {
  sandbox.engine.accounts.resetAll();
  worldBefore = worldStateOf(sandbox.engine);
});

afterEach(async () => {
  const { status } = await sandbox.send({
    method: 'GET',
    path: '/battery',
    headers: { 'x-api-key': DOCUMENTED_KEY },
  });
  expect(status).toBe(200);
  expect(sandbox.bugs).toEqual([]);
});

/** Sends bytes as they are over a connection of their own and reads until the server closes it. */
async function talk(bytes: string, { halfClose = false } = {}): Promise<PlainAnswer[]> {
  const socket = connect(sandbox.port, '127.0.0.1');
  const received = receive(socket);
  if (halfClose) socket.end(bytes, 'latin1');
  else socket.write(bytes, 'latin1');
  return readAnswers(await received);
}

async function receive(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('latin1');
}

function readAnswers(text: string): PlainAnswer[] {
  const answers: PlainAnswer[] = [];
  for (let rest = text; rest !== ''; ) {
    const [head = '', ...after] = rest.split('\r\n\r\n');
    const [statusLine = '', ...fields] = head.split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1]);
    const headers = Object.fromEntries(
      fields.map((field) => [
        field.slice(0, field.indexOf(':')).toLowerCase(),
        field.slice(field.indexOf(':') + 1).trim(),
      ]),
    );
    const body = after.join('\r\n\r\n');
    const length = Number(headers['content-length'] ?? 0);
    answers.push({ status, headers, text: body.slice(0, length) });
    rest = body.slice(length);
  }
  return answers;
}

/** The answer is a refusal in the documented envelope, and nothing has changed. */
function expectRefusal(answers: readonly PlainAnswer[], status: number): void {
  expect(answers.map((answer) => answer.status)).toEqual([status]);
  const [answer] = answers;
  if (answer === undefined) return;
  expect(validator.validate(undefined, answer)).toEqual([]);
  const { success, meta } = JSON.parse(answer.text);
  expect(success).toBe(false);
  expect(answer.headers['x-request-id']).toBe(meta.requestId);
  expect(worldStateOf(sandbox.engine)).toBe(worldBefore);
}

describe('What is no HTTP request', () => {
  it.each<[what: string, bytes: string]>([
    ['a line of nonsense', 'NONSENSE\r\n\r\n'],
    ['another protocol', lines('GET /battery FTP/1.1', HOST)()],
    ['another version of HTTP', lines('GET /battery HTTP/9.9', HOST, KEY)()],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['the greeting of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['an unknown method', lines('FOO /battery HTTP/1.1', HOST, KEY)()],
    ['a method in small letters', lines('get /battery HTTP/1.1', HOST, KEY)()],
    ['a blank in the path', lines('GET /battery x HTTP/1.1', HOST, KEY)()],
    ['a NUL in the path', lines('GET /battery/\0 HTTP/1.1', HOST, KEY)()],
    ['a control character in the path', lines('GET /battery/\x01 HTTP/1.1', HOST, KEY)()],
    ['a path that is not percent-encoded', lines('GET /battery/\xe9 HTTP/1.1', HOST, KEY)()],
    ['a header without a colon', lines(READ, HOST, 'nonsense', KEY)()],
    ['a blank before the colon of a header', lines(READ, HOST, `x-odd : 1`, KEY)()],
    ['a NUL in a header', lines(READ, HOST, 'x-odd: a\0b', KEY)()],
    ['a folded header', lines(READ, HOST, 'x-odd: a', ' b', KEY, CLOSE)()],
    ['bare line feeds', `${READ}\n${HOST}\n${KEY}\n\n`],
    ['a negative content length', lines(PUSH, HOST, KEY, JSON_TYPE, 'Content-Length: -1')()],
    ['a content length in words', lines(PUSH, HOST, KEY, JSON_TYPE, 'Content-Length: many')()],
    [
      'a content length beyond all numbers',
      lines(PUSH, HOST, KEY, JSON_TYPE, 'Content-Length: 99999999999999999999')(),
    ],
    [
      'the same content length twice',
      lines(PUSH, HOST, KEY, JSON_TYPE, CHARGE_LENGTH, CHARGE_LENGTH)(CHARGE),
    ],
    ['two content lengths', lines(PUSH, HOST, KEY, JSON_TYPE, CHARGE_LENGTH, 'Content-Length: 1')(CHARGE)],
    [
      'a content length and chunks',
      lines(PUSH, HOST, KEY, JSON_TYPE, CHARGE_LENGTH, 'Transfer-Encoding: chunked')(chunked(CHARGE)),
    ],
    [
      'a transfer encoding that tells no end',
      lines(PUSH, HOST, KEY, JSON_TYPE, 'Transfer-Encoding: identity')(CHARGE),
    ],
    [
      'a chunk of no size',
      lines(PUSH, HOST, KEY, JSON_TYPE, 'Transfer-Encoding: chunked')(`zz\r\n${CHARGE}`),
    ],
    ['no Host', lines(READ, KEY)()],
    ['two Hosts', lines(READ, HOST, 'Host: api.amps.ai', KEY)()],
    ['a tunnel to elsewhere', lines('CONNECT api.amps.ai:443 HTTP/1.1', 'Host: api.amps.ai:443', KEY)()],
  ])('is answered with 400 in the envelope: %s', async (_what, bytes) => {
    expectRefusal(await talk(bytes), 400);
  });

  it.each<[what: string, bytes: string]>([
    ['a header', lines(READ, HOST, KEY, `x-long: ${TOO_LONG}`)()],
    ['a key', lines(READ, HOST, `x-api-key: ${TOO_LONG}`)()],
    ['a crowd of headers', lines(READ, HOST, KEY, ...Array(2000).fill(`x-many: ${'x'.repeat(40)}`))()],
    ['a path', lines(`GET /battery/${TOO_LONG} HTTP/1.1`, HOST, KEY)()],
    ['a query', lines(`GET /battery?userId=${TOO_LONG} HTTP/1.1`, HOST, KEY)()],
  ])('is answered with 431 in the envelope where %s goes beyond 64 KiB', async (_what, bytes) => {
    expectRefusal(await talk(bytes), 431);
  });

  it.each(['', '\r\n\r\n'])('is not answered where it is nothing at all: %j', async (bytes) => {
    expect(await talk(bytes, { halfClose: true })).toEqual([]);
  });
});

describe('A request in an unusual form', () => {
  it('may name the host in its target, as for a proxy', async () => {
    const [plain] = await talk(lines('GET /battery?limit=1 HTTP/1.1', HOST, KEY, CLOSE)());
    for (const target of [
      'http://sandbox-api.amps.ai/battery?limit=1',
      'HTTPS://127.0.0.1:1/battery?limit=1',
    ]) {
      const [absolute] = await talk(lines(`GET ${target} HTTP/1.1`, HOST, KEY, CLOSE)());
      expect(absolute).toMatchObject({ status: 200, text: plain?.text });
    }
  });

  it.each([
    'http://127.0.0.1',
    'http://127.0.0.1?limit=1',
    'http:///battery',
    'ftp://127.0.0.1/battery',
    '*',
  ])('is answered with 404 in the envelope where its target %s has no path of ours', async (target) => {
    const method = target === '*' ? 'OPTIONS' : 'GET';
    const answers = await talk(lines(`${method} ${target} HTTP/1.1`, HOST, KEY, CLOSE)());
    expectRefusal(answers, 404);
  });

  it('is treated by the host of its target, not by its Host header', async () => {
    const target = 'GET http://api.amps.ai/battery HTTP/1.1';
    expectRefusal(await talk(lines(target, HOST, KEY, CLOSE)()), 401);
    const [live] = await talk(lines(target, HOST, 'x-api-key: sk_live_def456uvw', CLOSE)());
    expect(live?.status).toBe(200);
    const foreign = 'GET http://rebound.example/__sandbox/clock HTTP/1.1';
    const [refused] = await talk(lines(foreign, HOST, CLOSE)());
    expect(refused?.status).toBe(403);
  });

  it('needs no Host in HTTP/1.0', async () => {
    const [answer] = await talk(lines('GET /battery/device_abc123 HTTP/1.0', KEY)());
    expect(answer?.status).toBe(200);
  });

  it('has no good key where it has two', async () => {
    expectRefusal(await talk(lines(READ, HOST, KEY, KEY, CLOSE)()), 401);
    expectRefusal(await talk(lines(READ, HOST, KEY, 'x-api-key: nonsense', CLOSE)()), 401);
  });

  it('is answered without a body where it asks for the header alone', async () => {
    for (const [path, status] of [
      ['/battery/device_abc123', 200],
      ['/nowhere', 404],
    ]) {
      const [answer] = await talk(lines(`HEAD ${path} HTTP/1.1`, HOST, KEY, CLOSE)());
      expect(answer).toMatchObject({ status, text: '' });
      expect(answer?.headers['x-request-id']).toMatch(/^req_[a-z0-9]+$/);
    }
  });

  it('is served as it is where it would rather speak another protocol', async () => {
    const upgrade = ['Connection: Upgrade, close', 'Upgrade: websocket'];
    const [answer] = await talk(lines(READ, HOST, KEY, ...upgrade)());
    expect(answer?.status).toBe(200);
  });

  it('is told to go on where it waits before it sends its body', async () => {
    const head = lines(PUSH, HOST, KEY, JSON_TYPE, CHARGE_LENGTH, 'Expect: 100-continue', CLOSE)();
    const socket = connect(sandbox.port, '127.0.0.1');
    socket.write(head);
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    const received = receive(socket);
    socket.write(CHARGE);
    expect(readAnswers(await received)).toMatchObject([{ status: 202 }]);
  });

  it('is served where it expects what nobody can promise', async () => {
    const head = lines(PUSH, HOST, KEY, JSON_TYPE, CHARGE_LENGTH, 'Expect: a miracle', CLOSE);
    expect(await talk(head(CHARGE))).toMatchObject([{ status: 202 }]);
  });

  it('may come in chunks, and byte by byte', async () => {
    const bytes = lines(
      PUSH,
      HOST,
      KEY,
      JSON_TYPE,
      'Transfer-Encoding: chunked',
      CLOSE,
    )(`${[...CHARGE].map((byte) => `1\r\n${byte}\r\n`).join('')}0\r\n\r\n`);
    const socket = connect({ port: sandbox.port, host: '127.0.0.1', noDelay: true });
    const received = receive(socket);
    for (const byte of bytes) await new Promise((resolve) => socket.write(byte, resolve));
    expect(readAnswers(await received)).toMatchObject([{ status: 202 }]);
  });
});

describe('A request that breaks off', () => {
  const half = CHARGE.slice(0, 20);

  it.each<[what: string, bytes: string]>([
    ['in a chunk', lines(PUSH, HOST, KEY, JSON_TYPE, 'Transfer-Encoding: chunked')(`2f\r\n${half}`)],
    [
      'before the last chunk',
      lines(PUSH, HOST, KEY, JSON_TYPE, 'Transfer-Encoding: chunked')(`14\r\n${half}\r\n`),
    ],
    ['before its content length', lines(PUSH, HOST, KEY, JSON_TYPE, CHARGE_LENGTH)(half)],
    ['in its headers', `${READ}\r\n${HOST}\r\nx-api-`],
    ['in its first line', 'GET /batt'],
  ])('%s is answered with 400 where its sender still listens', async (_what, bytes) => {
    expectRefusal(await talk(bytes, { halfClose: true }), 400);
  });

  it.each<[what: string, bytes: string]>([
    ['in its body', lines(PUSH, HOST, KEY, JSON_TYPE, CHARGE_LENGTH)(half)],
    ['in a chunk', lines(PUSH, HOST, KEY, JSON_TYPE, 'Transfer-Encoding: chunked')(`2f\r\n${half}`)],
    ['in a body that is refused', lines(PUSH, HOST, KEY, 'Content-Length: 5000000')(half)],
    ['in a body of a bad key', lines(PUSH, HOST, 'Content-Length: 5000000')(half)],
    ['in its headers', `${READ}\r\n${HOST}\r\nx-api-`],
  ])('%s by a cut connection changes nothing', async (_what, bytes) => {
    const accepted = once(sandbox.server, 'connection') as Promise<[Socket]>;
    const socket = connect(sandbox.port, '127.0.0.1');
    const [peer] = await accepted;
    const arrived = once(peer, 'data');
    socket.write(bytes);
    await arrived;
    const gone = new Promise((resolve) => peer.once('close', resolve));
    socket.resetAndDestroy();
    await gone;
    expect(worldStateOf(sandbox.engine)).toBe(worldBefore);
  });
});

describe('Requests on one connection', () => {
  const push = lines(PUSH, HOST, KEY, JSON_TYPE, CHARGE_LENGTH)(CHARGE);

  it('are answered in their order, however fast they come', async () => {
    const reads = [5, 4, 3, 2, 1].map((limit) => lines(`GET /battery?limit=${limit} HTTP/1.1`, HOST, KEY)());
    const answers = await talk([...reads, push, lines('GET /nowhere HTTP/1.1', HOST, KEY, CLOSE)()].join(''));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 202, 404]);
    const sizes = answers.slice(0, 5).map(({ text }) => JSON.parse(text).pagination.limit);
    expect(sizes).toEqual([5, 4, 3, 2, 1]);
  });

  it('are answered one by one where nonsense follows the last of them', async () => {
    const { world } = sandbox.engine.accounts.first;
    const before = world.actions().length;
    const answers = await talk(`${push}${push}NONSENSE\r\n\r\n`);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 400]);
    expect(world.actions()).toHaveLength(before + 2);
  });

  it('go on after a refusal, whether or not its body was of interest', async () => {
    const big = 'x'.repeat(2 * 1024 * 1024);
    const length = `Content-Length: ${big.length}`;
    const answers = await talk(
      [
        lines(PUSH, HOST, length)(big),
        lines(PUSH, HOST, KEY, 'Content-Type: text/plain', length)(big),
        lines(PUSH, HOST, KEY, JSON_TYPE, length)(big),
        lines('DELETE /battery HTTP/1.1', HOST, KEY, length)(big),
        lines(READ, HOST, KEY, CLOSE)(),
      ].join(''),
    );
    expect(answers.map(({ status }) => status)).toEqual([401, 415, 413, 405, 200]);
  });
});

function chunked(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
}
