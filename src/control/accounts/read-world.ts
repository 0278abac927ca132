import type { EditionKeys } from '../../domain/edition-keys.ts';
import { invalidRequest } from '../../domain/problem.ts';
import { planNames } from '../../domain/rate-limit/plan-of-key.ts';
import type { AccountBaseline } from '../../domain/record/baseline.ts';
import { buildBaselines } from '../../files/world/build-baselines.ts';
import { requireKnownPlans } from '../../files/world/check-plans.ts';
import { loadWorld } from '../../files/world/load-world.ts';
import { parseWorldFile } from '../../files/world/parse-world-file.ts';
import type { WorldFile } from '../../files/world/world-file.ts';
import { WorldFileError } from '../../files/world/world-file-error.ts';
import type { ControlDependencies } from '../dependencies.ts';
import type { Schemas } from '../operations.ts';

type WorldSpec = Pick<Schemas['NewAccount'], 'world' | 'seed'>;

/** What a fresh account begins with, its keys being those that the world itself names. @throws ApiProblem */
export async function readWorld(
  { world, seed }: WorldSpec,
  { accounts, config, editions }: ControlDependencies,
): Promise<AccountBaseline> {
  // The usual case costs nothing: accounts of the same world share what they begin with.
  if (world === undefined && seed === undefined) return { ...accounts.template.baseline, keys: [] };
  const file = await loadFile(world ?? config.world, planNames(config), editions.all);
  const [first] = buildBaselines({ ...file, fixtureKeys: false }, String(seed ?? config.seed), editions.all);
  if (first === undefined) throw new RangeError('Failed to open an account: the world has none.');
  return first;
}

async function loadFile(
  world: string | object,
  plans: readonly string[],
  editions: readonly EditionKeys[],
): Promise<WorldFile> {
  try {
    const file = await (typeof world === 'string'
      ? loadWorld(world, editions)
      : parseWorldFile(world, 'world', editions));
    requireKnownPlans(file, plans, 'world');
    return file;
  } catch (error) {
    if (!(error instanceof WorldFileError)) throw error;
    const errors = error.problems.map(({ path, why, advice }) => ({
      path: `/body/world${toPointer(path)}`,
      message: `is not usable: ${why} ${advice}`.replace(/\.$/, ''),
    }));
    throw invalidRequest(...errors.slice(0, MAX_SHOWN));
  }
}

const MAX_SHOWN = 20;

/** `$.accounts[0].keys[1]` → `/accounts/0/keys/1` */
function toPointer(path: string): string {
  return path.slice(1).replaceAll(/\.|\[/g, '/').replaceAll(/["\]]/g, '');
}
