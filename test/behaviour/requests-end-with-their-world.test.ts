import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from '../../src/domain/record/fact.ts';
import type { Account } from '../../src/world/account.ts';
import { type ServedEngine, serveEngine } from '../support/serve-engine.ts';
import { DOCUMENTED_KEY, FROZEN } from '../targets/target.ts';

const BATTERY = '/battery/device_abc123';
const CHARGE = JSON.stringify({ action: 'set_operation_mode', mode: 'charge' });
const HEADERS = { 'x-api-key': DOCUMENTED_KEY, 'content-type': 'application/json' };

let served: ServedEngine;
let account: Account;
beforeEach(async () => {
  served = await serveEngine(FROZEN);
  account = served.engine.accounts.first;
});
afterEach(async () => {
  expect(served.bugs).toEqual([]);
  await served[Symbol.asyncDispose]();
});

async function control(method: string, path: string, body?: unknown) {
  const reply = await served.send({
    method,
    path: `/__sandbox${path}`,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: reply.status, body: reply.text === '' ? undefined : JSON.parse(reply.text) };
}

const push = () => served.send({ method: 'POST', path: BATTERY, headers: HEADERS, body: CHARGE });

/** Once so many facts of a kind have come. */
function facts(kind: Fact['kind'], count: number): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    account.listeners.add((kept) => {
      left -= kept.filter((fact) => fact.kind === kind).length;
      if (left <= 0) resolve();
    });
  });
}

interface Ending {
  readonly how: string;
  readonly by: () => Promise<unknown>;
}

/** Every way in which the world of a request may go. */
async function endings(): Promise<readonly Ending[]> {
  const one = (await control('GET', '/snapshot?account=acct_demo')).body;
  const all = (await control('GET', '/snapshot')).body;
  return [
    { how: 'reset', by: () => control('POST', '/reset') },
    { how: 'reset', by: () => control('POST', '/reset?account=acct_demo') },
    { how: 'restored', by: () => control('POST', '/restore', all) },
    { how: 'restored', by: () => control('POST', '/restore?account=acct_demo', one) },
    { how: 'closed', by: () => control('DELETE', '/accounts/acct_demo') },
  ];
}
const ENDINGS = [
  ['a reset of all accounts', 0],
  ['a reset of the account', 1],
  ['a restore of all accounts', 2],
  ['a restore of the account', 3],
  ['the removal of the account', 4],
] as const;

/** What a fresh world knows of itself: nothing of any request. */
async function traces() {
  await control('POST', '/reset');
  const fresh = (await control('GET', '/snapshot')).body;
  return { fresh, now: async () => (await control('GET', '/snapshot')).body };
}

describe('Requests that came before a reset do not act after it', () => {
  it('five pushes that a rule delays are ended, and leave neither actions nor entries nor counts', async () => {
    const { fresh, now } = await traces();
    await control('POST', '/rules', { rules: [{ name: 'slow', then: { delay: '1h' } }] });
    const delayed = facts('rules.counted', 5);
    const pushes = Array.from({ length: 5 }, push);
    await delayed;
    expect((await control('POST', '/reset')).status).toBe(200);
    for (const reply of await Promise.all(pushes)) {
      expect(reply.status).toBe(503);
      expect(reply.headers).toMatchObject({ 'x-sandbox-ended': 'reset', connection: 'close' });
      expect(JSON.parse(reply.text)).toMatchObject({
        success: false,
        error: {
          code: 'SERVICE_UNAVAILABLE',
          message: 'The sandbox ended this request: its account was reset while it was served',
        },
        meta: { path: BATTERY },
      });
    }
    expect(await now()).toEqual(fresh);
    expect((await control('GET', '/requests')).body).toMatchObject({ items: [], sequence: 0 });
    expect((await control('GET', '/rules')).body.items).toEqual([]);
  });

  it('the ids of later requests are those of a fresh world', async () => {
    await control('POST', '/reset');
    const id = (await push()).headers['x-request-id'];
    await control('POST', '/reset');
    await control('POST', '/rules', { rules: [{ name: 'slow', then: { delay: '1h' } }] });
    const delayed = facts('rules.counted', 1);
    const ended = push();
    await delayed;
    await control('POST', '/reset');
    expect((await ended).status).toBe(503);
    expect((await push()).headers['x-request-id']).toBe(id);
  });
});

