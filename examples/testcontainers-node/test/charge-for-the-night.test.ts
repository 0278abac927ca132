import { chargeForTheNight } from '../src/charge-for-the-night.ts';
import { expect, test } from './sandbox.ts';

test.override({ accountOptions: { clock: { mode: 'frozen', at: '2025-06-01T21:00:00Z' } } });

const BATTERY = 'device_abc123';

test('fills the battery, and comes back when it is full enough', async ({ amps, client }) => {
  const { outcome } = await chargeForTheNight(client, BATTERY, 80);
  expect(outcome).toBe('charged');
  const { at } = await amps.control.clock.get();
  expect(at > '2025-06-01T22:00:00Z' && at < '2025-06-01T23:00:00Z').toBe(true);
  await expect(amps).toHaveReceived({ operation: 'pushBatteryAction', body: { targetPercent: 80 } }, 1);
  await expect(amps).toHaveReceivedOnlyValidRequests();
});

test('orders nothing for a battery that is full enough', async ({ amps, client }) => {
  await amps.control.clock.set('2025-06-02T15:00:00Z');
  expect(await chargeForTheNight(client, BATTERY, 80)).toEqual({ outcome: 'not needed', levelPercent: 90 });
  await expect(amps).not.toHaveReceived('POST /battery/*');
});

test('tells why a battery that nobody reaches was not charged', async ({ amps, client }) => {
  await amps.control.devices.takeOffline(BATTERY);
  const charge = await chargeForTheNight(client, BATTERY, 80);
  expect(charge).toEqual({ outcome: 'refused', reason: 'DEVICE_OFFLINE' });
});

test('tells of a fault of the battery', async ({ amps, client }) => {
  await amps.control.rules.add({
    name: 'fault',
    when: { operation: 'pushBatteryAction' },
    then: { action: { outcome: 'failed', errorCode: 'OEM_TIMEOUT' } },
  });
  const charge = await chargeForTheNight(client, BATTERY, 80);
  expect(charge).toEqual({ outcome: 'refused', reason: 'OEM_TIMEOUT' });
});
