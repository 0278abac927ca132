import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/parse-config.ts';
import type { SandboxOptions } from '../../../src/config/sandbox-options.ts';
import { openSandbox, type Sandbox } from '../../../src/engine/open-sandbox.ts';
import {
  type ControlClient,
  ControlError,
  createControlClient,
} from '../../../src/testing/control/control-client.ts';

const OPTIONS: SandboxOptions = { port: 0, log: 'silent', clock: 'frozen', at: '2025-01-23T10:30:00Z' };

let sandbox: Sandbox;
let control: ControlClient;

beforeAll(async () => {
  sandbox = await openSandbox(await parseConfig(OPTIONS), () => {});
  control = createControlClient({ url: sandbox.url });
});
beforeEach(async () => {
  await control.reset();
});
afterAll(() => sandbox.close());

async function statusOf(key: string): Promise<number> {
  return (await fetch(`${sandbox.url}/battery/device_abc123`, { headers: { 'x-api-key': key } })).status;
}

describe('The typed client', () => {
  it('moves the clock', async () => {
    expect((await control.clock.advance('1h')).at).toBe('2025-01-23T11:30:00.000Z');
    expect((await control.clock.advance(1_000)).at).toBe('2025-01-23T11:30:01.000Z');
    expect((await control.clock.set(new Date('2025-06-01T12:00:00Z'))).at).toBe('2025-06-01T12:00:00.000Z');
    expect(await control.clock.run()).toMatchObject({ mode: 'real' });
    expect(await control.clock.scale(60)).toMatchObject({ mode: 'scaled', factor: 60 });
    expect(await control.clock.freeze('2025-07-01T12:00:00Z')).toEqual(await control.clock.get());
    expect(await control.clock.freeze()).toMatchObject({ mode: 'frozen', at: '2025-07-01T12:00:00.000Z' });
  });

  it('manages keys', async () => {
    const { key } = await control.keys.create({ name: 'test' });
    expect(await statusOf(key)).toBe(200);
    expect(await control.keys.change(key, { permissions: ['read'] })).toMatchObject({
      permissions: ['read'],
    });
    await control.keys.expire(key);
    await control.keys.revoke(key);
    expect((await control.keys.get(key)).status).toBe('revoked');
    expect(await statusOf(key)).toBe(401);
    expect((await control.keys.list()).map(({ name }) => name)).toContain('test');
    await control.keys.delete(key);
    await expect(control.keys.get(key)).rejects.toMatchObject({ status: 404 });
    await expect(control.keys.get('a/b ?#')).rejects.toMatchObject({ status: 404 });
  });

  it('manages devices', async () => {
    const { id } = await control.devices.create({ family: 'battery', capacityKwh: 20 });
    const device = await control.devices.change(id, { dischargeLimitPercent: 30 });
    expect(device).toMatchObject({ capacityKwh: 20, dischargeLimitPercent: 30 });
    expect(device.family === 'battery' && device.state.levelPercent).toBeGreaterThan(0);
    expect((await control.devices.takeOffline(id)).online).toBe(false);
    expect((await control.devices.bringOnline(id)).online).toBe(true);
    expect((await control.devices.release(id)).standingCommands).toEqual([]);
    expect(await control.devices.list()).toHaveLength(31);
    expect(await control.devices.list({ family: 'hvac', userId: 'user_abc123' })).toHaveLength(2);
    expect(await control.devices.list({ limit: 3 })).toHaveLength(3);
    await control.devices.delete(id);
    await expect(control.devices.get(id)).rejects.toBeInstanceOf(ControlError);
  });

  it.each([
    ['devices', 'add', 'devices.create'],
    ['devices', 'remove', 'devices.delete'],
    ['rules', 'remove', 'rules.delete'],
    ['rules', 'expectApplied', 'rules.verify'],
    ['requests', 'judge', 'requests.check'],
  ] as const)('tells who calls %s.%s the one verb that the act has now', (group, method, renamed) => {
    const old = (control[group] as unknown as Record<string, () => unknown>)[method];
    expect(old).toThrow(`control.${group}.${method}: ${group}.${method} was renamed to ${renamed}.`);
    expect(Object.keys(control[group])).not.toContain(method);
  });

  it('has one verb for making, one for changing and one for deleting', () => {
    const { keys, devices, accounts, rules } = control;
    const verbs = new Set([keys, devices, accounts, rules].flatMap((group) => Object.keys(group)));
    expect([...verbs].filter((verb) => /^(make|create|new|insert|mint|open)/.test(verb))).toEqual(['create']);
    expect([...verbs].filter((verb) => /^(remove|delete|drop|close|destroy)/.test(verb))).toEqual(['delete']);
    expect([...verbs].filter((verb) => /^(change|update|patch|modify|put)/.test(verb))).toEqual(['change']);
  });

  it('opens an account for each test, and acts on it by id or by key', async () => {
    const { account, apiKey } = await control.accounts.create({ name: 'mine' });
    const mine = control.forAccount(account.id);
    await mine.clock.advance('1h');
    await mine.devices.delete('device_abc123');
    expect(await control.forKey(apiKey).clock.get()).toEqual(await mine.clock.get());
    expect([await statusOf(apiKey), await statusOf('sk_sandbox_abc123xyz')]).toEqual([404, 200]);
    expect(await mine.reset()).toEqual([account.id]);
    expect(await statusOf(apiKey)).toBe(200);
    expect((await control.accounts.list()).map(({ name }) => name)).toContain('mine');
    expect(await control.accounts.get(account.id)).toMatchObject({ name: 'mine' });
    await control.accounts.delete(account.id);
    await expect(mine.clock.get()).rejects.toMatchObject({ status: 404 });
  });

  it('keeps a moment and returns to it', async () => {
    const all = await control.snapshot();
    const one = await control.forAccount('acct_empty').snapshot();
    await control.clock.advance('1h');
    await control.forAccount('acct_empty').clock.advance('1h');
    expect(await control.restore(one)).toEqual(['acct_empty']);
    expect((await control.clock.get()).at).toBe('2025-01-23T11:30:00.000Z');
    expect(await control.forAccount('acct_demo').restore(all)).toEqual(['acct_demo']);
    expect(await control.snapshot()).toEqual(all);
  });

  it('sees actions, version and readiness', async () => {
    expect(await control.actions.list({ state: 'waiting' })).toMatchObject([{ id: 'action_abc123' }]);
    expect(await control.info()).toMatchObject({ edition: 'v1', url: sandbox.url });
    expect(await control.ready()).toBe(true);
  });

  it('reads long lists to their end', async () => {
    const large = await control.accounts.create({ world: 'large' });
    const devices = await control.forAccount(large.account.id).devices.list({ family: 'hvac' });
    expect(devices.length).toBeGreaterThan(500);
    expect(new Set(devices.map(({ id }) => id)).size).toBe(devices.length);
  });

  it('takes the address of the control API for that of the sandbox', async () => {
    for (const url of [`${sandbox.url}/`, sandbox.controlUrl, `${sandbox.controlUrl}/`]) {
      expect(await createControlClient({ url }).ready()).toBe(true);
    }
  });
});

