import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalReply } from '../../../src/control/app.ts';
import type { ControlDependencies } from '../../../src/control/dependencies.ts';
import type { ControlCall } from '../../../src/control/operations.ts';
import { createRequestHandlers } from '../../../src/control/requests/request-handlers.ts';
import { type ServedEngine, serveEngine } from '../../support/serve-engine.ts';
import { DOCUMENTED_KEY, FROZEN } from '../../targets/target.ts';

const MOST_OF_ACCOUNT = 100;
const MOST = 1_000;

let served: ServedEngine;
beforeEach(async () => {
  served = await serveEngine(FROZEN);
});
afterEach(async () => {
  expect(served.bugs).toEqual([]);
  await served[Symbol.asyncDispose]();
});

const JSON_TYPE = { 'content-type': 'application/json' };

/** Calls the control API without a socket, as one of many. */
function call(path: string, body: object): Promise<LocalReply> {
  const url = `/__sandbox${path}`;
  return served.engine.callControl({ method: 'POST', url, headers: JSON_TYPE, body: JSON.stringify(body) });
}

function waitIn(account: string, operation = 'listHvacDevices'): Promise<LocalReply> {
  return call(`/requests/wait?account=${account}`, { request: { operation }, timeout: '60s' });
}

async function openAccount(id: string): Promise<void> {
  await call('/accounts', { id, keys: [`sk_sandbox_of_${id}`] });
}

function readHvac(key: string) {
  return served.send({ method: 'GET', path: '/hvac', headers: { 'x-api-key': key } });
}

function problemOf({ body }: LocalReply): { readonly type: string; readonly detail: string } {
  return JSON.parse(body);
}

/** How many of them were refused; the others are still open. */
async function refusedOf(calls: readonly Promise<LocalReply>[]): Promise<LocalReply[]> {
  const refused: LocalReply[] = [];
  for (const each of calls) void each.then((reply) => reply.status === 429 && refused.push(reply));
  await flush();
  return refused;
}

describe('Waits for requests that are open at once', () => {
  it('are a hundred for an account at most: another is refused in words until one has ended', async () => {
    const waits = Array.from({ length: MOST_OF_ACCOUNT + 1 }, () => waitIn('acct_demo'));
    const [refused, ...others] = await refusedOf(waits);
    expect([refused?.status, others]).toEqual([429, []]);
    const { type, detail } = problemOf(refused as LocalReply);
    expect(type).toBe('urn:amps-sandbox:problem:too-many-calls');
    expect(detail).toMatch(/^Failed to wait for requests: the account has 100 open waits.*"count"\.$/);
    await readHvac(DOCUMENTED_KEY);
    const ended = await Promise.all(waits);
    expect(ended.filter(({ status }) => status === 200)).toHaveLength(MOST_OF_ACCOUNT);
    expect((await waitIn('acct_demo')).status).toBe(200);
  });

  it('are counted for each account by itself', async () => {
    await openAccount('acct_other');
    const waits = Array.from({ length: MOST_OF_ACCOUNT }, () => waitIn('acct_demo'));
    const other = waitIn('acct_other');
    expect(await refusedOf([...waits, other])).toEqual([]);
    await Promise.all([readHvac(DOCUMENTED_KEY), readHvac('sk_sandbox_of_acct_other')]);
    expect((await other).status).toBe(200);
    await Promise.all(waits);
  });

  it('are a thousand for the server at most', async () => {
    const ids = Array.from({ length: MOST / MOST_OF_ACCOUNT }, (_, i) => `acct_${i}`);
    for (const id of [...ids, 'acct_last']) await openAccount(id);
    const waits = ids.flatMap((id) => Array.from({ length: MOST_OF_ACCOUNT }, () => waitIn(id)));
    const last = waitIn('acct_last');
    const [refused] = await refusedOf([...waits, last]);
    expect(problemOf(refused as LocalReply).detail).toContain('the server has 1000 open waits');
    await Promise.all(ids.map((id) => readHvac(`sk_sandbox_of_${id}`)));
    expect((await Promise.all(waits)).every(({ status }) => status === 200)).toBe(true);
  });

  it('end when their caller goes away', async () => {
    const leave = await waitBySocket();
    const waits = Array.from({ length: MOST_OF_ACCOUNT - 1 }, () => waitIn('acct_demo'));
    const full = waitIn('acct_demo');
    expect(await refusedOf([...waits, full])).toHaveLength(1);
    await leave();
    const next = waitIn('acct_demo');
    expect(await refusedOf([next])).toEqual([]);
    await readHvac(DOCUMENTED_KEY);
    await Promise.all([...waits, next]);
    expect((await next).status).toBe(200);
  });
});

it('A wait whose caller goes away ends with that as its reason, for the log', async () => {
  const { accounts, editions } = served.engine;
  const { waitForRequests } = createRequestHandlers({ accounts, editions } as ControlDependencies);
  let leave = (): void => {};
  const waiting = waitForRequests({
    account: accounts.first,
    query: {},
    body: { request: { operation: 'listHvacDevices' }, timeout: '60s' },
    onAbandoned: (listener: () => void) => {
      leave = listener;
      return () => {};
    },
  } as ControlCall<'waitForRequests'>);
  leave();
  await expect(waiting).rejects.toThrow('the caller closed its connection before they came');
});

/** Opens a wait over a connection of its own; answers what breaks that, and ends once the server has seen it. */
async function waitBySocket(): Promise<() => Promise<void>> {
  const { port, server, engine } = served;
  const path = '/__sandbox/requests/wait?account=acct_demo';
  const connected = once(server, 'connection');
  const asked = request({ port, path, method: 'POST', headers: JSON_TYPE, agent: false });
  asked.on('error', () => {});
  asked.end(JSON.stringify({ request: { operation: 'listHvacDevices' }, timeout: '60s' }));
  const [socket] = (await connected) as [Socket];
  for (let i = 0; i < 100 && !engine.accounts.first.journal.isWatched; i++) await flush();
  expect(engine.accounts.first.journal.isWatched).toBe(true);
  return async () => {
    const closed = once(socket, 'close');
    asked.destroy();
    await closed;
    await flush();
  };
}

/** A call that is answered once what was called before has come as far as it does. */
async function flush(): Promise<void> {
  await served.send({ method: 'GET', path: '/__sandbox/requests' });
}

describe('Changes of a clock that wait for one another', () => {
  it('are a hundred for an account at most', async () => {
    const { first } = served.engine.accounts;
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const stopListening = first.listeners.add(() => held);
    await served.send({
      method: 'POST',
      path: '/battery/device_abc123',
      headers: { 'x-api-key': DOCUMENTED_KEY, ...JSON_TYPE },
      body: JSON.stringify({ action: 'set_operation_mode', mode: 'charge' }),
    });
    const advance = () => call('/clock/advance', { by: '10s' });
    const moves = Array.from({ length: MOST_OF_ACCOUNT + 1 }, advance);
    const [refused, ...others] = await refusedOf(moves);
    expect(others).toEqual([]);
    expect(problemOf(refused as LocalReply).detail).toContain(
      'the account has 100 open changes of the clock',
    );
    stopListening();
    goOn();
    const ended = await Promise.all(moves);
    expect(ended.filter(({ status }) => status === 200)).toHaveLength(MOST_OF_ACCOUNT);
  });
});
