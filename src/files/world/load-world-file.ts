import { basename } from 'node:path';
import { loadFile } from '../text/load-file.ts';
import type { WorldChecks } from './check-world.ts';
import { parseWorldFile } from './parse-world-file.ts';
import type { WorldFile } from './world-file.ts';
import { WorldFileError } from './world-file-error.ts';

/** The user's own world, called by its file where it gives no name. @throws WorldFileError */
export async function loadWorldFile(
  path: string,
  checks: WorldChecks,
  shipped: readonly string[],
): Promise<WorldFile> {
  const file = await loadFile(path, {
    advice: `Give the path of a JSON or YAML file, or the name of a shipped world: ${shipped.join(', ')}.`,
    refuse: (problems, place) => new WorldFileError(path, problems, place),
    read: (value) => parseWorldFile(value, path, checks),
  });
  return { name: basename(path), ...file };
}
