import { invalidRequest } from '../../domain/failures/problem.ts';
import type { AccountBaseline } from '../../domain/record/baseline.ts';
import type { AccountCheckpoint, ScenarioRecord } from '../../domain/record/checkpoint.ts';
import type { Fact } from '../../domain/record/fact.ts';
import type { AccountSnapshot } from '../../world/account-snapshot.ts';
import type { Schemas } from '../operations.ts';
import { specOf } from '../rules/present-rule.ts';
import { type RuleSource, readRecords, readRules, writeRecord } from './saved-rules.ts';

type SavedAccount = Schemas['SavedAccount'];
type SavedBaseline = Schemas['SavedBaseline'];
type SavedCheckpoint = Schemas['SavedCheckpoint'];
type SavedWorld = Schemas['SavedWorld'];
type SavedFact = Schemas['SavedFact'];

/** Where the accounts of a snapshot are read. */
export interface SavedSource extends RuleSource {
  /** What accounts began with, which they name by its place. */
  readonly worlds: readonly SavedWorld[];
}

function writeCheckpoint(checkpoint: AccountCheckpoint): object {
  return {
    ...checkpoint,
    baseline: writeBaseline(checkpoint.baseline),
    rules: checkpoint.rules.map(writeRecord),
    scenarios: checkpoint.scenarios.map(writeScenario),
  };
}

function writeBaseline(baseline: AccountBaseline): object {
  const { rules } = baseline;
  return rules === undefined ? baseline : { ...baseline, rules: rules.map(specOf) };
}

export function writeScenario({ name, rules }: ScenarioRecord): object {
  return { name, rules: rules.map(writeRecord) };
}

/** A fact as snapshots and fact logs have it. */
export function writeFact(fact: Fact): object {
  switch (fact.kind) {
    case 'account.opened':
      return { ...fact, baseline: writeBaseline(fact.baseline), rules: fact.rules.map(specOf) };
    case 'rules.added':
    case 'scenario.opened':
      return { ...fact, rules: fact.rules.map(specOf) };
    case 'rules.replaced':
      return { ...fact, rules: fact.rules.map(writeRecord) };
    case 'account.restored':
      return { ...fact, checkpoint: writeCheckpoint(fact.checkpoint) };
    default:
      return fact;
  }
}

/** The account that a snapshot has, its rules in their normal form. @throws ApiProblem where a rule is wrong */
export async function readSavedAccount(
  { facts, usage, journal, ...checkpoint }: SavedAccount,
  source: SavedSource,
): Promise<AccountSnapshot> {
  return {
    ...(await readCheckpoint(checkpoint, source)),
    facts: await readFacts(facts, { ...source, path: `${source.path}/facts` }),
    usage,
    ...(journal !== undefined && { journal }),
  };
}

async function readCheckpoint(
  saved: SavedCheckpoint,
  { path, worlds, ...source }: SavedSource,
): Promise<AccountCheckpoint> {
  const baseline = await readBaseline(saved.baseline, { ...source, worlds, path: `${path}/baseline` });
  requireDevices(saved, path);
  const rules = await readRecords(saved.rules, { ...source, path: `${path}/rules` });
  const scenarios = [];
  for (const [s, { name, rules: own }] of saved.scenarios.entries()) {
    scenarios.push({
      name,
      rules: await readRecords(own, { ...source, path: `${path}/scenarios/${s}/rules` }),
    });
  }
  return { ...saved, baseline, rules, scenarios } as AccountCheckpoint;
}

/** A baseline with the world that it names, which it shares with others. @throws ApiProblem where there is none */
async function readBaseline(
  saved: SavedBaseline,
  { worlds, path, ...source }: SavedSource,
): Promise<AccountBaseline> {
  const { id, name, environment, seed, keys, rules: specs } = saved;
  const world = readWorld(saved, worlds, path);
  const rules = specs && (await readRules(specs, { ...source, path: `${path}/rules` }));
  const own = { id, name, environment, seed, ...world, keys };
  return { ...own, ...(rules !== undefined && { rules }) } as AccountBaseline;
}

function readWorld(
  { world: place, users, devices, actions }: SavedBaseline,
  worlds: readonly SavedWorld[],
  path: string,
): SavedWorld {
  if (place === undefined) {
    if (users !== undefined && devices !== undefined && actions !== undefined)
      return { users, devices, actions };
    throw invalidRequest({ path, message: 'must have either "world", or "users", "devices" and "actions"' });
  }
  if (users !== undefined || devices !== undefined || actions !== undefined)
    throw invalidRequest({ path: `${path}/world`, message: 'stands for "users", "devices" and "actions"' });
  const world = worlds[place];
  if (world !== undefined) return world;
  throw invalidRequest({ path: `${path}/world`, message: 'names no world of the snapshot' });
}

function requireDevices({ devices, deviceHistories }: SavedCheckpoint, path: string): void {
  if ((devices === undefined) !== (deviceHistories === undefined)) return;
  throw invalidRequest({ path, message: 'must have either "devices" or "deviceHistories"' });
}

async function readFacts(facts: readonly SavedFact[], { path, ...source }: SavedSource): Promise<Fact[]> {
  const read: Fact[] = [];
  for (const [f, fact] of facts.entries())
    read.push(await readFact(fact, { ...source, path: `${path}/${f}` }));
  return read;
}

async function readFact(fact: SavedFact, { worlds, path, ...ruleSource }: SavedSource): Promise<Fact> {
  const source = { ...ruleSource, path: `${path}/rules` };
  switch (fact.kind) {
    case 'account.opened': {
      const baseline = await readBaseline(fact.baseline, {
        ...ruleSource,
        worlds,
        path: `${path}/baseline`,
      });
      return { ...fact, baseline, rules: await readRules(fact.rules, source) } as Fact;
    }
    case 'rules.added':
    case 'scenario.opened':
      return { ...fact, rules: await readRules(fact.rules, source) } as Fact;
    case 'rules.replaced':
      return { ...fact, rules: await readRecords(fact.rules, source) };
    case 'account.restored': {
      const checkpoint = await readCheckpoint(fact.checkpoint, {
        ...ruleSource,
        worlds,
        path: `${path}/checkpoint`,
      });
      return { ...fact, checkpoint };
    }
    default:
      return fact as Fact;
  }
}
