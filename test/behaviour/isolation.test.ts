import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { times } from '../support/proof.ts';
import {
  type Answer,
  type Ask,
  DOCUMENTED_KEY,
  describeTargets,
  FROZEN,
  type Json,
  type RunningTarget,
  SAMPLE_INSTANT,
} from '../targets/index.ts';

const CHARGE = { action: 'set_operation_mode', mode: 'charge' };
const BATTERY = 'device_abc123';
const HOUR_MS = 3_600_000;

describeTargets('Accounts', (target) => {
  let sandbox: RunningTarget;
  beforeAll(async () => {
    sandbox = await target.open({ ...FROZEN, acceptAnyKey: true });
  });
  afterAll(() => sandbox[Symbol.asyncDispose]());
  beforeEach(() => sandbox.reset());

  /** Sends a request that must succeed. */
  async function must(method: string, path: string, ask: Ask): Promise<Json> {
    const { status, text, body } = await sandbox.ask(method, path, ask);
    if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text}`);
    return body;
  }

  const push = async (key: string, more: object = {}): Promise<string> =>
    (await must('POST', `/battery/${BATTERY}`, { key, body: { ...CHARGE, ...more } })).actionId;

  /** Speaks to the control API of the account that has this key. */
  const control = (key: string, method: string, path: string, body?: object): Promise<Json> =>
    must(method, `/__sandbox${path}`, { key, ...(body !== undefined && { body }) });

  /** All that can be seen of an account from outside, but for what is counted of the looking itself. */
  async function viewOf(key: string): Promise<string[]> {
    const lists = ['battery', 'hvac', 'ev-charger', 'solar-inverter', 'vehicle'].map((family) =>
      sandbox.ask('GET', `/${family}?limit=50`, { key }),
    );
    const actions = sandbox.ask('GET', `/battery/${BATTERY}/actions?limit=50`, { key });
    const answers = await Promise.all([...lists, actions]);
    const snapshot = await sandbox.ask('GET', '/__sandbox/snapshot', { key });
    const world = snapshot.body?.accounts?.map(
      ({ usage: _counted, journal: _recorded, ...rest }: Json) => rest,
    );
    return [
      ...answers.map(({ status, body }) => JSON.stringify([status, body?.error ?? body])),
      JSON.stringify(world),
    ];
  }

  /** Ways to come by a key with an account behind it. */
  const openers: Readonly<Record<string, (name: string) => Promise<string>>> = {
    'made-up': async (name) => {
      const key = `sk_sandbox_madeup_${name}`;
      await must('GET', '/battery', { key });
      return key;
    },
    created: async (name) => {
      const key = `sk_sandbox_created_${name}`;
      await must('POST', '/__sandbox/accounts', { key: null, body: { id: `acct_${name}`, keys: [key] } });
      return key;
    },
    documented: async () => DOCUMENTED_KEY,
  };

  /** All that one account can do, or have done to it. */
  const disturbances: Readonly<Record<string, (key: string) => Promise<unknown>>> = {
    'is sent a command': (key) => push(key),
    'is sent a command that ends': async (key) => {
      await push(key);
      await control(key, 'POST', '/clock/advance', { by: '5s' });
    },
    'cancels its action': async (key) => {
      const id = await push(key, { deferUntil: '1h' });
      await must('POST', `/battery/actions/${id}/cancel`, { key });
    },
    'lets hours pass': (key) => control(key, 'POST', '/clock/advance', { by: '7h' }),
    'lets its clock run': (key) => control(key, 'PATCH', '/clock', { mode: 'scaled', factor: 1000 }),
    'gets a device': (key) => control(key, 'POST', '/devices', { family: 'battery', id: 'device_new' }),
    'loses a device': (key) => control(key, 'DELETE', `/devices/${BATTERY}`),
    'has a device go offline': (key) => control(key, 'POST', `/devices/${BATTERY}/offline`),
    'has a device change': (key) => control(key, 'PATCH', `/devices/${BATTERY}`, { capacityKwh: 99 }),
    'gets a key': (key) => control(key, 'POST', '/keys', { key: 'sk_sandbox_one_more' }),
    'has its key revoked': (key) => control(key, 'POST', `/keys/${key}/revoke`),
    'has its key expire': (key) => control(key, 'POST', `/keys/${key}/expire`),
    'has its key become read-only': (key) => control(key, 'PATCH', `/keys/${key}`, { permissions: ['read'] }),
    'loses its key': (key) => control(key, 'DELETE', `/keys/${key}`),
    'returns to a kept moment': async (key) => {
      const kept = await control(key, 'GET', '/snapshot');
      await push(key);
      await control(key, 'POST', '/clock/advance', { by: '1h' });
      await must('POST', '/__sandbox/restore', { key, body: kept });
      await push(key);
    },
    'is reset': async (key) => {
      await push(key);
      await control(key, 'POST', '/reset');
      await push(key);
    },
  };

  describe.each([
    ['made-up', 'made-up'],
    ['made-up', 'created'],
    ['created', 'made-up'],
    ['created', 'created'],
    ['documented', 'made-up'],
    ['made-up', 'documented'],
  ])('of which one has a %s key and another a %s one', (one, other) => {
    it.each(Object.keys(disturbances))('are not changed when another %s', async (disturbance) => {
      const [own, foreign] = [await openers[one]?.('one'), await openers[other]?.('other')];
      if (own === undefined || foreign === undefined)
        throw new Error('There is no such way to open an account');
      // Neither is as at the start, so that a leak of the start would show too.
      await push(own, { mode: 'idle' });
      const before = await viewOf(own);
      const foreignBefore = await viewOf(foreign);
      await disturbances[disturbance]?.(foreign);
      expect(await viewOf(own)).toEqual(before);
      expect(await viewOf(foreign)).not.toEqual(foreignBefore);
    });
  });

  it('cannot tell a foreign action from none at all', async () => {
    const [one, other] = ['sk_sandbox_first_account', 'sk_sandbox_second_account'];
    const id = await push(one, { deferUntil: '1h' });
    const shown = (answer: Answer, asked: string) =>
      JSON.stringify([answer.status, answer.body.error, answer.body.meta.path.replace(asked, '{id}')]);
    for (const [method, rest] of [
      ['GET', ''],
      ['POST', '/cancel'],
    ] as const) {
      const foreign = await sandbox.ask(method, `/battery/actions/${id}${rest}`, { key: other });
      const none = await sandbox.ask(method, `/battery/actions/act_none${rest}`, { key: other });
      expect(foreign.status).toBe(404);
      expect(shown(foreign, id)).toBe(shown(none, 'act_none'));
    }
    const { body } = await sandbox.ask('GET', `/battery/actions/${id}`, { key: one });
    expect(body).toMatchObject({ id, state: 'scheduled' });
  });

  it('cannot reach a foreign device', async () => {
    const [one, other] = ['sk_sandbox_first_account', 'sk_sandbox_second_account'];
    await must('GET', '/battery', { key: one });
    await control(one, 'POST', '/devices', { family: 'battery', id: 'device_of_one' });
    for (const [method, rest, body] of [
      ['GET', '', undefined],
      ['POST', '', CHARGE],
      ['GET', '/actions', undefined],
    ] as const) {
      const path = `/battery/device_of_one${rest}`;
      const foreign = await sandbox.ask(method, path, { key: other, body });
      expect([foreign.status, foreign.body.error.code]).toEqual([404, 'DEVICE_NOT_FOUND']);
      expect((await sandbox.ask(method, path, { key: one, body })).status).toBeLessThan(300);
    }
  });

  it('have quotas of their own, even where their keys are on the same plan', async () => {
    const keys = ['sk_sandbox_limited_one', 'sk_sandbox_limited_two'];
    for (const key of keys) {
      await must('POST', '/__sandbox/accounts', {
        key: null,
        body: { keys: [{ key, plan: 'ratelimited' }] },
      });
    }
    const statuses = async (key?: string): Promise<number[]> => {
      const answers: number[] = [];
      for (let i = 0; i < 6; i++)
        answers.push((await sandbox.ask('GET', '/hvac', { key: key ?? null })).status);
      return answers;
    };
    expect(await statuses(keys[0])).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await statuses(keys[1])).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await statuses('sk_sandbox_ratelimited')).toEqual([200, 200, 200, 200, 200, 429]);
    await control(keys[0] ?? '', 'POST', '/clock/advance', { by: '1m' });
    expect((await sandbox.ask('GET', '/hvac', { key: keys[0] ?? null })).status).toBe(200);
    expect((await sandbox.ask('GET', '/hvac', { key: keys[1] ?? null })).status).toBe(429);
  });

  it('see their own clock in refusals too', async () => {
    const [one, other] = ['sk_sandbox_first_account', 'sk_sandbox_second_account'];
    await must('GET', '/battery', { key: one });
    await control(one, 'POST', '/clock/set', { at: '2030-01-01T00:00:00Z' });
    const refused = (key: string) => sandbox.ask('GET', '/nowhere', { key });
    expect((await refused(one)).body.meta.timestamp).toBe('2030-01-01T00:00:00.000Z');
    expect((await refused(other)).body.meta.timestamp).toBe(SAMPLE_INSTANT);
    expect((await refused(DOCUMENTED_KEY)).body.meta.timestamp).toBe(SAMPLE_INSTANT);
  });

  it('get request ids of their own for the same request at the same instant', async () => {
    const keys = ['sk_sandbox_first_account', 'sk_sandbox_second_account', DOCUMENTED_KEY, null, 'nonsense'];
    const ids = await Promise.all(
      [...keys, ...keys].map(async (key) => {
        const { headers } = await sandbox.ask('GET', `/battery/${BATTERY}`, { key });
        return headers['x-request-id'];
      }),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('go on when another is closed', async () => {
    const one = (await openers.created?.('one')) ?? '';
    const other = (await openers.created?.('other')) ?? '';
    const before = await viewOf(one);
    await must('DELETE', '/__sandbox/accounts/acct_other', { key: null });
    expect(await viewOf(one)).toEqual(before);
    // The key is nobody's now: here, where any key is accepted, the next request opens a fresh account for it.
    const { body } = await sandbox.ask('GET', `/battery/${BATTERY}/actions`, { key: other });
    expect(body.data).toEqual([]);
  });

  const COUNT = times({ quick: 40, full: 200 });

  /** What one user of the sandbox does in a test, alone with a world and a clock of its own. */
  async function work(i: number): Promise<string[]> {
    const key = `sk_sandbox_parallel_${i}`;
    const at = new Date(Date.parse(SAMPLE_INSTANT) + i * HOUR_MS).toISOString();
    if (i % 2 === 0) {
      const clock = { mode: 'frozen', at };
      await must('POST', '/__sandbox/accounts', { key: null, body: { id: `acct_${i}`, clock, keys: [key] } });
    } else {
      await must('GET', '/battery', { key });
      await control(key, 'POST', '/clock/set', { at });
    }
    const texts: string[] = [];
    const ask = async (method: string, path: string, body?: object): Promise<Json> => {
      const answer = await sandbox.ask(method, path, { key, body });
      texts.push(`${answer.status} ${answer.headers['x-request-id']} ${answer.text}`);
      return answer.body;
    };
    const pushed = await ask('POST', `/battery/${BATTERY}`, CHARGE);
    expect(pushed.createdAt).toBe(at);
    await control(key, 'POST', '/clock/advance', { by: `${i % 10}s` });
    const polled = await ask('GET', `/battery/actions/${pushed.actionId}`);
    expect(polled.state).toBe(i % 10 < 5 ? 'acknowledged' : 'completed');
    const listed = await ask('GET', `/battery/${BATTERY}/actions`);
    expect(listed.data.map(({ id }: Json) => id)).toEqual([pushed.actionId]);
    await ask('GET', `/battery/${BATTERY}?expedite=true`);
    await ask('GET', '/vehicle');
    const refused = await ask('GET', '/nowhere');
    expect(Date.parse(refused.meta.timestamp)).toBe(Date.parse(at) + (i % 10) * 1000);
    return texts;
  }

  it(`work beside ${COUNT - 1} others, each on its own clock, as if alone`, async () => {
    const numbers = Array.from({ length: COUNT }, (_, i) => i);
    const together = await Promise.all(numbers.map(work));
    await sandbox.reset();
    const alone: string[][] = [];
    for (const i of numbers.reverse()) alone.unshift(await work(i));
    expect(together).toEqual(alone);
    const ids = together.flat().map((text) => text.split(' ')[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
