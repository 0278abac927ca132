import { parseConfig } from '../../config/parse-config.ts';
import { isDocumentText } from '../../domain/documents/document-input.ts';
import type { WorldFile } from '../../domain/documents/world-file.ts';
import { SHIPPED_WORLDS } from '../../domain/shipped-worlds.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { NewAccount } from '../../testing/control/control-types.ts';
import type { FlagValues } from '../options/flags.ts';

/** What an account begins with, as the flags of a start say it; a world's file is read here. @throws ConfigError, InputError */
export async function readBeginning(flags: FlagValues): Promise<NewAccount> {
  const { world, scenarios, seed, clock, at, keys } = flags;
  const given = Object.entries({ seed, clock, at, keys }).filter(([, value]) => value !== undefined);
  const config = await parseConfig(Object.fromEntries(given));
  const start = {
    ...(clock !== undefined && config.clock),
    ...(config.at !== undefined && { at: formatInstant(config.at) }),
  };
  return {
    ...(seed !== undefined && { seed: config.seed }),
    ...(Object.keys(start).length > 0 && { clock: start }),
    ...(keys !== undefined && { keys: keys as NonNullable<NewAccount['keys']> }),
    ...(world !== undefined && { world: await readWorld(String(world)) }),
    ...(scenarios !== undefined && { scenarios: scenarios as NonNullable<NewAccount['scenarios']> }),
  };
}

async function readWorld(given: string): Promise<NonNullable<NewAccount['world']>> {
  if (SHIPPED_WORLDS.some((name) => name === given) || isDocumentText(given)) return given;
  const { readInput } = await import('./read-input.ts');
  return (await readInput(given)) as WorldFile;
}
