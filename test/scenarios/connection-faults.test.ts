import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RuleSpec } from '../../src/testing/control/control-client.ts';
import { type RunningSandbox, startSandbox } from '../../src/testing/in-process.ts';
import { CLIENTS, type ScenarioClient } from './clients.ts';
import { bodyOf, brief, CHARGE, createPlay, type Play, START } from './play.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ clock: 'frozen', at: START });
});
afterAll(() => sandbox.close());

describe.each(CLIENTS)('$name', (kind) => {
  let client: ScenarioClient;
  let play: Play;
  beforeEach(async () => {
    await sandbox.control.reset();
    client = kind.open(sandbox.url);
    play = createPlay(sandbox, client, kind);
  });
  afterEach(async () => {
    // Whatever went wrong, the next request is served: by the same connections and by fresh ones.
    expect(brief(await play.send())).toBe('200');
    await client[Symbol.asyncDispose]();
    await using fresh = kind.open(sandbox.url);
    expect(brief(await createPlay(sandbox, fresh, kind).send())).toBe('200');
  });

  async function script(then: RuleSpec['then'], times = 1): Promise<void> {
    await sandbox.control.rules.add({ name: 'fault', then, times });
  }

  /** Over a connection that is there, a request is on its way before any patience can end. */
  async function connect(): Promise<void> {
    expect(brief(await play.send())).toBe('200');
  }

  it('meets a reset on a connection that was good before', async () => {
    await connect();
    await script({ reset: true });
    expect(await play.send()).toEqual({ text: '', fault: 'ECONNRESET' });
  });

  it('meets a closed connection where the reply is empty', async () => {
    await script({ empty: true }, 2);
    expect(await play.send()).toEqual({ text: '', fault: kind.closed });
    expect(await play.push()).toEqual({ text: '', fault: kind.closed });
  });

  it('waits for a hanging reply until its own patience ends', async () => {
    await connect();
    await script({ hang: true });
    expect(await play.send({ timeoutMs: 50 })).toEqual({ text: '', fault: kind.timedOut });
  });

  it('waits on one connection while others are served', async () => {
    await connect();
    await script({ hang: true });
    const hanging = play.send({ timeoutMs: 300 });
    await sandbox.control.requests.waitFor({ rule: 'fault' });
    await using other = kind.open(sandbox.url, 5);
    const others = createPlay(sandbox, other, kind);
    const served = await Promise.all(Array.from({ length: 20 }, () => others.send()));
    expect(served.map(brief)).toEqual(Array(20).fill('200'));
    expect((await hanging).fault).toBe(kind.timedOut);
  });

  it.each([{ then: { reset: true } }, { then: { empty: true } }] as const)(
    'sends a command in vain where the rule says $then',
    async ({ then }) => {
      await script(then);
      await play.push();
      expect(bodyOf(await play.send({ path: '/battery/device_abc123/actions' })).data).toEqual([]);
    },
  );

  it.each([0, 1, 100])('gets %i bytes of a cut body', async (cutAfterBytes) => {
    const whole = (await play.send()).text;
    await script({ cutAfterBytes });
    const cut = await play.send();
    expect(cut).toMatchObject({ status: 200, fault: kind.closed, text: whole.slice(0, cutAfterBytes) });
  });

  it('gets the whole of a body that drips, and Node has nothing to warn of', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on('warning', note);
    const whole = (await play.send()).text;
    await script({ drip: { chunkBytes: 20, every: '1ms' } });
    const dripped = await play.send();
    expect(brief(dripped)).toBe('200 fault');
    expect(dripped.text).toBe(whole);
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  it('gets a delayed reply after one that was asked for later', async () => {
    await sandbox.control.rules.add({
      name: 'fault',
      when: { headers: { 'x-slow': 'yes' } },
      then: { delay: '200ms' },
    });
    await using other = kind.open(sandbox.url);
    const order: string[] = [];
    const note = async (asked: Play, headers: Record<string, string>) => {
      order.push(brief(await asked.send({ headers })));
    };
    await Promise.all([note(play, { 'x-slow': 'yes' }), note(createPlay(sandbox, other, kind), {})]);
    expect(order).toEqual(['200', '200 fault']);
  });

  it('gives up in the middle of a long delay, and the server lets go of the request', async () => {
    await connect();
    await script({ delay: '1h' });
    const outcome = await play.send({ method: 'POST', body: CHARGE, timeoutMs: 50 });
    expect(outcome).toEqual({ text: '', fault: kind.timedOut });
    await sandbox.control.requests.waitFor({ rule: 'fault' });
  });
});

it.each(CLIENTS)('A hanging request of $name does not keep the sandbox from closing', async (kind) => {
  const hung = await startSandbox({ rules: [{ name: 'fault', then: { hang: true } }] });
  await using client = kind.open(hung.url);
  const hanging = createPlay(hung, client, kind).send();
  await hung.control.requests.waitFor({ rule: 'fault' });
  await hung.close();
  expect((await hanging).status).toBeUndefined();
  expect(await hanging).toHaveProperty('fault');
});
