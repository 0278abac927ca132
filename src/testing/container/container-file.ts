import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describeReadFailure } from '../../domain/failures/file-failure.ts';
import { describe } from '../control/inputs/check-argument.ts';
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
  requirePath(path, method);
  return { target: `${FOLDER}/${folder}/${basename(path)}`, content: readLocalFile(path, method) };
}

/** A text as a file of the container. */
export function fileOf(content: string, name: string): ContainerFile {
  return { target: `${FOLDER}/${name}`, content };
}

/** @throws ContainerOptionError */
export function readLocalFile(path: string, method: string): string {
  requirePath(path, method);
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

/** @throws ContainerOptionError for what is no text */
function requirePath(path: unknown, method: string): void {
  if (typeof path === 'string') return;
  throw new ContainerOptionError(
    `Failed to read a file for ${method}: ${describe(path)} is no path. Give the path of a file on this machine.`,
  );
}
