import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopbackHost } from './http/control/loopback.ts';

/** A server that could not listen; the message is ready for the user. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const REASONS: Readonly<Record<string, (where: string) => string>> = {
  EADDRINUSE: (where) =>
    `${where} is in use by another program. Stop that program, or choose --port 0 for a free port.`,
  EACCES: (where) => `${where} needs rights that this program does not have. Choose a port above 1023.`,
  EADDRNOTAVAIL: (where) => `${where} is no address of this machine. Choose --host 127.0.0.1 or 0.0.0.0.`,
  ENOTFOUND: (where) => `the host of ${where} does not resolve. Choose --host 127.0.0.1 or 0.0.0.0.`,
};

/** Starts listening and answers the port in force. @throws ListenError */
export async function listenOn(server: Server, host: string, port: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? 'UNKNOWN';
      const where = `${host}:${port}`;
      const reason = REASONS[code]?.(where) ?? `${error.message}. Choose another --host or --port.`;
      reject(new ListenError(code, `Failed to listen on ${where}: ${reason}`));
    });
    server.listen({ host, port }, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Ends a server at once, open and hanging connections included. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Whether only programs on this machine can reach a server bound to this host. */
export function isLoopback(host: string): boolean {
  return isLoopbackHost(inUrl(host));
}

/** A URL that a program on this machine can use, also where the server listens on all interfaces. */
export function localUrl(host: string, port: number): string {
  const isAny = host === '0.0.0.0' || host === '::';
  return `http://${isAny ? '127.0.0.1' : inUrl(host)}:${port}`;
}

/** An IPv6 address stands in brackets in a URL and in a `Host`. */
function inUrl(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
