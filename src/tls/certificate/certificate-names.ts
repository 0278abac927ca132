import { isIP, isIPv6 } from 'node:net';
import { SystemUrl } from '../../domain/captured-globals.ts';
import { CertificateError } from '../certificate-error.ts';

/** Names that every certificate has: the vendor's hosts, and what this machine calls itself. */
export const FIXED_NAMES = ['sandbox-api.amps.ai', 'api.amps.ai', 'localhost', '127.0.0.1', '::1'] as const;

const WILDCARD_ADDRESSES: readonly string[] = ['0.0.0.0', '::'];

export interface NameChoice {
  /** Names that the user asks for. */
  readonly names: readonly string[];
  /** What the server listens on. */
  readonly host: string;
}

/** All names of a certificate, each once: the fixed ones, those asked for, and the address that is listened on. @throws CertificateError */
export function chooseNames({ names, host }: NameChoice): string[] {
  for (const name of names) if (!isName(name)) throw noName(name);
  // A host that is none fails when it is listened on, in words of its own.
  const own = WILDCARD_ADDRESSES.includes(host) || !isName(host) ? [] : [host];
  return [...new Set([...FIXED_NAMES, ...[...names, ...own].map(normalizeName)])];
}

function isName(text: string): boolean {
  const looksNumeric = /(^|\.)\d+$/.test(text) || /[:%]/.test(text);
  return isIP(text) !== 0 ? !text.includes('%') : !looksNumeric;
}

function normalizeName(name: string): string {
  const lower = name.toLowerCase();
  // The one way to write an IPv6 address, without an IPv4 address in it.
  return isIPv6(lower) ? new SystemUrl(`http://[${lower}]`).hostname.slice(1, -1) : lower;
}

function noName(name: string): CertificateError {
  return new CertificateError(
    `Failed to make the certificate: ${JSON.stringify(name)} is no IP address, and no host name ends like one. ` +
      'Correct it in --https-name, or in "https.names" of the configuration.',
  );
}
