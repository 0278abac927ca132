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

/** What a machine without IPv6 answers to a server that wants all interfaces. */
const NO_IPV6: readonly string[] = ['EAFNOSUPPORT', 'EADDRNOTAVAIL'];

/** Starts listening and answers the port in force; `::` is all of IPv4 where there is no IPv6. @throws ListenError */
export async function listenOn(server: Server, host: string, port: number): Promise<number> {
  try {
    return await bind(server, host, port);
  } catch (error) {
    const { code = 'UNKNOWN', message } = error as NodeJS.ErrnoException;
    if (host === '::' && NO_IPV6.includes(code)) return await listenOn(server, '0.0.0.0', port);
    const where = `${inUrl(host)}:${port}`;
    const reason = REASONS[code]?.(where) ?? `${message}. Choose another --host or --port.`;
    throw new ListenError(code, `Failed to listen on ${where}: ${reason}`);
  }
}

async function bind(server: Server, host: string, port: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    server.once('error', reject);
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
