import { didYouMean } from '../../domain/closest-name.ts';
import { isDocumentText } from '../../domain/documents/document-input.ts';
import type { WorldFile } from '../../domain/documents/world-file.ts';
import { invalidRequest } from '../../domain/failures/problem.ts';
import { planNames } from '../../domain/rate-limit/plan-of-key.ts';
import type { AccountBaseline } from '../../domain/record/baseline.ts';
import { SHIPPED_WORLDS } from '../../domain/shipped-worlds.ts';
import { buildBaselines } from '../../files/world/build-baselines.ts';
import type { WorldChecks } from '../../files/world/check-world.ts';
import { loadWorld } from '../../files/world/load-world.ts';
import { WorldFileError } from '../../files/world/world-file-error.ts';
import { prepareDevices } from '../../world/devices/device-store.ts';
import { Slices } from '../../world/time/slices.ts';
import type { ControlDependencies } from '../dependencies.ts';
import { explainInput, pointerTo } from '../explain-input.ts';
import type { Schemas } from '../operations.ts';

type WorldSpec = Pick<Schemas['AccountSpec'], 'world' | 'seed'>;

/** What a fresh account begins with, its keys being those that the world itself names. @throws ApiProblem */
export async function readWorld(
  { world, seed }: WorldSpec,
  { accounts, config, editions }: ControlDependencies,
): Promise<AccountBaseline> {
  // The usual case costs nothing: accounts of the same world share what they begin with.
  if (world === undefined && seed === undefined) return { ...accounts.template.baseline, keys: [] };
  if (typeof world === 'string') refusePath(world);
  const checks = { editions: editions.all, plans: planNames(config) };
  const file = await loadFile(world ?? config.world, checks);
  // The first account alone is opened.
  const one = { ...file, accounts: file.accounts.slice(0, 1), fixtureKeys: false };
  const [first] = await buildBaselines(one, String(seed ?? config.seed), editions.all);
  if (first === undefined) throw new RangeError('Failed to open an account: the world has none.');
  await prepareDevices(first.devices, new Slices());
  return first;
}

async function loadFile(world: string | object, checks: WorldChecks): Promise<WorldFile> {
  try {
    return await loadWorld(world, checks);
  } catch (error) {
    if (!(error instanceof WorldFileError)) throw error;
    throw explainInput(error, (path) => pointerTo('/body/world', path), 'is not usable');
  }
}

/** What files there are is no caller's business. @throws ApiProblem */
function refusePath(world: string): void {
  if (isDocumentText(world) || SHIPPED_WORLDS.some((name) => name === world)) return;
  const advice = didYouMean(world.slice(0, 100), SHIPPED_WORLDS) ?? `There are ${SHIPPED_WORLDS.join(', ')}`;
  throw invalidRequest({
    path: '/body/world',
    message: `names no world of the package. ${advice.replace(/[.]$/, '')}; or send the world itself, as an object or as its YAML text`,
  });
}
