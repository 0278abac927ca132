import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type ControlClient, createControlClient, startSandbox } from '../../src/index.ts';
import { createAccount } from '../../src/testing/index.ts';
import { runCli, spawnCli } from '../support/spawn-cli.ts';
import { openTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder.ts';

const KEY = 'sk_sandbox_family01';
const WORLD = {
  name: 'family',
  accounts: [
    { id: 'acct_family', keys: [KEY], users: [{ devices: [{ family: 'battery', id: 'device_garage' }] }] },
  ],
} as const;
const SCENARIO = { name: 'evening', rules: [{ when: { method: 'GET' }, then: { status: 503 } }] } as const;
const AT = '2025-06-01T12:00:00.000Z';

let folder: TemporaryFolder;
const at = (name: string) => folder.at(name);

beforeAll(async () => {
  folder = await openTemporaryFolder();
  await writeFile(at('family.yaml'), stringify(WORLD));
  await writeFile(at('family.json'), JSON.stringify(WORLD));
  await writeFile(at('evening.yaml'), stringify(SCENARIO));
  // All on one line: only its content tells it from a name.
  await writeFile(
    at('flow.yaml'),
    'rules: [{ name: evening, when: { method: GET }, then: { status: 503 } }]',
  );
});
afterAll(() => folder[Symbol.asyncDispose]());

/** Each form of the same world, by what it is. */
const WORLDS: readonly (readonly [string, () => string | typeof WORLD])[] = [
  ['the path of a YAML file', () => at('family.yaml')],
  ['the path of a JSON file', () => at('family.json')],
  ['an object', () => WORLD],
  ['YAML text', () => stringify(WORLD)],
  ['JSON text', () => JSON.stringify(WORLD)],
];

const SCENARIOS: readonly (readonly [string, () => string | typeof SCENARIO])[] = [
  ['the path of a YAML file', () => at('evening.yaml')],
  ['the path of a file of one line', () => at('flow.yaml')],
  ['an object', () => SCENARIO],
  ['YAML text', () => stringify(SCENARIO)],
  ['JSON text', () => JSON.stringify(SCENARIO)],
];

const CLOCKS = [
  ['frozen', { mode: 'frozen', factor: 0 }],
  ['running', { mode: 'real', factor: 1 }],
  ['real', { mode: 'real', factor: 1 }],
  ['x60', { mode: 'scaled', factor: 60 }],
  [
    { mode: 'frozen', at: AT },
    { mode: 'frozen', factor: 0, at: AT },
  ],
  [{ mode: 'running' }, { mode: 'real', factor: 1 }],
  [
    { mode: 'scaled', factor: 60 },
    { mode: 'scaled', factor: 60 },
  ],
] as const;

async function devicesOf(control: ControlClient): Promise<string[]> {
  return (await control.devices.list()).map(({ id }) => id);
}

describe('One way to pass a world', () => {
  it.each(WORLDS)('startSandbox takes %s', async (_, world) => {
    await using sandbox = await startSandbox({ world: world() });
    expect(await devicesOf(sandbox.control)).toEqual(['device_garage']);
    expect(sandbox.apiKey).toBe(KEY);
  });

  it.each(WORLDS)(
    'accounts.create takes %s, of a sandbox in this process and elsewhere',
    async (_, world) => {
      await using sandbox = await startSandbox({ controlToken: 'a-long-random-word' });
      const elsewhere = createControlClient({ url: sandbox.url, token: 'a-long-random-word' });
      for (const control of [sandbox.control, elsewhere]) {
        await using account = await createAccount(control, { world: world() });
        expect(await devicesOf(account.control)).toEqual(['device_garage']);
      }
    },
  );

  it('a shipped name works in each place, and a path that is not there is told by the client', async () => {
    await using sandbox = await startSandbox({ world: 'empty' });
    await using account = await createAccount(sandbox.control, { world: 'default' });
    expect((await devicesOf(account.control)).length).toBeGreaterThan(1);
    await expect(sandbox.control.accounts.create({ world: './nowhere.yaml' })).rejects.toThrow(
      /^Failed to open an account: \.\/nowhere\.yaml cannot be read .* Give an object, its YAML text, the path/,
    );
    await expect(sandbox.control.accounts.create({ world: 'defalt' })).rejects.toThrow(
      /Did you mean default/,
    );
  });

  it('the command line takes a file and a text', async () => {
    for (const world of [at('family.yaml'), stringify(WORLD), JSON.stringify(WORLD)]) {
      await using cli = await spawnCli(['--log', 'silent', '--world', world]);
      expect(await devicesOf(createControlClient({ url: cli.url }))).toEqual(['device_garage']);
    }
  });

  it('a mistake in a text is told with line and column', async () => {
    const text = 'accounts:\n  - users:\n      - devices: [{ family: batery }]\n';
    await expect(startSandbox({ world: text })).rejects.toThrow(/inline:3:\d+/);
    await using sandbox = await startSandbox();
    await expect(sandbox.control.accounts.create({ world: text })).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ path: '/body/world/accounts/0/users/0/devices/0/family' }] },
    });
  });
});

