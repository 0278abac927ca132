import { expect, test as sandboxTest } from 'amps-sandbox/vitest';
import { AmpsClient } from '../src/amps-client.js';

const test = sandboxTest.extend<{ client: AmpsClient }>({
  client: async ({ amps }, use) => {
    const { url: baseUrl, apiKey, control } = amps;
    await use(new AmpsClient({ baseUrl, apiKey, sleep: (delayMs) => control.clock.advance(delayMs) }));
  },
});

test.override({ accountOptions: { clock: { mode: 'frozen', at: '2025-06-01T09:00:00Z' } } });

const BATTERY = 'device_abc123';

test('reads the level of a battery', async ({ client }) => {
  expect(await client.batteryLevel(BATTERY)).toBe(50);
});

test('sees the battery charge in the sun', async ({ amps, client }) => {
  await amps.control.clock.advance('6h');
  expect(await client.batteryLevel(BATTERY)).toBe(90);
});

test('lets a battery charge, and waits until it does', async ({ amps, client }) => {
  await client.charge(BATTERY);
  await expect(amps).toHaveReceivedInOrder(['pushBatteryAction', 'getBatteryActionStatus']);
  await expect(amps).toHaveReceivedOnlyValidRequests();
});

test('tells of a battery that cannot be reached', async ({ amps, client }) => {
  await amps.control.devices.takeOffline(BATTERY);
  await expect(client.charge(BATTERY)).rejects.toMatchObject({ code: 'DEVICE_OFFLINE' });
});

test('gives up once its key is revoked', async ({ amps, client }) => {
  await client.batteryLevel(BATTERY);
  await amps.control.keys.revoke(amps.apiKey);
  await expect(client.batteryLevel(BATTERY)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  await expect(amps).toHaveReceived({ problem: 'revoked-key' }, 1);
});

test('waits as long as a rate limit asks it to', async ({ amps, client }) => {
  await amps.control.keys.change(amps.apiKey, { plan: 'ratelimited' });
  for (let read = 1; read <= 6; read += 1) await client.batteryLevel(BATTERY);
  await expect(amps).toHaveHonouredRetryAfter();
  await expect(amps).toHaveReceived({ problem: 'rate-limited' }, 1);
});
