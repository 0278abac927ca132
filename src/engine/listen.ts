import type { Server } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { isLoopbackHost } from '../control/access/loopback.ts';
import { SetupError } from '../domain/failures/setup-error.ts';
import { closeHandshakes } from '../http/server/tls-connections.ts';

export type AnyServer = Server | HttpsServer;

/** Where to listen, and which flag chooses the port. */
export interface ListenAddress {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly portFlag: '--port' | '--https-port';
}

/** A server that could not listen; `code` is that of the system, such as `EADDRINUSE`. */
export class ListenError extends SetupError {
  override readonly name = 'ListenError';
}

const REASONS: Readonly<Record<string, (where: string, portFlag: string) => string>> = {
  EADDRINUSE: (where, portFlag) =>
    `${where} is in use by another program. Stop that program, or choose ${portFlag} 0 for a free port.`,
  EACCES: (where, portFlag) =>
    `${where} needs rights that this program does not have. Choose a ${portFlag} above 1023.`,
  EADDRNOTAVAIL: (where) => `${where} is no address of this machine. Choose --host 127.0.0.1 or 0.0.0.0.`,
  ENOTFOUND: (where) => `the host of ${where} does not resolve. Choose --host 127.0.0.1 or 0.0.0.0.`,
};

/** What a machine without IPv6 answers to a server that wants all interfaces. */
const NO_IPV6: readonly string[] = ['EAFNOSUPPORT', 'EADDRNOTAVAIL'];

/** Starts listening and answers the port in force; `::` is all of IPv4 where there is no IPv6. @throws ListenError */
export async function listenOn(server: AnyServer, address: ListenAddress): Promise<number> {
  const { host, port, portFlag } = address;
  try {
    return await bind(server, host, port);
  } catch (error) {
    const { code = 'UNKNOWN', message } = error as NodeJS.ErrnoException;
    if (host === '::' && NO_IPV6.includes(code))
      return await listenOn(server, { ...address, host: '0.0.0.0' });
    const where = `${inUrl(host)}:${port}`;
    const reason = REASONS[code]?.(where, portFlag) ?? `${message}. Choose another --host or ${portFlag}.`;
    throw new ListenError(code, `Failed to listen on ${where}: ${reason}`);
  }
}

/** Connections that may wait to be taken: a suite that opens a thousand at once must lose none. The system may allow fewer. */
const BACKLOG = 4_096;

async function bind(server: AnyServer, host: string, port: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: BACKLOG }, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Ends a server at once, open and hanging connections included. */
export async function closeServer(server: AnyServer): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
    closeHandshakes(server);
  });
}

/** Whether only programs on this machine can reach a server bound to this host. */
export function isLoopback(host: string): boolean {
  return isLoopbackHost(inUrl(host));
}

/** A URL that a program on this machine can use, also where the server listens on all interfaces. */
export function localUrl(host: string, port: number, scheme: 'http' | 'https' = 'http'): string {
  const isAny = host === '0.0.0.0' || host === '::';
  return `${scheme}://${isAny ? '127.0.0.1' : inUrl(host)}:${port}`;
}

/** An IPv6 address stands in brackets in a URL and in a `Host`. */
function inUrl(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
