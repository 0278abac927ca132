import type { WorldChecks } from './check-world.ts';
import type { WorldFile } from './world-file.ts';

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
  // Loaded here, for a start from a shipped world needs nothing of it.
  const { loadWorldFile } = await import('./load-world-file.ts');
  return await loadWorldFile(nameOrPath, checks, SHIPPED_WORLDS);
}
