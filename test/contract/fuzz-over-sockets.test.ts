import { once } from 'node:events';
import { connect } from 'node:net';
import fc, { type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { times } from '../support/proof.ts';
import { type ServedEngine, serveEngine } from '../support/serve-engine.ts';
import { DOCUMENTED_KEY } from '../targets/index.ts';

/** Of all kinds together; `FUZZ_REQUESTS` asks for another number. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? times({ quick: 1_000, full: 50_000 }));
const BATCH = 50;
/** Of the control API and the emulated one, with names that are there. */
const TARGETS = [
  ...['/battery', '/battery/device_abc123', '/hvac/device_abc123', '/action/act_abc123xyz', '/nothing'],
  ...[
    '',
    '/accounts',
    '/keys',
    '/devices',
    '/actions',
    '/rules',
    '/requests',
    '/requests/verify',
    '/snapshot',
  ].map((path) => `/__sandbox${path}`),
  ...[
    '/restore',
    '/clock',
    '/clock/advance',
    '/keys/sk_sandbox_abc123xyz/quota',
    '/devices/device_abc123',
  ].map((path) => `/__sandbox${path}`),
];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'BREW'];

const pieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('%', '%00', '%2e%2e', '..', '//', '?a=1&a=2', '__proto__', 'sk%5Flive%5Fabc-def', '\u0000'),
);
const targets = fc.oneof(
  { arbitrary: fc.constantFrom(...TARGETS), weight: 6 },
  {
    arbitrary: fc.tuple(fc.constantFrom(...TARGETS), pieces).map(([path, piece]) => `${path}/${piece}`),
    weight: 2,
  },
  {
    arbitrary: fc.tuple(fc.constantFrom(...TARGETS), pieces).map(([path, piece]) => `${path}?${piece}`),
    weight: 2,
  },
);

const patches = fc.array(
  fc.record({
    op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test'),
    path: fc.constantFrom('', '/data', '/data/self', '/data/0', '/success', '/__proto__/x', '/meta/-'),
    from: fc.constantFrom('', '/data', '/meta'),
    value: fc.jsonValue({ maxDepth: 3 }),
  }),
  { maxLength: 30 },
);
const documents: Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 5 }),
  patches.map((patch) => ({ rules: [{ name: 'fuzz', times: 2, then: { patch } }] })),
  fc.jsonValue().map((merge) => ({ rules: [{ name: 'fuzz', times: 2, then: { merge } }] })),
  fc.record({
    world: fc.oneof(fc.constant('empty'), fc.jsonValue()),
    ttl: fc.constantFrom('1m', 'never', 7),
  }),
  fc.record({
    format: fc.constantFrom('amps-sandbox-snapshot/2', 'amps-sandbox-snapshot/3'),
    scope: fc.constant('all'),
    accounts: fc.array(fc.jsonValue()),
  }),
  fc.record({
    action: fc.constant('set_operation_mode'),
    mode: fc.oneof(fc.constant('charge'), fc.jsonValue()),
  }),
  fc.record({ by: fc.oneof(fc.constantFrom('1h', '1ms', '-1h', '99999999d'), fc.jsonValue()) }),
  fc.record({ key: fc.oneof(fc.string(), fc.constant('sk_sandbox_fuzz1234')), name: fc.string() }),
);
const bodies = fc.oneof(
  { arbitrary: documents.map((value) => JSON.stringify(value)), weight: 6 },
  { arbitrary: fc.constantFrom('{', '[[[', '"', '{"a":1}}', '['.repeat(5_000), '\u0000', ''), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 200 }), weight: 1 },
);

interface Drawn {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  readonly type: string;
  readonly header: string;
  readonly body: string | undefined;
}

const requests: Arbitrary<Drawn> = fc.record({
  method: fc.constantFrom(...METHODS),
  path: targets,
  key: fc.option(
    fc.oneof(
      fc.constantFrom(DOCUMENTED_KEY, 'sk_sandbox_empty', 'sk_live_abc-def-ghi', ''),
      fc.integer({ max: 300, min: 0 }).map((i) => `sk_sandbox_madeup${String(i).padStart(6, '0')}`),
    ),
    { nil: undefined },
  ),
  type: fc.constantFrom('application/json', 'application/json', 'text/plain', 'application/json; charset=x'),
  header: fc.constantFrom(
    'x-a: b',
    'x-sandbox-scenario: nothing',
    'prefer: code=404',
    'range: bytes=0-',
    'x: \tü',
  ),
  body: fc.option(bodies, { nil: undefined }),
});

/** The bytes of a request, as HTTP would have them but for what was drawn. */
function toBytes({ method, path, key, type, header, body }: Drawn): Buffer {
  const target = path.replaceAll(/[^\x21-\x7e]/g, (character) =>
    Buffer.from(character).reduce((text, byte) => `${text}%${byte.toString(16).padStart(2, '0')}`, ''),
  );
  const content = Buffer.from(body ?? '');
  const head = [
    `${method} ${target} HTTP/1.1`,
    'Host: 127.0.0.1',
    ...(key === undefined ? [] : [`x-api-key: ${key}`]),
    ...(body === undefined ? [] : [`Content-Type: ${type}`, `Content-Length: ${content.length}`]),
    header,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), content]);
}

const CLOSING = Buffer.from('GET /__sandbox/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n');

let sandbox: ServedEngine;
beforeAll(async () => {
  sandbox = await serveEngine({ acceptAnyKey: true, accounts: { max: 50 }, journal: { maxEntries: 100 } });
});
afterAll(() => sandbox[Symbol.asyncDispose]());

/** Sends bytes over a connection of their own, and reads until the server closes it: the statuses that came. */
async function talk(bytes: Buffer): Promise<number[]> {
  const socket = connect(sandbox.port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = once(socket, 'close');
  socket.write(bytes);
  await closed;
  const text = Buffer.concat(chunks).toString('latin1');
  return [...text.matchAll(/(?<=^|\n|\}|>)HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

describe('Hostile requests over real sockets, to the API and the control API', () => {
  it(`get ${REQUESTS} answers: no 5xx that nothing asked for, no lost connection, and none after which it is not alive`, async ({
    annotate,
  }) => {
    const statuses = new Map<number, number>();
    const property = fc.asyncProperty(
      fc.array(requests, { minLength: BATCH, maxLength: BATCH }),
      async (batch) => {
        const answers = await Promise.all(
          batch.map(async (drawn) => ({ drawn, got: await talk(Buffer.concat([toBytes(drawn), CLOSING])) })),
        );
        for (const { drawn, got } of answers) {
          const [first = 0] = got;
          if (first === 0 || first >= 500) throw new Error(`${JSON.stringify(drawn)} → ${first}`);
          statuses.set(first, (statuses.get(first) ?? 0) + 1);
        }
        expect(sandbox.bugs).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: Math.ceil(REQUESTS / BATCH), endOnFailure: true });
    const told = JSON.stringify(Object.fromEntries([...statuses].sort(([a], [b]) => a - b)));
    await annotate(`${REQUESTS} requests: ${told}, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`);
    for (const status of [200, 400, 401, 404]) expect(statuses.get(status), `${status}`).toBeGreaterThan(0);
    expect(sandbox.engine.accounts.count).toBeLessThanOrEqual(50 + BATCH);
  });
});
