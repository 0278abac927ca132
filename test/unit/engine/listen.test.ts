import { createServer, type Server } from 'node:http';
import type { AddressInfo, ListenOptions } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { closeServer, listenOn, localUrl } from '../../../src/engine/listen.ts';

let server: Server;

afterEach(() => closeServer(server));

/** A server on a machine that answers this code where an IPv6 address is listened on. */
function createServerWithoutIpv6(code: string): Server {
  server = createServer();
  const listen = server.listen.bind(server);
  server.listen = ((options: ListenOptions, onListening: () => void) => {
    if (!options.host?.includes(':')) return listen(options, onListening);
    process.nextTick(() => server.emit('error', Object.assign(new Error(`listen ${code}`), { code })));
    return server;
  }) as typeof listen;
  return server;
}

describe('A server that is to listen on all interfaces', () => {
  test('listens on IPv6 and IPv4', async () => {
    server = createServer((_request, response) => response.end('here'));
    const port = await listenOn(server, { host: '::', port: 0, portFlag: '--port' });
    expect(['::', '0.0.0.0']).toContain((server.address() as AddressInfo).address);
    expect(await (await fetch(localUrl('::', port))).text()).toBe('here');
  });

  test.each(['EAFNOSUPPORT', 'EADDRNOTAVAIL'])('listens on IPv4 where there is no IPv6: %s', async (code) => {
    const port = await listenOn(createServerWithoutIpv6(code), { host: '::', port: 0, portFlag: '--port' });
    expect(server.address()).toMatchObject({ address: '0.0.0.0', port });
    expect(localUrl('::', port)).toBe(`http://127.0.0.1:${port}`);
  });

  test('says so where the port is taken, and does not go elsewhere', async () => {
    createServerWithoutIpv6('EADDRINUSE');
    await expect(listenOn(server, { host: '::', port: 4010, portFlag: '--port' })).rejects.toThrow(
      'Failed to listen on [::]:4010: [::]:4010 is in use',
    );
    expect(server.listening).toBe(false);
  });
});

test('One IPv6 address has no substitute', async () => {
  createServerWithoutIpv6('EADDRNOTAVAIL');
  await expect(listenOn(server, { host: '::1', port: 0, portFlag: '--https-port' })).rejects.toMatchObject({
    name: 'ListenError',
    code: 'EADDRNOTAVAIL',
  });
});

test('A thousand clients that come at once may wait, more than Node lets by itself', async () => {
  server = createServer();
  const listen = vi.spyOn(server, 'listen');
  await listenOn(server, { host: '127.0.0.1', port: 0, portFlag: '--port' });
  expect(listen.mock.calls[0]?.[0]).toMatchObject({ backlog: 4_096 });
});
