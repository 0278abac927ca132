import { AmpsKeyError } from '../src/amps-error.ts';
import { expect, test } from './sandbox.ts';

test.override({ accountOptions: { clock: { mode: 'frozen', at: '2025-06-01T21:00:00Z' } } });

const BATTERY = 'device_abc123';

test('reads a battery', async ({ client }) => {
  expect(await client.battery(BATTERY)).toMatchObject({ id: BATTERY, state: { level: 30 } });
});

test('waits as long as it is told to', async ({ amps, client }) => {
  await amps.control.rules.addScenario('rate-limited-burst');
  for (let read = 0; read < 3; read++) await client.battery(BATTERY);
  await expect(amps).toHaveAppliedRule('burst', 2);
  await expect(amps).toHaveHonouredRetryAfter();
});

test('reads again after a connection was reset', async ({ amps, client }) => {
  await amps.control.rules.addScenario('connection-reset');
  expect(await client.battery(BATTERY)).toMatchObject({ id: BATTERY });
  await expect(amps).toHaveReceived('getBatteryState', 3);
});

test('sends a command once, whatever becomes of the connection', async ({ amps, client }) => {
  await amps.control.rules.addScenario('connection-reset');
  await expect(client.charge(BATTERY, 80)).rejects.toThrow('fetch failed');
  await expect(amps).toHaveReceived('pushBatteryAction', 1);
});

test('says that a key has expired, and does not try it again', async ({ amps, client }) => {
  await amps.control.keys.change(amps.apiKey, { expiresIn: '10m' });
  await client.battery(BATTERY);
  await amps.control.clock.advance('10m');
  await expect(client.battery(BATTERY)).rejects.toThrow(AmpsKeyError);
  await expect(amps).toHaveReceived({ problem: 'expired-key' }, 1);
});

test('says that a key was revoked, and does not try it again', async ({ amps, client }) => {
  await amps.control.keys.revoke(amps.apiKey);
  await expect(client.battery(BATTERY)).rejects.toThrow('API key has been revoked or expired');
  await expect(amps).toHaveReceived({ problem: 'revoked-key' }, 1);
});

test('tells of a device that is another’s', async ({ client }) => {
  const read = client.battery('device_of_another');
  await expect(read).rejects.toMatchObject({ status: 404, code: 'DEVICE_NOT_FOUND' });
});
