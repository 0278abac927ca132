import { createAccount, createControlClient } from 'amps-sandbox/control-client';
import { getContainerRuntimeClient } from 'testcontainers';
import { expect, test } from 'vitest';
import { sandboxContainer } from './sandbox-container.ts';

const AT = '2025-06-01T12:00:00.000Z';

test('A container serves the API at its URL, to its key', async () => {
  await using sandbox = await sandboxContainer().start();
  const headers = { 'x-api-key': sandbox.getApiKey() };
  const response = await fetch(`${sandbox.getUrl()}/battery/device_abc123`, { headers });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ id: 'device_abc123' });
  expect(await sandbox.verify({ request: { operation: 'getBatteryState' } })).toBe(1);
  await expect(sandbox.verify({ request: { method: 'POST' } })).rejects.toThrow(
    'Expected at least 1 request',
  );
});

test('Without a token given, one is drawn, and asked for', async () => {
  await using one = await sandboxContainer().start();
  await using another = await sandboxContainer().start();
  expect(one.getControlToken()).toMatch(/^[\w-]{32}$/);
  expect(another.getControlToken()).not.toBe(one.getControlToken());
  expect((await fetch(`${one.getUrl()}/__sandbox/clock`)).status).toBe(401);
  const headers = { 'x-sandbox-token': one.getControlToken() };
  expect((await fetch(`${one.getUrl()}/__sandbox/clock`, { headers })).status).toBe(200);
});

test('One object may be started several times, also at once', async () => {
  const container = sandboxContainer().withWorld({ accounts: [{ id: 'acct_house' }] });
  const [one, another] = await Promise.all([container.start(), container.start()]);
  await using _ = one;
  await using __ = another;
  await using third = await container.start();
  const ids = new Set([one, another, third].map((sandbox) => sandbox.getId()));
  expect(ids.size).toBe(3);
  for (const { control } of [one, another, third]) {
    expect(await control.clock.get()).toMatchObject({ account: 'acct_house' });
  }
});

test('The methods reach the emulator', async () => {
  await using sandbox = await sandboxContainer()
    .withControlToken('a-token-of-my-own')
    .withWorld({
      accounts: [{ id: 'acct_house', users: [{ devices: [{ family: 'battery', id: 'device_garage' }] }] }],
    })
    .withSeed(7)
    .withClock('frozen', AT)
    .withKeys('sk_sandbox_plain01', { key: 'sk_sandbox_trial01', plan: 'trial', permissions: ['read'] })
    .withPlan('trial', { limit: 1, windowSeconds: 60 })
    .withRateLimit({ limit: 1000, windowSeconds: 60 })
    .withScenario('slow-api')
    .withScenario({
      name: 'own',
      rules: [{ name: 'gone', when: { device: 'device_garage' }, then: { status: 410 } }],
    })
    .withRules({ name: 'first', when: { family: 'vehicle' }, then: 'ok' })
    .withConfiguration({ actions: { immediate: true }, journal: { maxEntries: 5 } })
    .withAcceptAnyKey()
    .withValidateResponses()
    .withLog('json')
    .start();
  const { control } = sandbox;
  const { configuration } = (await control.info()) as unknown as { configuration: object };
  expect(sandbox.getControlToken()).toBe('a-token-of-my-own');
  expect(configuration).toMatchObject({
    seed: '7',
    clock: { mode: 'frozen' },
    acceptAnyKey: true,
    validateResponses: true,
    log: 'json',
    actions: { immediate: true },
    journal: { maxEntries: 5 },
    defaultPlan: { sandbox: 'container' },
  });
  expect(await control.clock.get()).toMatchObject({ at: AT });
  expect((await control.rules.list()).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['first', 'gone']),
  );
  expect(await control.keys.get('sk_sandbox_trial01')).toMatchObject({
    plan: 'trial',
    permissions: ['read'],
  });
  expect(await control.devices.list()).toMatchObject([{ id: 'device_garage' }]);
  const headers = { 'x-api-key': 'sk_sandbox_plain01' };
  expect((await fetch(`${sandbox.getUrl()}/battery/device_garage`, { headers })).status).toBe(410);
});

test('Each account is alone, and reset returns the container to its start', async () => {
  await using sandbox = await sandboxContainer().start();
  const account = await sandbox.createAccount({ clock: { mode: 'frozen', at: AT } });
  await account.control.devices.delete('device_abc123');
  await sandbox.control.rules.addScenario('device-offline');
  const read = async (key: string) =>
    (await fetch(`${sandbox.getUrl()}/battery/device_abc123`, { headers: { 'x-api-key': key } })).status;
  expect(await read(account.apiKey)).toBe(404);
  expect(await read(sandbox.getApiKey())).toBe(200);
  expect(await account.control.rules.list()).toEqual([]);

  await sandbox.reset();
  expect(await sandbox.control.rules.list()).toEqual([]);
  expect(await sandbox.control.requests.list()).toEqual([]);
  expect(await sandbox.control.accounts.list()).not.toContainEqual(
    expect.objectContaining({ id: account.id }),
  );
});

test('A world without a good key leaves none to tell, but accounts can be opened', async () => {
  await using sandbox = await sandboxContainer()
    .withWorld({ fixtureKeys: false, accounts: [{ id: 'acct_bare', keys: [] }] })
    .start();
  expect(() => sandbox.getApiKey()).toThrow(
    'Failed to tell an API key: the first account had none at the start',
  );
  const { url, apiKey, token } = sandbox.getConnectionInfo();
  expect(apiKey).toBe('');
  await using account = await createAccount(createControlClient({ url, token }));
  expect(account.apiKey).toMatch(/^sk_sandbox_/);
});

test('After a restart, which may change the port, control goes on', async () => {
  await using sandbox = await sandboxContainer().start();
  await sandbox.control.keys.revoke(sandbox.getApiKey());
  await sandbox.restart();
  expect(await sandbox.control.keys.get(sandbox.getApiKey())).toMatchObject({ status: 'active' });
});

test('Nothing is left behind where a container goes out of use', async () => {
  const { container: containers } = await getContainerRuntimeClient();
  let id = '';
  {
    await using sandbox = await sandboxContainer().start();
    id = sandbox.getId();
    expect((await containers.list()).map(({ Id }) => Id)).toContain(id);
  }
  await expect(containers.getById(id).inspect()).rejects.toThrow('No such container');
});

test('The library is of the major that this run is for', async () => {
  await using sandbox = await sandboxContainer().start();
  const { TESTCONTAINERS_MAJOR = '11' } = process.env;
  expect(sandbox.getLabels()['org.testcontainers.version']).toMatch(
    new RegExp(`^${TESTCONTAINERS_MAJOR}\\.`),
  );
});
