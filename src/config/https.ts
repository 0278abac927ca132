import { closedObject, listOf } from './collections.ts';
import { refuse } from './config-error.ts';
import type { ConfigPath } from './config-path.ts';
import { boolean, optional, type Reader, someText, text, wholeNumber, withDefault } from './readers.ts';

export interface HttpsConfig {
  readonly enabled: boolean;
  /** 0 takes any free port. */
  readonly port: number;
  /** More names for the certificate, beside those that it always has. */
  readonly names: readonly string[];
  /** Where the CA is kept, or given. */
  readonly caFolder?: string;
}

/** On or off, or what to change of it, which turns it on. */
export type HttpsInput = boolean | Partial<HttpsConfig>;

/** A host name, one with a `*` in place of its first label, or an IP address. */
const NAME = /^(\*\.)?[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63}){0,9}$|^[0-9A-Fa-f:]{2,39}$/;

const readOptions = closedObject<HttpsConfig>({
  enabled: withDefault(true, boolean()),
  port: withDefault(4443, wholeNumber({ min: 0, max: 65_535, example: 4443 })),
  names: withDefault<readonly string[]>(
    [],
    listOf(text({ pattern: NAME, expected: 'a host name or IP address', example: 'amps.test' })),
  ),
  caFolder: optional(someText('./ca')),
});

export function httpsConfig(): Reader<HttpsConfig> {
  return (value, path) => readOptions(isSwitch(value) ? { enabled: value === true } : value, path);
}

/** @throws ConfigError where both servers are to have one port. */
export function checkPorts(
  { port, https }: { readonly port: number; readonly https: HttpsConfig },
  path: ConfigPath,
): void {
  if (!https.enabled || https.port !== port || port === 0) return;
  throw refuse(path, `is ${port}, the port of HTTP`, 'Choose another, or 0 for a free one.');
}

function isSwitch(value: unknown): value is boolean | undefined {
  return value === undefined || typeof value === 'boolean';
}
