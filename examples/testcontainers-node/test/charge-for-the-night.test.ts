import { expect } from 'vitest';
import { chargeForTheNight } from '../src/charge-for-the-night.ts';
import { test } from './sandbox.ts';

const BATTERY = 'device_abc123';

test('fills the battery, and comes back when it is full enough', async ({ client, account: { control } }) => {
  const { outcome } = await chargeForTheNight(client, BATTERY, 80);
  expect(outcome).toBe('charged');
  const { at } = await control.clock.get();
  expect(at > '2025-06-01T22:00:00Z' && at < '2025-06-01T23:00:00Z').toBe(true);
  await control.requests.verify({
    request: { operation: 'pushBatteryAction', body: { targetPercent: 80 } },
    times: 1,
  });
});

test('orders nothing for a battery that is full enough', async ({ client, account: { control } }) => {
  await control.clock.set('2025-06-02T15:00:00Z');
  expect(await chargeForTheNight(client, BATTERY, 80)).toEqual({ outcome: 'not needed', levelPercent: 90 });
  await control.requests.verify({ request: { method: 'POST' }, times: 0 });
});

test('tells why a battery that nobody reaches was not charged', async ({ client, account: { control } }) => {
  await control.devices.takeOffline(BATTERY);
  expect(await chargeForTheNight(client, BATTERY, 80)).toEqual({
    outcome: 'refused',
    reason: 'DEVICE_OFFLINE',
  });
});

test('tells of a fault of the battery', async ({ client, account: { control } }) => {
  await control.rules.add({
    name: 'fault',
    when: { operation: 'pushBatteryAction' },
    then: { action: { outcome: 'failed', errorCode: 'OEM_TIMEOUT' } },
  });
  expect(await chargeForTheNight(client, BATTERY, 80)).toEqual({ outcome: 'refused', reason: 'OEM_TIMEOUT' });
});
