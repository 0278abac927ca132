import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charge, readBattery } from '../src/amps-client.mjs';

const SANDBOX_KEY = 'sk_sandbox_abc123xyz';
const LIVE_KEY = 'sk_live_def456uvw';

test('The client reads and commands a battery of the sandbox', async () => {
  const { level } = await readBattery('sandbox', SANDBOX_KEY, 'device_abc123');
  assert.ok(level >= 0 && level <= 100);
  assert.equal(await charge('sandbox', SANDBOX_KEY, 'device_abc123'), 'acknowledged');
});

test('The live host refuses a key of the sandbox, and the other way round', async () => {
  await assert.rejects(readBattery('live', SANDBOX_KEY, 'device_abc123'), /401 Invalid or missing API key/);
  await assert.rejects(readBattery('sandbox', LIVE_KEY, 'device_abc123'), /401 Invalid or missing API key/);
});

test('The live host knows a live key', async () => {
  await assert.rejects(readBattery('live', LIVE_KEY, 'device_abc123'), /404 Device not found/);
});
