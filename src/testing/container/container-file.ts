import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describeReadFailure } from '../../domain/failures/file-failure.ts';
import { ContainerOptionError } from './container-error.ts';

/** Where everything is that a container gets from us; nothing else is ever put there. */
export const FOLDER = '/amps-sandbox';

/** A file that the emulator finds in its container. */
export interface ContainerFile {
  readonly target: string;
  readonly content: string;
}

/** A file of this machine, under its own name in a folder of the container. @throws ContainerOptionError */
export function copyOf(path: string, folder: string, method: string): ContainerFile {
  return { target: `${FOLDER}/${folder}/${basename(path)}`, content: readLocalFile(path, method) };
}

/** A text as a file of the container. */
export function fileOf(content: string, name: string): ContainerFile {
  return { target: `${FOLDER}/${name}`, content };
}

/** @throws ContainerOptionError */
export function readLocalFile(path: string, method: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new ContainerOptionError(
      `Failed to read ${path} for ${method}: ${describeReadFailure(cause)}. ` +
        'Give the path of a file on this machine, absolute or from the folder that the tests run in.',
      { cause },
    );
  }
}
