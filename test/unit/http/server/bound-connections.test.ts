import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { boundConnections } from '../../../../src/http/server/bound-connections.ts';
import type { LogEvent } from '../../../../src/log/log.ts';

it('Connections beyond the most that may be open are closed, the log tells it once, and the others go on', async () => {
  const told: LogEvent[] = [];
  const server = createServer((_request, response) => response.end('served'));
  boundConnections(server, (event) => told.push(event), 1);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const kept = connect(port, '127.0.0.1');
  await once(server, 'connection');
  for (let i = 0; i < 2; i++) {
    const refused = connect(port, '127.0.0.1').on('error', () => {});
    await once(refused, 'close');
  }
  expect(told).toEqual([{ type: 'warning', message: expect.stringContaining('1 are open') }]);
  kept.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [answer] = await once(kept, 'data');
  expect(String(answer)).toContain('200 OK');
  kept.destroy();
  await new Promise((resolve) => server.close(resolve));
});
