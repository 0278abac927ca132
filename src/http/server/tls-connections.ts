import type { Server } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** The TCP connection below each TLS connection that stands. */
const below = new WeakMap<Duplex, Socket>();
/** The TCP connections of each server, those in the middle of a handshake included. */
const connections = new WeakMap<object, Map<string, Socket>>();

/** Remembers which TCP connection each TLS connection runs over, which Node keeps to itself. */
export function followConnections(server: Server): void {
  const open = new Map<string, Socket>();
  connections.set(server, open);
  server.on('connection', (socket: Socket) => {
    const peer = peerOf(socket);
    open.set(peer, socket);
    socket.once('close', () => open.delete(peer));
  });
  server.on('secureConnection', (socket) => {
    const tcp = open.get(peerOf(socket));
    if (tcp !== undefined) below.set(socket, tcp);
  });
}

/** Ends the connections that a server's own `closeAllConnections` does not know: those without a request yet. */
export function closeHandshakes(server: object): void {
  for (const socket of connections.get(server)?.values() ?? []) socket.destroy();
}

/** Whether a connection is, or was to be, one of TLS and has come to no request. */
export function isShakingHands(socket: Duplex): boolean {
  return 'encrypted' in socket && !below.has(socket);
}

/** Ends a connection by a TCP reset; over TLS, by one of the connection below. */
export function resetConnection(socket: Socket | null): void {
  if (socket === null) return;
  const tcp = 'encrypted' in socket ? below.get(socket) : socket;
  if (tcp === undefined) socket.destroy();
  else tcp.resetAndDestroy();
}

function peerOf({ remoteAddress, remotePort, localAddress }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress}`;
}
