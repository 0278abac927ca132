import { BUILT_IN_WORLDS } from '../../config/built-in-worlds.ts';
import { parseConfig } from '../../config/parse-config.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { NewAccount } from '../../testing/control/control-types.ts';
import type { FlagValues } from '../options/flags.ts';

/** What an account begins with, as the flags of a start say it; a world's file is read here. @throws ConfigError, InputError */
export async function readBeginning({ world, seed, clock, at, keys }: FlagValues): Promise<NewAccount> {
  const given = Object.entries({ seed, clock, at, keys }).filter(([, value]) => value !== undefined);
  const config = await parseConfig(Object.fromEntries(given));
  const start = {
    ...(clock !== undefined && config.clock),
    ...(config.at !== undefined && { at: formatInstant(config.at) }),
  };
  return {
    ...(seed !== undefined && { seed: config.seed }),
    ...(Object.keys(start).length > 0 && { clock: start }),
    ...(keys !== undefined && { keys: config.keys.map(({ key }) => key) }),
    ...(world !== undefined && { world: await readWorld(String(world)) }),
  };
}

async function readWorld(name: string): Promise<NonNullable<NewAccount['world']>> {
  const builtIn = BUILT_IN_WORLDS.find((known) => known === name);
  if (builtIn !== undefined) return builtIn;
  const { readInput } = await import('./read-input.ts');
  return (await readInput(name)) as Record<string, unknown>;
}
