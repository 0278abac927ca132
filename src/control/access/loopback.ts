import { hostNameOf } from '../../domain/headers/host-name.ts';

const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const LOOPBACK_NAME = new RegExp(`^(localhost|127(\\.${OCTET}){3}|\\[::1\\])$`);

/** Whether a `Host` header names this machine's loopback: `localhost`, 127.0.0.0/8 or `[::1]`, with or without a port. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK_NAME.test(hostNameOf(host));
}

/** Whether an `Origin` header names a page that this machine's loopback served. */
export function isLoopbackOrigin(origin: string): boolean {
  const [, host] = /^https?:\/\/([^/?#@\\]+)$/i.exec(origin) ?? [];
  return host !== undefined && isLoopbackHost(host);
}
