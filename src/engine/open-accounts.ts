import type { KeyConfig, SandboxConfig } from '../config/sandbox-config.ts';
import type { Edition } from '../contract/edition.ts';
import { type ApiKey, PERMISSIONS } from '../domain/api-key.ts';
import type { Environment } from '../domain/entities.ts';
import { maskKey } from '../domain/mask-keys.ts';
import { planNames } from '../domain/rate-limit/plan-of-key.ts';
import type { Rule } from '../domain/rules/rule.ts';
import { buildBaselines } from '../files/world/build-baselines.ts';
import { loadWorld } from '../files/world/load-world.ts';
import type { ClockStart } from '../world/account.ts';
import { Accounts } from '../world/accounts.ts';
import type { AccountBaseline } from '../world/baseline.ts';
import { FROZEN_PACE, REAL_PACE, readWallClock, scaledPace } from '../world/clock.ts';
import { checkKeys } from './check-keys.ts';

/** Opens the accounts of the configured world, with the configured keys and clock. @throws ConfigError, WorldFileError */
export async function openAccounts(
  config: SandboxConfig,
  edition: Edition,
  rules: readonly Rule[],
): Promise<Accounts> {
  await checkKeys(config.keys, edition.keyFormat);
  const file = await loadWorld(config.world, {
    keyFormat: edition.keyFormat,
    plans: planNames(config),
  });
  const clockStart = startOf(config);
  const baselines = buildBaselines(file, config.seed);
  return new Accounts({
    baselines: addKeys(baselines, config.keys, edition, clockStart.at ?? readWallClock()),
    clockStart,
    settings: { cache: config.cache, actions: config.actions, journal: config.journal, rules },
  });
}

function startOf({ clock, at }: SandboxConfig): ClockStart {
  const pace =
    clock.mode === 'real' ? REAL_PACE : clock.mode === 'frozen' ? FROZEN_PACE : scaledPace(clock.factor);
  return at === undefined ? pace : { ...pace, at };
}

/** A configured key joins the first account of its environment. */
function addKeys(
  baselines: readonly AccountBaseline[],
  keys: readonly KeyConfig[],
  edition: Edition,
  createdAt: number,
): AccountBaseline[] {
  const added = keys.map((key) => toApiKey(key, edition.keyFormat.parse(key.key) ?? 'sandbox', createdAt));
  return baselines.map((baseline) => {
    const own = added.filter(({ environment }) => isFirstOf(baselines, baseline, environment));
    const names = new Set(own.map(({ key }) => key));
    return own.length === 0
      ? baseline
      : { ...baseline, keys: [...baseline.keys.filter(({ key }) => !names.has(key)), ...own] };
  });
}

function isFirstOf(
  all: readonly AccountBaseline[],
  baseline: AccountBaseline,
  environment: Environment,
): boolean {
  return all.find((other) => other.environment === environment) === baseline;
}

function toApiKey(config: KeyConfig, environment: Environment, createdAt: number): ApiKey {
  const { name = maskKey(config.key), permissions = PERMISSIONS, ...rest } = config;
  return { ...rest, name, permissions, environment, createdAt };
}
