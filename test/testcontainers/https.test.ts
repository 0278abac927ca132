import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { GenericContainer, Network, Wait } from 'testcontainers';
import { expect, test } from 'vitest';
import { startSandbox } from '../../src/index.ts';
import { IMAGE, sandboxContainer } from './sandbox-container.ts';

function statusOf(url: string, apiKey: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { 'x-api-key': apiKey }, ca, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
  });
}

test('HTTPS is served beside HTTP, to whoever trusts the certificate that is handed out', async () => {
  await using sandbox = await sandboxContainer().withHttps().start();
  const url = `${sandbox.getHttpsUrl()}/battery/device_abc123`;
  const ca = await sandbox.getCaCertificate();
  expect(ca).toMatch(/^-----BEGIN CERTIFICATE-----/);
  expect(await statusOf(url, sandbox.getApiKey(), ca)).toBe(200);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
  expect(await sandbox.control.ready()).toBe(true);
});

test('A client that knows the true names alone is tested unchanged, in the network of the container', async () => {
  await using network = await new Network().start();
  await using sandbox = await sandboxContainer().withNetwork(network).withHttps().withTrueNames().start();
  expect(sandbox.getNetworkHttpsUrl()).toBe('https://sandbox-api.amps.ai');
  const client = `
    for (const host of ['sandbox-api.amps.ai', 'api.amps.ai']) {
      const headers = { 'x-api-key': 'sk_sandbox_abc123xyz' };
      console.log((await fetch('https://' + host + '/battery/device_abc123', { headers })).status);
    }`;
  await using run = await new GenericContainer(IMAGE)
    .withEntrypoint(['node'])
    .withCommand(['--input-type=module', '-e', client])
    .withCopyContentToContainer([{ content: await sandbox.getCaCertificate(), target: '/ca.pem' }])
    .withEnvironment({ NODE_EXTRA_CA_CERTS: '/ca.pem' })
    .withNetwork(network)
    .withWaitStrategy(Wait.forOneShotStartup())
    .start();
  // The live host knows no sandbox keys.
  expect((await text(await run.logs())).trim().split('\n')).toEqual(['200', '401']);
  await sandbox.verify({ request: { operation: 'getBatteryState', status: '200' }, times: 1 });
});

test('Another alias is in the certificate, too', async () => {
  await using network = await new Network().start();
  await using sandbox = await sandboxContainer()
    .withNetwork(network)
    .withNetworkAliases('amps')
    .withHttps({ names: ['amps.test'] })
    .start();
  expect(sandbox.getNetworkHttpsUrl()).toBe('https://amps:4443');
  const { configuration } = (await sandbox.control.info()) as unknown as { configuration: object };
  expect(configuration).toMatchObject({ https: { names: ['amps', 'amps.test'] } });
});

test('An authority that clients trust already signs for the container, too', async () => {
  const caFolder = await mkdtemp(join(tmpdir(), 'amps-authority-'));
  try {
    await (await startSandbox({ https: { port: 0, caFolder } })).close();
    const ca = await readFile(join(caFolder, 'ca.pem'), 'utf8');
    await using sandbox = await sandboxContainer().withHttps({ caFolder }).start();
    expect(await sandbox.getCaCertificate()).toBe(ca);
    expect(await statusOf(`${sandbox.getHttpsUrl()}/battery/device_abc123`, sandbox.getApiKey(), ca)).toBe(
      200,
    );
  } finally {
    await rm(caFolder, { recursive: true });
  }
});
