import { randomUUID } from 'node:crypto';
import type { AmpsSandboxContainer } from 'amps-sandbox/testcontainers';
import { GenericContainer } from 'testcontainers';
import { expect, test } from 'vitest';
import { sandboxContainer } from './sandbox-container.ts';

/** Containers that nobody else reuses: those of one test. */
function reusable(): () => AmpsSandboxContainer {
  const labels = { 'tc-node-run': randomUUID() };
  return () => sandboxContainer().withLabels(labels).withReuse();
}

test('A container with the same options is reused, by its own token and key', async () => {
  const create = reusable();
  await using first = await create().withSeed('a').start();
  const again = await create().withSeed('a').start();
  expect(again.getId()).toBe(first.getId());
  expect(again.getControlToken()).toBe(first.getControlToken());
  expect(again.getApiKey()).toBe(first.getApiKey());
  expect(again.getUrl()).toBe(first.getUrl());
  expect(await again.control.ready()).toBe(true);
});

test('What was done to a container that is reused is still done, but an account and a reset begin afresh', async () => {
  const create = reusable();
  await using first = await create().start();
  await first.control.devices.delete('device_abc123');
  const again = await create().start();
  const isThere = async (control: typeof again.control) =>
    (await control.devices.list()).some(({ id }) => id === 'device_abc123');
  expect(await isThere(again.control)).toBe(false);
  await using account = await again.createAccount();
  expect(await isThere(account.control)).toBe(true);
  await account.close();
  await again.reset();
  expect(await isThere(again.control)).toBe(true);
});

test('Another world in a file is another container, though the file has the same name', async () => {
  const create = reusable();
  const world = (id: string) => ({ accounts: [{ id }] });
  await using first = await create().withWorld(world('acct_first')).start();
  await using second = await create().withWorld(world('acct_second')).start();
  expect(second.getId()).not.toBe(first.getId());
  expect(await second.control.accounts.list()).toContainEqual(expect.objectContaining({ id: 'acct_second' }));
});

test('A container of a given token is reused with it', async () => {
  const create = () => container().withControlToken('a-token-of-my-own');
  const container = reusable();
  await using first = await create().start();
  const again = await create().start();
  expect([again.getId(), again.getControlToken()]).toEqual([first.getId(), 'a-token-of-my-own']);
});

test('Without reuse, each start is a container of its own', async () => {
  await using first = await sandboxContainer().start();
  await using second = await sandboxContainer().start();
  expect(second.getId()).not.toBe(first.getId());
  expect(first).not.toBeInstanceOf(GenericContainer);
});
