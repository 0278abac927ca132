import { join } from 'node:path';
import { requireOptions } from './check-value.ts';
import { ContainerOptionError } from './container-error.ts';
import { type ContainerFile, FOLDER, readLocalFile } from './container-file.ts';

/** The vendor's own host names. */
export const TRUE_NAMES = ['sandbox-api.amps.ai', 'api.amps.ai'] as const;

/** In the container; where the true names are taken, clients expect the port of every HTTPS URL. */
const HTTPS_PORT = 4443;
const USUAL_PORT = 443;

export interface HttpsOptions {
  /** More names for the certificate, beside the vendor's and `localhost`; a fresh authority adds the network aliases. */
  readonly names?: readonly string[];
  /** A folder on this machine with `ca.pem` and `ca-key.pem` to sign with; a fresh authority where it is left out. */
  readonly caFolder?: string;
}

/** Where a container stands: by which names others reach it. */
export interface NetworkPlacement {
  readonly network: string | undefined;
  readonly aliases: readonly string[];
}

/** Networks that Docker has from the beginning know no names. */
const NAMELESS: ReadonlySet<string | undefined> = new Set([undefined, 'default', 'bridge', 'host', 'none']);

/** Whether containers of the network reach each other by name. */
export function hasNames(network: string | undefined): network is string {
  return !NAMELESS.has(network);
}

interface RequestedOptions {
  readonly https: boolean;
  readonly trueNames: boolean;
}

/** @throws ContainerOptionError where names are asked for that nobody could use. */
export function checkPlacement(
  { network, aliases }: NetworkPlacement,
  { https, trueNames }: RequestedOptions,
): void {
  if (trueNames && !https) {
    throw new ContainerOptionError(
      'Failed to take the true names: clients call them by https only. Add withHttps().',
    );
  }
  if (trueNames && !hasNames(network)) {
    throw new ContainerOptionError(
      'Failed to take the true names: a container has names within a network only. ' +
        'Add withNetwork(network), and start the client in the same network.',
    );
  }
  if (aliases.length > 0 && !hasNames(network)) {
    throw new ContainerOptionError(
      `Failed to take the network alias ${aliases[0]}: the container is in no network of names. Add withNetwork(network).`,
    );
  }
}

/** What `withHttps` asks for, its files read. */
export interface Https {
  readonly names: readonly string[];
  /** Empty where the emulator makes an authority of its own. */
  readonly authority: readonly ContainerFile[];
}

const AUTHORITY = `${FOLDER}/authority`;

/** @throws ContainerOptionError where the files of the authority cannot be read. */
export function readHttps(options: HttpsOptions): Https {
  const { names = [], caFolder } = requireOptions(options, 'withHttps');
  const authority = caFolder === undefined ? [] : ['ca.pem', 'ca-key.pem'];
  return {
    names,
    authority: authority.map((name) => ({
      target: `${AUTHORITY}/${name}`,
      content: readLocalFile(join(caFolder ?? '', name), 'withHttps'),
    })),
  };
}

export interface HttpsOption {
  readonly port: number;
  readonly names: readonly string[];
  readonly caFolder?: string;
}

/** HTTPS as the configuration file has it. */
export function httpsOption({ names, authority }: Https, { aliases, host, trueNames }: Names): HttpsOption {
  const port = trueNames ? USUAL_PORT : HTTPS_PORT;
  // An authority that is given may be forbidden to vouch for other names than those that its owner thinks of.
  if (authority.length > 0) return { port, names, caFolder: AUTHORITY };
  const known = host === undefined || LOOPBACK.includes(host) ? [] : [host];
  return { port, names: [...new Set([...aliases, ...known, ...names])] };
}

/** Names that every certificate of the emulator has. */
const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1'];

interface Names {
  readonly aliases: readonly string[];
  /** By which this machine reaches what Docker publishes; elsewhere where Docker is. */
  readonly host: string | undefined;
  readonly trueNames: boolean;
}
