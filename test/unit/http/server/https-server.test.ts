import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { createHttpsServer } from '../../../../src/http/server/https-server.ts';
import { issueInMemory } from '../../../../src/tls/certificate/issue-identity.ts';

/** What a TLS connection is before its handshake is over, as far as a server can see. */
function openHandshake(): { readonly socket: Duplex; readonly written: string[] } {
  const written: string[] = [];
  const socket = new Duplex({
    read() {},
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  return { socket: Object.assign(socket, { encrypted: true }), written };
}

test('A connection whose handshake never ends is closed, and not answered in HTTP', () => {
  const server = createHttpsServer({
    listener: () => {},
    presentProblem: () => ({ status: 400, body: {} }),
    credentials: issueInMemory({ names: ['localhost'], at: Date.UTC(2026, 5, 1) }),
    log: () => {},
  });
  const { socket, written } = openHandshake();
  server.emit('clientError', new Error('TLS handshake timeout'), socket);
  expect(socket.destroyed).toBe(true);
  expect(written).toEqual([]);
});
