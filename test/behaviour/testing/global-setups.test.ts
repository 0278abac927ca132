import { afterEach, expect, test, vi } from 'vitest';
import { createControlClient, joinSandbox, startSandbox } from '../../../src/testing/index.ts';
import setUpJest from '../../../src/testing/jest/jest-global-setup.ts';
import tearDownJest from '../../../src/testing/jest/jest-global-teardown.ts';
import { connectTo } from '../../../src/testing/join-sandbox.ts';
import {
  connectionInfoFromEnvironment,
  connectionInfoOf,
  environmentOf,
} from '../../../src/testing/sandbox-variables.ts';
import { sandboxGlobalSetup, setup } from '../../../src/testing/vitest/vitest-global-setup.ts';

const OPTIONS = {
  clock: 'frozen',
  at: '2025-06-01T12:00:00Z',
  controlToken: 'a-token-of-the-test',
  https: true,
} as const;

/** All that the workers are told. */
type ConnectionInfo = NonNullable<ReturnType<typeof connectionInfoFromEnvironment>>;

const instantOf = async ({ url, token = '' }: ConnectionInfo) =>
  (await createControlClient({ url, token }).clock.get()).at;

afterEach(() => {
  vi.unstubAllEnvs();
});

test('The set-up for Jest tells the workers of a sandbox by their environment, until the teardown ends it', async () => {
  await setUpJest({}, { globals: { ampsSandbox: OPTIONS } });
  const info = connectionInfoFromEnvironment(process.env) as ConnectionInfo;
  expect(process.env.AMPS_BASE_URL).toBe(info.url);
  expect(await instantOf(info)).toBe('2025-06-01T12:00:00.000Z');
  const { status } = await fetch(`${info.url}/battery`, { headers: { 'x-api-key': info.apiKey } });
  expect(status).toBe(200);

  await tearDownJest();
  expect(connectionInfoFromEnvironment(process.env)).toBeUndefined();
  await expect(fetch(info.url)).rejects.toThrow();
});

test('The set-up for Vitest hands the sandbox to the workers, and ends it', async () => {
  const infos: ConnectionInfo[] = [];
  const tearDown = await sandboxGlobalSetup(OPTIONS)({ provide: (_, info) => infos.push(info) });
  const [info] = infos as [ConnectionInfo];
  expect(await instantOf(info)).toBe('2025-06-01T12:00:00.000Z');
  await tearDown();
  await expect(fetch(info.url)).rejects.toThrow();
});

test('Both join a sandbox that the environment names, and leave it running', async () => {
  await using outer = await startSandbox({ controlToken: OPTIONS.controlToken, https: true });
  for (const [name, value] of Object.entries(environmentOf(connectionInfoOf(outer)))) vi.stubEnv(name, value);
  const infos: ConnectionInfo[] = [];
  const tearDown = await setup({ provide: (_, info) => infos.push(info) });
  await setUpJest({});
  expect(infos).toEqual([connectionInfoOf(outer)]);
  expect(connectionInfoFromEnvironment(process.env)).toEqual(connectionInfoOf(outer));
  await tearDown();
  await tearDownJest();
  expect(await outer.control.ready()).toBe(true);
  expect(connectionInfoFromEnvironment(process.env)).toEqual(connectionInfoOf(outer));
});

test('Who joins finds HTTPS and its certificate where the sandbox has them, and neither where it has not', async () => {
  for (const https of [true, false]) {
    await using outer = await startSandbox({ https });
    for (const [name, value] of Object.entries(environmentOf(connectionInfoOf(outer))))
      vi.stubEnv(name, value);
    await using joined = await joinSandbox();
    expect([joined.httpsUrl, joined.ca]).toEqual([outer.httpsUrl, outer.ca]);
    expect(joined.ca === null).toBe(!https);
    vi.unstubAllEnvs();
  }
});

test('Who is told of HTTPS that is not there learns it at once', async () => {
  await using outer = await startSandbox();
  await expect(connectTo({ ...connectionInfoOf(outer), httpsUrl: 'https://localhost:1' })).rejects.toThrow(
    `Failed to read the certificate of ${outer.url}: the emulator answered 404. Start one that has HTTPS.`,
  );
});
