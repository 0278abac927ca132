import { expect, test, vi } from 'vitest';
import { startSandbox, type UseSandboxOptions, useSandbox } from '../../../src/testing/index.ts';
import { connectionInfoOf, environmentOf } from '../../../src/testing/sandbox-variables.ts';
import { runNode } from '../../support/spawn-cli.ts';

type Hook = () => Promise<void>;

/** A test framework as small as it gets: what it registered, to be run by hand. */
function openFile(options?: UseSandboxOptions) {
  const hooks: Record<'before' | 'after' | 'beforeEach' | 'afterEach', Hook[]> = {
    before: [],
    after: [],
    beforeEach: [],
    afterEach: [],
  };
  const register = (name: keyof typeof hooks) => (hook: Hook) => hooks[name].push(hook);
  const amps = useSandbox(
    {
      before: register('before'),
      after: register('after'),
      beforeEach: register('beforeEach'),
      afterEach: register('afterEach'),
    },
    options,
  );
  const run = async (name: keyof typeof hooks) => {
    for (const hook of hooks[name]) await hook();
  };
  return { amps, run };
}

test('Each test of a file has an account of its own, on a sandbox that ends with the file', async () => {
  const { amps, run } = openFile({ accountOptions: { clock: { mode: 'frozen' } } });
  await run('before');
  const seen: string[] = [];
  let { url, control } = { url: '', control: undefined as unknown };
  for (let count = 1; count <= 2; count += 1) {
    await run('beforeEach');
    ({ url, control } = amps);
    expect(await amps.control.clock.get()).toMatchObject({ account: amps.id, mode: 'frozen' });
    seen.push(amps.id, amps.apiKey);
    await run('afterEach');
  }
  expect(new Set(seen).size).toBe(4);
  await expect((control as typeof amps.control).clock.get()).rejects.toMatchObject({ status: 404 });
  await run('after');
  await expect(fetch(url)).rejects.toThrow();
});

test('Outside of a test there is no account, and the message says where there is', async () => {
  const { amps } = openFile();
  for (const read of [() => amps.url, () => amps.id, () => amps.apiKey, () => amps.control]) {
    expect(read).toThrow('Failed to find the account of the test: none runs now. Read it inside of a test');
  }
});

test('The tests go to the sandbox that the environment names, which outlives them', async () => {
  await using shared = await startSandbox({ controlToken: 'a-token-of-the-test' });
  for (const [name, value] of Object.entries(environmentOf(connectionInfoOf(shared))))
    vi.stubEnv(name, value);
  try {
    const { amps, run } = openFile();
    await run('before');
    await run('beforeEach');
    expect(amps.url).toBe(shared.url);
    expect((await shared.control.accounts.list()).map(({ id }) => id)).toContain(amps.id);
    await run('afterEach');
    await run('after');
    expect(await shared.control.ready()).toBe(true);
  } finally {
    vi.unstubAllEnvs();
  }
});

test('A file with options has a sandbox of its own', async () => {
  await using shared = await startSandbox();
  for (const [name, value] of Object.entries(environmentOf(connectionInfoOf(shared))))
    vi.stubEnv(name, value);
  try {
    const { amps, run } = openFile({ sandboxOptions: { clock: 'frozen', at: '2025-06-01T12:00:00Z' } });
    await run('before');
    await run('beforeEach');
    expect(amps.url).not.toBe(shared.url);
    expect(await amps.control.clock.get()).toMatchObject({ at: '2025-06-01T12:00:00.000Z' });
    await run('afterEach');
    await run('after');
  } finally {
    vi.unstubAllEnvs();
  }
});

const CONCURRENT =
  /^Failed to find the account of the test: tests of this file run concurrently.* one after another; or open an account/;

test('Concurrent tests are refused with the reason and the way out, and none gets the account of another', async () => {
  const { amps, run } = openFile();
  await run('before');
  await run('beforeEach');
  const first = amps.id;
  const second = run('beforeEach');
  expect(() => amps.id).toThrow(CONCURRENT);
  await second;
  expect(() => amps.apiKey).toThrow(CONCURRENT);
  await run('afterEach');
  expect(() => amps.control).toThrow(CONCURRENT);
  expect(first).toMatch(/^acct_/);
  await run('afterEach');
  await run('after');
});

const TESTING = new URL('../../../dist/testing.mjs', import.meta.url).href;

const NODE_TESTS = `
  import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
  import { setImmediate } from 'node:timers/promises';
  import { useSandbox } from ${JSON.stringify(TESTING)};

  const amps = useSandbox({ before, after, beforeEach, afterEach });
  describe('at once', { concurrency: true }, () => {
    for (const name of ['a', 'b', 'c', 'd']) {
      test(name, async () => {
        const { id, control } = amps;
        for (let turn = 0; turn < 20; turn += 1) await setImmediate();
        const { name: owner } = await control.accounts.get(id);
        console.log('owner of ' + name + ': ' + owner);
        if (amps.id !== id) throw new Error('mixed up');
      });
    }
  });
`;

test("Concurrent tests of node:test are told the reason and the way out, and no account is another test's", async () => {
  const { stdout } = await runNode(['--input-type=module', '--eval', NODE_TESTS]);
  expect(stdout).toContain('tests of this file run concurrently, and the hooks do not tell which');
  expect(stdout).toContain('createAccount(sandbox.control)');
  expect(stdout).not.toContain('mixed up');
  expect(stdout).not.toContain('none runs now');
  for (const [, name, owner] of stdout.matchAll(/owner of (\w): (.*)/g))
    expect(owner?.endsWith(name ?? '')).toBe(true);
});
