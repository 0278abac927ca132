import { once } from 'node:events';
import http, { get, type IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { json } from 'node:stream/consumers';
import { type Dispatcher, getGlobalDispatcher, MockAgent, setGlobalDispatcher } from 'undici';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createControlClient } from '../../../src/index.ts';
import { type ControlClient, createAccount, startSandbox } from '../../../src/testing/index.ts';
import { joinSandbox } from '../../../src/testing/join-sandbox.ts';

const START = { clock: 'frozen', at: '2025-06-01T12:00:00Z' } as const;
const NEW_YEAR = '2030-01-01T00:00:00.000Z';

/** What tests replace by a class of their own, each of which refuses to be used. */
const STUBBED = [
  ...['fetch', 'Request', 'Response', 'Headers', 'FormData', 'URL', 'URLSearchParams', 'AbortController'],
  ...['AbortSignal', 'setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'queueMicrotask'],
  ...['performance', 'structuredClone', 'TextEncoder', 'TextDecoder', 'crypto', 'ReadableStream'],
];

class Refusal {
  constructor() {
    throw new Error('This global was stubbed by the test.');
  }
}

/** A Date that always says the same, whatever it is asked. */
class FixedDate extends Date {
  constructor() {
    super(0);
  }

  static override now(): number {
    return 0;
  }

  static override parse(): number {
    return 0;
  }

  static override UTC(): number {
    return 0;
  }
}

/** A call of each group, and a wait that ends in vain after real time. */
async function exercise(control: ControlClient): Promise<string> {
  await using account = await createAccount(control, { clock: { mode: 'frozen' } });
  const own = account.control;
  await own.clock.set(NEW_YEAR);
  await own.devices.list();
  await own.keys.create({ expiresIn: '1h' });
  await own.rules.add({ name: 'slow', then: { delay: '1ms' } });
  await own.requests.check({ request: { path: '/battery', query: { limit: '1' } } });
  const wait = own.requests.waitFor({ path: '/battery' }, { timeout: 20 });
  await expect(wait).rejects.toMatchObject({ status: 408 });
  await own.restore(await own.snapshot());
  return (await own.clock.get()).at;
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A sandbox of this process by its own control, and by that of another process. */
describe.each(['in the same process', 'of another process'])('The control of a sandbox %s', (where) => {
  async function withControl(use: (control: ControlClient) => Promise<void>): Promise<void> {
    await using sandbox = await startSandbox(START);
    await use(where === 'in the same process' ? sandbox.control : createControlClient({ url: sandbox.url }));
  }

  it.each(STUBBED)('does without the global %s, which a test may stub', async (name) => {
    await withControl(async (control) => {
      vi.stubGlobal(name, Refusal);
      const at = await exercise(control).finally(() => vi.unstubAllGlobals());
      expect(at).toBe(NEW_YEAR);
    });
  });

  it('reads and writes instants by a Date that no test has replaced', async () => {
    await withControl(async (control) => {
      vi.stubGlobal('Date', FixedDate);
      const at = await exercise(control).finally(() => vi.unstubAllGlobals());
      expect(at).toBe(NEW_YEAR);
    });
  });

  it('answers, and waits in real time, under fake timers', async () => {
    vi.useFakeTimers();
    await withControl(async (control) => expect(await exercise(control)).toBe(NEW_YEAR));
  });

  it("reaches the sandbox past undici's MockAgent with connections disabled", async () => {
    const before: Dispatcher = getGlobalDispatcher();
    const agent = new MockAgent();
    agent.disableNetConnect();
    setGlobalDispatcher(agent);
    try {
      await withControl(async (control) => expect(await exercise(control)).toBe(NEW_YEAR));
    } finally {
      setGlobalDispatcher(before);
    }
  });

  it('reaches the sandbox past an interceptor in node:http, such as that of MSW', async () => {
    vi.spyOn(http, 'request').mockImplementation(() => {
      throw new Error('This request was intercepted by the test.');
    });
    await withControl(async (control) => expect(await exercise(control)).toBe(NEW_YEAR));
  });
});

describe('The control of a sandbox in the same process', () => {
  it('sends nothing over the network', async () => {
    await using sandbox = await startSandbox(START);
    const connect = vi.spyOn(Socket.prototype, 'connect');
    expect(await exercise(sandbox.control)).toBe(NEW_YEAR);
    expect(connect).not.toHaveBeenCalled();
  });

  it('needs no token, and judges a call as HTTP does', async () => {
    await using sandbox = await startSandbox({ ...START, controlToken: 'a-long-random-word' });
    expect(await sandbox.control.ready()).toBe(true);
    const byHttp = createControlClient({ url: sandbox.url, token: 'a-long-random-word' });
    const tooLarge = { name: 'large', then: { status: 500, body: 'x'.repeat(1_100_000) } };
    const calls: readonly ((control: ControlClient) => Promise<unknown>)[] = [
      (control) => control.clock.advance('tomorrow'),
      (control) => control.keys.get('a/b ?#'),
      (control) => control.clock.set('2020-01-01T00:00:00Z'),
      (control) => control.rules.add(tooLarge),
      (control) => control.forAccount('acct_nobody').clock.get(),
    ];
    for (const call of calls) {
      const expected: unknown = await call(byHttp).catch(({ status, message }) => ({ status, message }));
      expect(await call(sandbox.control).catch(({ status, message }) => ({ status, message }))).toEqual(
        expected,
      );
    }
  });

  it('ends with the sandbox: what is on its way is refused, and what comes later, too', async () => {
    const sandbox = await startSandbox(START);
    const wait = sandbox.control.requests.waitFor({ path: '/battery' }, { timeout: '60s' });
    const refused = expect(wait).rejects.toThrow(
      /^Failed to wait for requests: nobody answers at http.*is closed/,
    );
    await sandbox.close();
    await refused;
    await expect(sandbox.control.clock.get()).rejects.toMatchObject({
      name: 'ControlError',
      status: undefined,
    });
    expect(await sandbox.control.ready()).toBe(false);
  });

  it('hands out copies: what a test changes in a reply is not changed in the sandbox', async () => {
    await using sandbox = await startSandbox(START);
    const first = await sandbox.control.snapshot();
    first.accounts.length = 0;
    expect((await sandbox.control.snapshot()).accounts.length).toBeGreaterThan(0);
  });
});

it.each(STUBBED)(
  'A sandbox that is started, scripted and asked while %s is stubbed answers as ever',
  async (name) => {
    vi.stubGlobal(name, Refusal);
    await using sandbox = await startSandbox(START);
    await sandbox.control.rules.add({
      name: 'drift',
      then: { patch: [{ op: 'add', path: '/drift', value: true }] },
    });
    const control = createControlClient({ url: sandbox.url });
    expect((await control.rules.list()).map((rule) => rule.name)).toEqual(['drift']);
    const headers = { 'x-api-key': sandbox.apiKey };
    const [reply] = (await once(get(`${sandbox.url}/battery?limit=1`, { headers }), 'response')) as [
      IncomingMessage,
    ];
    const { drift } = (await json(reply)) as { drift: unknown };
    vi.unstubAllGlobals();
    expect([reply.statusCode, drift]).toEqual([200, true]);
  },
);

it('A shared sandbox is found by a worker whose fetch is stubbed', async () => {
  await using shared = await startSandbox({ ...START, https: true });
  vi.stubEnv('AMPS_SANDBOX_CONTROL_URL', `${shared.url}/__sandbox`);
  vi.stubEnv('AMPS_HTTPS_URL', shared.httpsUrl ?? '');
  vi.stubGlobal('fetch', Refusal);
  try {
    await using joined = await joinSandbox();
    expect(joined.ca).toBe(shared.ca);
    expect(await exercise(joined.control)).toBe(NEW_YEAR);
  } finally {
    vi.unstubAllEnvs();
  }
});
