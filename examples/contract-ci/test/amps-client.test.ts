import { expect, test } from 'vitest';
import { AmpsClient } from '../src/amps-client.ts';
import { isServiceUp } from '../src/is-service-up.ts';

const baseUrl = process.env.AMPS_BASE_URL ?? '';
const client = new AmpsClient({ baseUrl, apiKey: process.env.AMPS_API_KEY ?? '' });

test('reads the level of a battery', async () => {
  const [first = ''] = await client.batteryIds();
  expect(await client.batteryLevel(first)).toBeGreaterThanOrEqual(0);
});

test('tells of a battery that is not there', async () => {
  await expect(client.batteryLevel('device_gone')).rejects.toMatchObject({ status: 404 });
});

test('asks a battery to charge', async () => {
  const [first = ''] = await client.batteryIds();
  await client.charge(first);
});

test('knows that the service is up', async () => {
  expect(await isServiceUp(baseUrl)).toBe(true);
});
