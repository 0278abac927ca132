import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { EditionKeys } from '../../domain/edition-keys.ts';
import { describeReadFailure } from '../../domain/file-failure.ts';
import { parseWorldFile, readWorldText } from './parse-world-file.ts';
import type { WorldFile } from './world-file.ts';
import { WorldFileError } from './world-file-error.ts';

// Not validated here: a test does it once, so that no start pays for it.
const SHIPPED: ReadonlyMap<string, () => Promise<{ default: unknown }>> = new Map([
  ['default', () => import('../../../fixtures/worlds/default.json', { with: { type: 'json' } })],
  ['empty', () => import('../../../fixtures/worlds/empty.json', { with: { type: 'json' } })],
  ['large', () => import('../../../fixtures/worlds/large.json', { with: { type: 'json' } })],
]);

/** Names that `--world` takes beside the path of a file. */
export const SHIPPED_WORLDS: readonly string[] = [...SHIPPED.keys()];

/** A world that comes with the package, by its name, or the user's own JSON or YAML file. @throws WorldFileError */
export async function loadWorld(
  nameOrPath: string,
  editions: readonly EditionKeys[] = [],
): Promise<WorldFile> {
  const shipped = SHIPPED.get(nameOrPath);
  if (shipped !== undefined) return (await shipped()).default as WorldFile;
  const value = await readWorldText(await readText(nameOrPath), nameOrPath);
  return { name: basename(nameOrPath), ...(await parseWorldFile(value, nameOrPath, editions)) };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new WorldFileError(path, [
      { path: resolve(path), why: `${describeReadFailure(error)}.`, advice: ADVICE },
    ]);
  }
}

const ADVICE = `Give the path of a JSON or YAML file, or the name of a shipped world: ${SHIPPED_WORLDS.join(', ')}.`;
