import { expect } from 'vitest';
import { AmpsKeyError } from '../src/amps-error.ts';
import { test } from './sandbox.ts';

const BATTERY = 'device_abc123';

test('reads a battery', async ({ client }) => {
  expect(await client.battery(BATTERY)).toMatchObject({ id: BATTERY, state: { level: 30 } });
});

test('waits as long as it is told to', async ({ client, account: { control } }) => {
  await control.rules.addScenario('rate-limited-burst');
  for (let read = 0; read < 3; read++) await client.battery(BATTERY);
  await control.rules.expectApplied('burst', 2);
  await control.requests.verify({ request: { impatient: true }, times: 0 });
});

test('reads again after a connection was reset', async ({ client, account: { control } }) => {
  await control.rules.addScenario('connection-reset');
  expect(await client.battery(BATTERY)).toMatchObject({ id: BATTERY });
});

test('sends a command once, whatever becomes of the connection', async ({ client, account: { control } }) => {
  await control.rules.addScenario('connection-reset');
  await expect(client.charge(BATTERY, 80)).rejects.toThrow('fetch failed');
  await control.requests.verify({ request: { method: 'POST' }, times: 1 });
});

test('says that a key has expired, and does not try it again', async ({
  client,
  account: { apiKey, control },
}) => {
  await control.keys.change(apiKey, { expiresIn: '10m' });
  await client.battery(BATTERY);
  await control.clock.advance('10m');
  await expect(client.battery(BATTERY)).rejects.toThrow(AmpsKeyError);
  await control.requests.verify({ request: { problem: 'expired-key' }, times: 1 });
});

test('says that a key was revoked, and does not try it again', async ({
  client,
  account: { apiKey, control },
}) => {
  await control.keys.revoke(apiKey);
  await expect(client.battery(BATTERY)).rejects.toThrow('API key has been revoked or expired');
  await control.requests.verify({ request: { problem: 'revoked-key' }, times: 1 });
});

test('tells of a device that is another’s', async ({ client }) => {
  await expect(client.battery('device_of_another')).rejects.toMatchObject({
    status: 404,
    code: 'DEVICE_NOT_FOUND',
  });
});