describe.each(ENDINGS)('By %s', (_what, index) => {
  async function end(): Promise<string> {
    const ending = (await endings())[index] as Ending;
    await ending.by();
    return ending.how;
  }

  it('a delayed request is ended', async () => {
    await control('POST', '/rules', { rules: [{ name: 'slow', then: { delay: '1h' } }] });
    const delayed = facts('rules.counted', 1);
    const pushed = push();
    await delayed;
    const how = await end();
    const { status, headers } = await pushed;
    expect(status).toBe(503);
    expect(headers['x-sandbox-ended']).toBe(how);
    expect((await control('GET', '/requests?account=acct_demo')).body.items ?? []).toEqual([]);
  });

  it('a request whose body is still on its way is ended', async () => {
    const actions = async () => (await control('GET', '/actions?account=acct_demo')).body.items;
    const before = await actions();
    const begun = once(served.server, 'request');
    const socket = connect(served.port, '127.0.0.1');
    const head = Object.entries({ host: 'localhost', 'content-length': CHARGE.length, ...HEADERS });
    socket.write(
      `POST ${BATTERY} HTTP/1.1\r\n${head.map((pair) => pair.join(': ')).join('\r\n')}\r\n\r\n{"act`,
    );
    const answer = text(socket);
    await begun;
    const how = await end();
    socket.end(CHARGE.slice(5));
    expect(await answer).toMatch(new RegExp(`^HTTP/1.1 503 [^]*x-sandbox-ended: ${how}\\r\\n`));
    if (how !== 'closed') expect(await actions()).toEqual(before);
  });

  it.each([
    ['goes out in drops', { drip: { chunkBytes: 1, every: '1h' } }],
    ['hangs', { hang: true }],
  ])('a reply that %s is cut off', async (_how, then) => {
    await control('POST', '/rules', { rules: [{ name: 'slow', when: { path: BATTERY }, then }] });
    const counted = facts('rules.counted', 1);
    const socket = connect(served.port, '127.0.0.1');
    socket.write(`GET ${BATTERY} HTTP/1.1\r\nhost: localhost\r\nx-api-key: ${DOCUMENTED_KEY}\r\n\r\n`);
    const answer = text(socket).catch(() => 'reset');
    await counted;
    await end();
    expect(await answer).not.toMatch(/\}$/);
  });

  it('a wait for requests is ended, in words', async () => {
    const { journal } = account;
    const waiting = control('POST', '/requests/wait?account=acct_demo', {
      request: { method: 'PUT' },
      timeout: '60s',
    });
    await expect.poll(() => journal.isWatched).toBe(true);
    const how = await end();
    const { status, body } = await waiting;
    expect(status).toBe(409);
    expect(body.type).toBe('urn:amps-sandbox:problem:account-gone');
    expect(body.detail).toContain(`its account was ${how} meanwhile`);
  });
});

describe('A command of a request', () => {
  it('that waits for its turn behind a reset is not decided', async () => {
    const { epoch } = account;
    const at = account.clock.now();
    await account.reset();
    const { position } = account;
    const command = {
      type: 'action.push',
      family: 'battery',
      deviceId: 'device_abc123',
      command: { kind: 'battery.mode', mode: 'charge' },
    } as const;
    await expect((async () => account.execute(command, at, epoch))()).rejects.toThrow(
      'The account was reset.',
    );
    expect(account.position).toBe(position);
  });
});

describe('A move of the clock', () => {
  it('ends where its account is closed on the way', async () => {
    await push();
    let settle: (() => void) | undefined;
    const isHeard = new Promise<void>((heard) => {
      account.listeners.add((kept) => {
        if (kept[0]?.kind !== 'action.completed') return undefined;
        heard();
        return new Promise<void>((resolve) => {
          settle = resolve;
        });
      });
    });
    const moved = control('POST', '/clock/advance?account=acct_demo', { by: '1h' });
    await isHeard;
    expect((await control('DELETE', '/accounts/acct_demo')).status).toBe(204);
    settle?.();
    expect((await moved).status).toBe(409);
  });
});