describe('One way to pass a scenario', () => {
  it.each(SCENARIOS)('startSandbox takes %s, alone or in a list', async (_, scenario) => {
    for (const scenarios of [scenario(), [scenario()]]) {
      await using sandbox = await startSandbox({ scenarios });
      expect((await sandbox.control.rules.list()).map(({ name }) => name)).toEqual(['evening']);
    }
  });

  it.each(SCENARIOS)('addScenario takes %s', async (_, scenario) => {
    await using sandbox = await startSandbox();
    expect((await sandbox.control.rules.addScenario(scenario())).map(({ name }) => name)).toEqual([
      'evening',
    ]);
  });

  it('addScenario takes a shipped name, and tells of one that is none', async () => {
    await using sandbox = await startSandbox();
    expect(await sandbox.control.rules.addScenario('slow-api')).toHaveLength(1);
    await expect(sandbox.control.rules.addScenario('slow-apy')).rejects.toThrow(/Did you mean slow-api/);
    await expect(sandbox.control.rules.addScenario('./none.yaml')).rejects.toThrow(
      /none\.yaml cannot be read/,
    );
  });

  it('the command line takes a text', async () => {
    await using cli = await spawnCli(['--log', 'silent', '--scenario', stringify(SCENARIO)]);
    const rules = await createControlClient({ url: cli.url }).rules.list();
    expect(rules.map(({ name }) => name)).toEqual(['evening']);
  });

  const TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml', 'application/json'];

  it.each(TYPES)('POST /rules takes the document as it stands in a file, as %s', async (type) => {
    await using sandbox = await startSandbox();
    const body = type.endsWith('json') ? JSON.stringify(SCENARIO) : stringify(SCENARIO);
    const headers = { 'content-type': type };
    const reply = await fetch(`${sandbox.url}/__sandbox/rules`, { method: 'POST', headers, body });
    expect([reply.status, await reply.json()]).toMatchObject([201, { items: [{ name: 'evening' }] }]);
  });

  it('POST /rules tells where a YAML text breaks, and takes no YAML that is large', async () => {
    await using sandbox = await startSandbox();
    const post = (body: string) => {
      const headers = { 'content-type': 'application/yaml' };
      return fetch(`${sandbox.url}/__sandbox/rules`, { method: 'POST', headers, body });
    };
    const broken = await post('rules:\n  - name: [\n');
    expect([broken.status, await broken.json()]).toEqual([
      400,
      expect.objectContaining({ detail: expect.stringContaining('at line') }),
    ]);
    expect((await post(`# ${'x'.repeat(300_000)}\nrules: []\n`)).status).toBe(413);
    const both = await post('rules: []\nscenario: slow-api\n');
    expect(both.status).toBe(400);
  });

  it('routes without documents take JSON alone', async () => {
    await using sandbox = await startSandbox();
    const headers = { 'content-type': 'application/yaml' };
    const reply = await fetch(`${sandbox.url}/__sandbox/clock/advance`, {
      ...{ method: 'POST', headers, body: 'by: 1h' },
    });
    expect(reply.status).toBe(415);
  });
});

