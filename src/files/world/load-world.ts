import { basename } from 'node:path';
import type { WorldChecks } from './check-world.ts';
import { parseWorldFile } from './parse-world-file.ts';
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
export async function loadWorld(nameOrPath: string, checks: WorldChecks = {}): Promise<WorldFile> {
  const shipped = SHIPPED.get(nameOrPath);
  if (shipped !== undefined) return (await shipped()).default as WorldFile;
  const { loadFile } = await import('../text/load-file.ts');
  const file = await loadFile(nameOrPath, {
    advice: ADVICE,
    refuse: (problems, place) => new WorldFileError(nameOrPath, problems, place),
    read: (value) => parseWorldFile(value, nameOrPath, checks),
  });
  return { name: basename(nameOrPath), ...file };
}

const ADVICE = `Give the path of a JSON or YAML file, or the name of a shipped world: ${SHIPPED_WORLDS.join(', ')}.`;
