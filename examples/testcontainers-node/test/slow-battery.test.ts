import { AmpsSandboxContainer } from 'amps-sandbox/testcontainers';
import { expect, test } from 'amps-sandbox/vitest';
import { AmpsClient } from '../src/amps-client.ts';
import { chargeForTheNight } from '../src/charge-for-the-night.ts';

test('A battery that charges slowly, under a tight limit, is full by the morning', async () => {
  await using sandbox = await new AmpsSandboxContainer()
    .withWorld('test/house.yaml')
    .withClock('frozen', '2025-06-01T21:00:00Z')
    .withRateLimit({ limit: 2, windowSeconds: 3600 })
    .start();
  const { control } = sandbox;
  const sleep = (delayMs: number) => control.clock.advance(delayMs);
  const client = new AmpsClient({ baseUrl: sandbox.getUrl(), apiKey: sandbox.getApiKey(), sleep });

  const { outcome } = await chargeForTheNight(client, 'device_garage', 95);

  expect(outcome).toBe('charged');
  expect((await control.clock.get()).at < '2025-06-02T06:00:00Z').toBe(true);
  await expect(sandbox).toHaveReceived({ problem: 'rate-limited' });
  await expect(sandbox).toHaveHonouredRetryAfter();
}, 60_000);
