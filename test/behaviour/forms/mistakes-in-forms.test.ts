import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type ControlClient, startSandbox } from '../../../src/index.ts';
import { createAccount } from '../../../src/testing/index.ts';
import { runCli } from '../../support/spawn-cli.ts';

const SCENARIO = { name: 'evening', rules: [{ when: { method: 'GET' }, then: { status: 503 } }] } as const;

async function devicesOf(control: ControlClient): Promise<string[]> {
  return (await control.devices.list()).map(({ id }) => id);
}

describe('One way to pass a world', () => {
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
  it('addScenario takes a shipped name, and tells of one that is none', async () => {
    await using sandbox = await startSandbox();
    expect(await sandbox.control.rules.addScenario('slow-api')).toHaveLength(1);
    await expect(sandbox.control.rules.addScenario('slow-apy')).rejects.toThrow(/Did you mean slow-api/);
    await expect(sandbox.control.rules.addScenario('./none.yaml')).rejects.toThrow(
      /none\.yaml cannot be read/,
    );
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

describe('One way to pass a key', () => {
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

  it('what is wrong with a bare key or a bare pace is told by its place', async () => {
    await using sandbox = await startSandbox();
    const send = async (method: string, path: string, body: unknown) => {
      const headers = { 'content-type': 'application/json' };
      const reply = await fetch(`${sandbox.url}/__sandbox${path}`, {
        ...{ method, headers, body: JSON.stringify(body) },
      });
      return [reply.status, ((await reply.json()) as { detail: string }).detail] as const;
    };
    expect(await send('POST', '/keys', 'sk_live_mytests1')).toEqual([
      400,
      expect.stringMatching(/\/body is a live key and the account a sandbox one/),
    ]);
    expect(await send('POST', '/accounts', { keys: ['sk_live_mytests1'] })).toEqual([
      400,
      expect.stringMatching(/\/body\/keys\/0 is a live key/),
    ]);
    expect(await send('PATCH', '/clock', 'frozn')).toEqual([
      400,
      expect.stringMatching(/\/body must be: A pace/),
    ]);
    expect(await send('PATCH', '/clock', 'x0')).toEqual([
      400,
      expect.stringMatching(/must not be: a factor of 0/),
    ]);
    expect(await send('PATCH', '/clock', { mode: 'frozn' })).toEqual([
      400,
      expect.stringMatching(/\/body\/mode must be one of/),
    ]);
    for (const body of [null, 5, []]) expect((await send('PATCH', '/clock', body))[0]).toBe(400);
    for (const scenarios of [5, true, null, [5], [null], {}, [[]], '', Array(101).fill('slow-api')]) {
      expect([scenarios, (await send('POST', '/accounts', { scenarios }))[0]]).toEqual([scenarios, 400]);
    }
    expect(await send('POST', '/accounts', { scenarios: ['slow-api', 'slow-apy'] })).toEqual([
      400,
      expect.stringMatching(/\/body\/scenarios\/1 names no scenario of the package\. Did you mean slow-api/),
    ]);
    expect(
      await send('POST', '/accounts', { rules: [{ name: 'a', when: { operation: 'x' }, then: 'ok' }] }),
    ).toEqual([400, expect.stringMatching(/\/body\/rules\/0\/when\/operation is wrong/)]);
  });

  it('an expiry that is told twice, and an edition that there is not, are refused in each place', async () => {
    const twice = { key: 'sk_sandbox_mytests', expiresAt: '2030-01-01T00:00:00Z', expiresIn: '1h' };
    const foreign = { key: 'sk_sandbox_mytests', edition: 'v9' };
    await using sandbox = await startSandbox();
    for (const key of [twice, foreign]) {
      await expect(startSandbox({ keys: [key] })).rejects.toThrow(/contradicts|no edition "v9"/);
      await expect(startSandbox({ world: { accounts: [{ keys: [key] }] } })).rejects.toThrow(
        /contradicts|no edition "v9"/,
      );
      await expect(sandbox.control.keys.create(key)).rejects.toThrow(/both|one of the editions/);
      await expect(sandbox.control.accounts.create({ keys: [key] })).rejects.toThrow(
        /both|one of the editions/,
      );
    }
  });

  it('the command line tells of a key that is none', async () => {
    const { stderr } = await runCli(['--key', '{"key":"k"}']);
    expect(stderr).toContain('--key');
  });
});
