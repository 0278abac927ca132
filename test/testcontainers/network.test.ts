import { text } from 'node:stream/consumers';
import { GenericContainer, Network, type StartedNetwork, Wait } from 'testcontainers';
import { expect, test } from 'vitest';
import { IMAGE, sandboxContainer } from './sandbox-container.ts';

/** What a Node program prints that runs in a container of its own in the network. */
async function runInNetwork(network: StartedNetwork, program: string): Promise<string> {
  await using client = await new GenericContainer(IMAGE)
    .withEntrypoint(['node'])
    .withCommand(['--input-type=module', '-e', program])
    .withNetwork(network)
    .withWaitStrategy(Wait.forOneShotStartup())
    .start();
  return (await text(await client.logs())).trim();
}

const readBattery = (url: string, apiKey: string) => `
  const response = await fetch('${url}/battery/device_abc123', { headers: { 'x-api-key': '${apiKey}' } });
  console.log(response.status, (await response.json()).id);
`;

test('Another container of the network reaches the emulator by its alias', async () => {
  await using network = await new Network().start();
  await using sandbox = await sandboxContainer()
    .withNetwork(network)
    .withNetworkAliases('amps', 'other')
    .start();
  expect(sandbox.getNetworkUrl()).toBe('http://amps:4010');
  expect(await runInNetwork(network, readBattery(sandbox.getNetworkUrl(), sandbox.getApiKey()))).toBe(
    '200 device_abc123',
  );
  expect(await sandbox.verify({ request: { operation: 'getBatteryState' } })).toBe(1);
});

test('Without an alias it is reached by a name all the same', async () => {
  await using network = await new Network().start();
  await using sandbox = await sandboxContainer().withNetwork(network).start();
  expect(await runInNetwork(network, readBattery(sandbox.getNetworkUrl(), sandbox.getApiKey()))).toBe(
    '200 device_abc123',
  );
});

test('Without a network there is no URL in it, and without HTTPS none of it', async () => {
  await using sandbox = await sandboxContainer().start();
  expect(() => sandbox.getNetworkUrl()).toThrow(
    "Failed to tell the URL in the network: the container is in none. Call withNetwork(network) and withNetworkAliases('sandbox') before start().",
  );
  expect(() => sandbox.getHttpsUrl()).toThrow(
    'the container serves no HTTPS. Call withHttps() before start().',
  );
  await expect(sandbox.getCaCertificate()).rejects.toThrow(
    'Failed to tell the certificate: the container serves no HTTPS.',
  );
});
