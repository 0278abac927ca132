import { join } from 'node:path';
import { ContainerOptionError } from './container-error.ts';
import { type ContainerFile, FOLDER, readLocalFile } from './container-file.ts';

/** The vendor's own host names. */
export const TRUE_NAMES = ['sandbox-api.amps.ai', 'api.amps.ai'] as const;

/** In the container; where the true names are taken, clients expect the port of every HTTPS URL. */
const HTTPS_PORT = 4443;
const USUAL_PORT = 443;

export interface HttpsOptions {
  /** More names for the certificate, beside the vendor's, `localhost`, and those of the container in its network. */
  readonly names?: readonly string[];
  /** A folder on this machine with `ca.pem` and `ca-key.pem` to sign with; a fresh authority where it is left out. */
  readonly caFolder?: string;
}

/** Where a container stands: by which names others reach it. */
export interface Place {
  readonly network: string | undefined;
  readonly aliases: readonly string[];
}

/** Networks that Docker has from the beginning know no names. */
const NAMELESS: ReadonlySet<string | undefined> = new Set([undefined, 'default', 'bridge', 'host', 'none']);

/** Whether containers of the network reach each other by name. */
export function hasNames(network: string | undefined): network is string {
  return !NAMELESS.has(network);
}

interface Asked {
  readonly https: boolean;
  readonly trueNames: boolean;
}

/** @throws ContainerOptionError where names are asked for that nobody could use. */
export function checkPlace({ network, aliases }: Place, { https, trueNames }: Asked): void {
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

interface Https {
  readonly option: {
    readonly port: number;
    readonly names?: readonly string[];
    readonly caFolder?: string;
  };
  readonly files: readonly ContainerFile[];
}

/** HTTPS as the configuration file has it, and the files that it needs. @throws ContainerOptionError */
export function httpsOf(
  { names = [], caFolder }: HttpsOptions,
  { aliases, trueNames }: Place & { readonly trueNames: boolean },
): Https {
  const allNames = [...new Set([...aliases, ...names])];
  const files =
    caFolder === undefined ? [] : ['ca.pem', 'ca-key.pem'].map((name) => authorityFile(caFolder, name));
  return {
    option: {
      port: trueNames ? USUAL_PORT : HTTPS_PORT,
      ...(allNames.length > 0 && { names: allNames }),
      ...(caFolder !== undefined && { caFolder: AUTHORITY }),
    },
    files,
  };
}

const AUTHORITY = `${FOLDER}/authority`;

function authorityFile(caFolder: string, name: string): ContainerFile {
  return { target: `${AUTHORITY}/${name}`, content: readLocalFile(join(caFolder, name), 'withHttps') };
}
