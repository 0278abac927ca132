import type { WorldFile } from '../../domain/documents/world-file.ts';
import type { WorldChecks } from './check-world.ts';

// Not validated here: a test does it once, so that no start pays for it.
const SHIPPED: ReadonlyMap<string, () => Promise<{ default: unknown }>> = new Map([
  ['default', () => import('../../../fixtures/worlds/default.json', { with: { type: 'json' } })],
  ['empty', () => import('../../../fixtures/worlds/empty.json', { with: { type: 'json' } })],
  ['large', () => import('../../../fixtures/worlds/large.json', { with: { type: 'json' } })],
]);

/** A world that comes with the package, by its name; undefined for any other name. */
export async function loadShippedWorld(name: string): Promise<WorldFile | undefined> {
  const load = SHIPPED.get(name);
  return load === undefined ? undefined : ((await load()).default as WorldFile);
}

/** A shipped world by its name, or the user's own: the path of a file, its text, or the value. @throws WorldFileError */
export async function loadWorld(given: string | object, checks: WorldChecks = {}): Promise<WorldFile> {
  const shipped = typeof given === 'string' ? await loadShippedWorld(given) : undefined;
  if (shipped !== undefined) return shipped;
  // Loaded here, for a start from a shipped world needs nothing of it.
  const { loadOwnWorld } = await import('./load-own-world.ts');
  return await loadOwnWorld(given, checks);
}
