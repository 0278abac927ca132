import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import {
  assertHonouredRetryAfter,
  assertReceived,
  assertReceivedInOrder,
  assertReceivedOnlyValidRequests,
  useSandbox,
} from 'amps-sandbox/testing';
import { AmpsClient } from '../src/amps-client.js';

const amps = useSandbox(
  { before, after, beforeEach, afterEach },
  { accountOptions: { clock: { mode: 'frozen', at: '2025-06-01T09:00:00Z' } } },
);

const BATTERY = 'device_abc123';

/** @type {AmpsClient} */
let client;

beforeEach(() => {
  const { url: baseUrl, apiKey, control } = amps;
  client = new AmpsClient({ baseUrl, apiKey, sleep: (delayMs) => control.clock.advance(delayMs) });
});

test('reads the level of a battery', async () => {
  assert.equal(await client.batteryLevel(BATTERY), 50);
});

test('sees the battery charge in the sun', async () => {
  await amps.control.clock.advance('6h');
  assert.equal(await client.batteryLevel(BATTERY), 90);
});

test('lets a battery charge, and waits until it does', async () => {
  await client.charge(BATTERY);
  await assertReceivedInOrder(amps, ['pushBatteryAction', 'getBatteryActionStatus']);
  await assertReceivedOnlyValidRequests(amps);
});

test('tells of a battery that cannot be reached', async () => {
  await amps.control.devices.takeOffline(BATTERY);
  await assert.rejects(client.charge(BATTERY), { code: 'DEVICE_OFFLINE' });
});

test('gives up once its key is revoked', async () => {
  await client.batteryLevel(BATTERY);
  await amps.control.keys.revoke(amps.apiKey);
  await assert.rejects(client.batteryLevel(BATTERY), { code: 'UNAUTHORIZED' });
  await assertReceived(amps, { problem: 'revoked-key' }, 1);
});

test('waits as long as a rate limit asks it to', async () => {
  await amps.control.keys.change(amps.apiKey, { plan: 'ratelimited' });
  for (let read = 1; read <= 6; read += 1) await client.batteryLevel(BATTERY);
  await assertHonouredRetryAfter(amps);
  await assertReceived(amps, { problem: 'rate-limited' }, 1);
});
