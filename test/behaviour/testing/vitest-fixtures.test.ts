import { describe } from 'vitest';
import { expect, test } from '../../../src/testing/vitest/vitest.ts';

const accounts = new Set<string>();

test('A test has an account of its own, which its client reaches by url and key', async ({ amps }) => {
  const { status } = await fetch(`${amps.url}/battery`, { headers: { 'x-api-key': amps.apiKey } });
  expect(status).toBe(200);
  await expect(amps).toHaveReceived('listBatteryDevices', 1);
  accounts.add(amps.id);
});

test('The next one has another, in which nothing has happened', async ({ amps, sandbox }) => {
  expect(amps.url).toBe(sandbox.url);
  expect([...accounts]).not.toContain(amps.id);
  await expect(amps).not.toHaveReceived({});
});

test('The account of a test that is over is closed', async ({ sandbox }) => {
  const open = await sandbox.control.accounts.list();
  expect(accounts.size).toBe(1);
  for (const id of accounts) expect(open.map((account) => account.id)).not.toContain(id);
});

describe('Account options', () => {
  test.override({ accountOptions: { clock: { mode: 'frozen', at: '2025-06-01T12:00:00Z' } } });

  test('hold for the tests of their suite', async ({ amps }) => {
    expect(await amps.control.clock.get()).toMatchObject({ mode: 'frozen', at: '2025-06-01T12:00:00.000Z' });
  });
});

test('They hold for no others', async ({ amps }) => {
  expect(await amps.control.clock.get()).toMatchObject({ mode: 'real' });
});
