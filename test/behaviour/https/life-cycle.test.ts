import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { CertificateError, ListenError, startSandbox } from '../../../src/index.ts';
import { askHttps } from '../../support/https-client.ts';
import { openTemporaryFolder } from '../../support/temporary-folder.ts';

describe('startSandbox', () => {
  test.each([undefined, false, { enabled: false }])('serves no HTTPS with https: %j', async (https) => {
    await using sandbox = await startSandbox(https === undefined ? {} : { https });
    expect([sandbox.httpsUrl, sandbox.ca]).toEqual([null, null]);
  });

  test.each([true, { names: ['amps.test'] }])('serves HTTPS on a free port with https: %j', async (https) => {
    await using one = await startSandbox({ https });
    await using two = await startSandbox({ https });
    expect(one.httpsUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect((await askHttps(`${two.httpsUrl}/__sandbox/ready`, { ca: String(two.ca) })).status).toBe(200);
    // Each has a CA of its own, in memory.
    expect(one.ca).not.toBe(two.ca);
  });

  test('keeps the CA in a folder where one is named', async () => {
    await using folder = await openTemporaryFolder();
    const options = { https: { caFolder: folder.at('ca') } };
    await using one = await startSandbox(options);
    await using two = await startSandbox(options);
    expect(one.ca).toBe(await readFile(folder.at('ca', 'ca.pem'), 'utf8'));
    expect(two.ca).toBe(one.ca);
  });

  test('tells of a folder that cannot be written', async () => {
    const starting = startSandbox({ https: { caFolder: '/dev/null/ca' } });
    await expect(starting).rejects.toThrow(CertificateError);
    await expect(starting).rejects.toThrow(
      /^Failed to keep the CA in \/dev\/null\/ca: a file is in the way\. Choose another --ca-folder, or mount/,
    );
  });

  test('listens on all addresses under a URL that the certificate is good for', async () => {
    await using sandbox = await startSandbox({ host: '0.0.0.0', https: true });
    expect((await askHttps(`${sandbox.httpsUrl}/__sandbox/ready`, { ca: String(sandbox.ca) })).status).toBe(
      200,
    );
  });
});

describe('A port in use', () => {
  test('is told by the name of its flag, and nothing is left open', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as AddressInfo;
    const starting = startSandbox({ https: { port } });
    await expect(starting).rejects.toThrow(ListenError);
    await expect(starting).rejects.toThrow(
      /:\d+ is in use by another program\. .* choose --https-port 0 for a free port\.$/,
    );
    const late = startSandbox({ port, https: true });
    await expect(late).rejects.toThrow(/choose --port 0 for a free port\.$/);
    other.close();
  });

  test('of HTTP closes HTTPS again', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as AddressInfo;
    const free = createServer();
    await once(free.listen(0, '127.0.0.1'), 'listening');
    const { port: httpsPort } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    await expect(startSandbox({ port, https: { port: httpsPort } })).rejects.toThrow(ListenError);
    await once(free.listen(httpsPort, '127.0.0.1'), 'listening');
    free.close();
    other.close();
  });
});

describe('close', () => {
  test('ends both servers', async () => {
    const sandbox = await startSandbox({ https: true });
    await Promise.all([sandbox.close(), sandbox.close()]);
    for (const url of [sandbox.url, sandbox.httpsUrl]) {
      const socket = connect(Number(new URL(String(url)).port), '127.0.0.1');
      await expect(once(socket, 'connect')).rejects.toThrow(/ECONNREFUSED/);
    }
  });

  test('does not wait for a client that never begins its handshake', async () => {
    const sandbox = await startSandbox({ https: true });
    const socket = connect(Number(new URL(String(sandbox.httpsUrl)).port), '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    // An answer over another connection: the server has accepted the first one, too.
    await askHttps(`${sandbox.httpsUrl}/__sandbox/ready`, { ca: String(sandbox.ca) });
    const closed = once(socket, 'close');
    await sandbox.close();
    await closed;
  });
});