describe('One way to pass a clock', () => {
  it.each(CLOCKS)(
    '%j is the same for startSandbox and accounts.create, and as an object for PATCH /clock',
    async (clock, expected) => {
      await using sandbox = await startSandbox({ clock });
      expect(await sandbox.control.clock.get()).toMatchObject(expected);
      await using frozen = await startSandbox({ clock: 'frozen', at: '2025-01-01T00:00:00Z' });
      await using account = await createAccount(frozen.control, { clock });
      expect(await account.control.clock.get()).toMatchObject(expected);
      const { factor, ...mode } = expected;
      const pace = expected.mode === 'scaled' ? { ...mode, factor } : mode;
      const headers = { 'content-type': 'application/json' };
      const reply = await fetch(`${frozen.url}/__sandbox/clock`, {
        ...{ method: 'PATCH', headers, body: JSON.stringify(typeof clock === 'object' ? clock : pace) },
      });
      expect(await reply.json()).toMatchObject(expected);
    },
  );

  it('an instant is a text, a number or a Date in each of them', async () => {
    for (const instant of [AT, Date.parse(AT), new Date(AT)]) {
      await using sandbox = await startSandbox({ clock: { mode: 'frozen', at: instant } });
      await using account = await createAccount(sandbox.control, { clock: { mode: 'frozen', at: instant } });
      expect((await sandbox.control.clock.get()).at).toBe(AT);
      expect((await account.control.clock.get()).at).toBe(AT);
    }
  });

  it('the command line takes a pace and an object', async () => {
    for (const [clock, expected] of [CLOCKS[1], CLOCKS[4]] as const) {
      const text = typeof clock === 'string' ? clock : JSON.stringify(clock);
      await using cli = await spawnCli(['--log', 'silent', '--clock', text]);
      expect(await createControlClient({ url: cli.url }).clock.get()).toMatchObject(expected);
    }
  });
});

describe('One way to pass a key', () => {
  const FORMS = [KEY, { key: KEY, permissions: ['read'] as const }];

  it.each(FORMS)('%j is the same for the configuration, a world, an account and keys.create', async (key) => {
    await using configured = await startSandbox({ keys: [key as typeof KEY] });
    expect((await configured.control.keys.get(KEY)).key).toBe(KEY);
    await using world = await startSandbox({ world: { accounts: [{ keys: [key as typeof KEY] }] } });
    expect(world.apiKey).toBe(KEY);
    await using sandbox = await startSandbox();
    await using account = await createAccount(sandbox.control, { keys: [key as typeof KEY] });
    expect((await account.control.keys.list()).map((one) => one.key)).toContain(KEY);
    await using other = await startSandbox();
    expect((await other.control.keys.create(key as typeof KEY)).key).toBe(KEY);
  });

  it.each(['k', 'sk_sandbox_a', 'sk_sandbox_with-hyphen', 'x'.repeat(129)])(
    '%j is refused in each place',
    async (key) => {
      await expect(startSandbox({ keys: [key] })).rejects.toThrow();
      await expect(startSandbox({ world: { accounts: [{ keys: [key] }] } })).rejects.toThrow();
      await expect(startSandbox({ world: { accounts: [{ keys: [{ key }] }] } })).rejects.toThrow();
      await using sandbox = await startSandbox();
      await expect(sandbox.control.accounts.create({ keys: [key] })).rejects.toMatchObject({ status: 400 });
      await expect(sandbox.control.keys.create({ key })).rejects.toMatchObject({ status: 400 });
    },
  );

  it('the command line takes a text and an object', async () => {
    const expired = { key: 'sk_sandbox_expired01', expiresAt: '2020-01-01T00:00:00Z' };
    await using cli = await spawnCli(['--log', 'silent', '--key', KEY, '--key', JSON.stringify(expired)]);
    const control = createControlClient({ url: cli.url });
    expect((await control.keys.get(KEY)).status).toBe('active');
    expect((await control.keys.get(expired.key)).status).toBe('expired');
    const { stderr } = await runCli(['--key', '{"key":"k"}']);
    expect(stderr).toContain('--key');
  });
});
