import type { AccountsConfig, KeyConfig, SandboxConfig } from '../config/sandbox-config.ts';
import type { EditionSet } from '../contract/edition-set.ts';
import type { Environment } from '../domain/entities.ts';
import type { ApiKey } from '../domain/keys/api-key.ts';
import { buildKey } from '../domain/keys/build-key.ts';
import { maskKey } from '../domain/keys/mask-keys.ts';
import { planNames } from '../domain/rate-limit/plan-of-key.ts';
import type { AccountBaseline } from '../domain/record/baseline.ts';
import type { Rule } from '../domain/rules/rule.ts';
import { type ClockStart, FROZEN_PACE, REAL_PACE, scaledPace } from '../domain/time/clock-pace.ts';
import { readIdleLife } from '../domain/time/duration.ts';
import type { Instant } from '../domain/time/instant.ts';
import { buildBaselines } from '../files/world/build-baselines.ts';
import { loadWorld } from '../files/world/load-world.ts';
import type { AccountLimits } from '../world/accounts/account-lives.ts';
import { Accounts, type AccountsOptions } from '../world/accounts.ts';
import { readWallClock } from '../world/time/machine-clock.ts';
import { checkKeys } from './check-keys.ts';

type Hooks = 'store' | 'onFacts' | 'onClosed' | 'onLimit' | 'onLifeBegins' | 'coverage';

interface AccountsParts extends Pick<AccountsOptions, Hooks> {
  readonly rules: readonly Rule[];
  /** Of the first account; that of the world where left out. */
  readonly accountName?: string | undefined;
}

/** Opens the accounts of the configured world, with the configured keys and clock. @throws ConfigError, WorldFileError */
export async function openAccounts(
  config: SandboxConfig,
  editions: EditionSet,
  { rules, accountName, ...kept }: AccountsParts,
): Promise<Accounts> {
  await checkKeys(config.keys, editions.all);
  const file = await loadWorld(config.world, {
    editions: editions.all,
    plans: planNames(config),
  });
  const clockStart = startOf(config);
  const createdAt = clockStart.at ?? readWallClock();
  const keys = config.keys.map((key) => toApiKey(key, editions, createdAt));
  const baselines = addKeys(await buildBaselines(file, config.seed, editions.all), keys);
  return await Accounts.open({
    baselines: accountName === undefined ? baselines : nameFirst(baselines, accountName),
    clockStart,
    limits: readLimits(config.accounts),
    ...kept,
    settings: { cache: config.cache, actions: config.actions, journal: config.journal, rules },
  });
}

function readLimits({ max, idleAfter }: AccountsConfig): AccountLimits {
  return { max, idleAfterMs: readIdleLife(idleAfter) };
}

function startOf({ clock, at }: SandboxConfig): ClockStart {
  const pace =
    clock.mode === 'real' ? REAL_PACE : clock.mode === 'frozen' ? FROZEN_PACE : scaledPace(clock.factor);
  return at === undefined ? pace : { ...pace, at };
}

function nameFirst([first, ...others]: readonly AccountBaseline[], name: string): readonly AccountBaseline[] {
  return first === undefined ? others : [{ ...first, name }, ...others];
}

/** A configured key joins the first account of its environment. */
function addKeys(baselines: readonly AccountBaseline[], added: readonly ApiKey[]): AccountBaseline[] {
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

function toApiKey(config: KeyConfig, editions: EditionSet, createdAt: Instant): ApiKey {
  const environment = editions.environmentOfKey(config.key) ?? 'sandbox';
  const edition = editions.ofKey(config.key, environment).name;
  return buildKey(config, { name: maskKey(config.key), edition, environment, createdAt });
}