describe('A call that fails', () => {
  it('says what failed, why, and what to do', async () => {
    const failure = await control.clock.set('2020-01-01T00:00:00Z').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ControlError);
    expect(failure).toMatchObject({
      status: 409,
      problem: { type: 'urn:amps-sandbox:problem:time-goes-back' },
      message: expect.stringMatching(/^Failed to set the clock .+: it shows .+\. Choose a later instant/),
    });
  });

  it('tells of a sandbox that is not there', async () => {
    const nobody = createControlClient({ url: 'http://127.0.0.1:1' });
    await expect(nobody.info()).rejects.toThrow(
      /^Failed to read the version: nobody answers at http:\/\/127\.0\.0\.1:1 \(.+\)\. Start the sandbox/,
    );
    expect(await nobody.ready()).toBe(false);
  });

  it('tells of something else that answers', async () => {
    const elsewhere = createControlClient({
      url: 'http://elsewhere.example',
      fetch: async () => new Response('<h1>It works!</h1>', { status: 404 }),
    });
    await expect(elsewhere.reset()).rejects.toThrow(
      /^Failed to reset: .+ answered 404 in words that are not/,
    );
  });
});

it('presents the token where one is asked for', async () => {
  await using guarded = await openGuarded();
  await expect(createControlClient({ url: guarded.url }).info()).rejects.toMatchObject({ status: 401 });
  const { url } = guarded;
  const allowed = createControlClient({ url, token: 'a-long-random-word' });
  expect(await allowed.forAccount('acct_empty').clock.get()).toMatchObject({ account: 'acct_empty' });
});

async function openGuarded() {
  const { url, close } = await openSandbox(
    await parseConfig({ ...OPTIONS, controlToken: 'a-long-random-word' }),
    () => {},
  );
  return { url, [Symbol.asyncDispose]: close };
}
