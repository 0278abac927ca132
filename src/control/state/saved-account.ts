import type { AccountBaseline } from '../../domain/record/baseline.ts';
import type { AccountCheckpoint } from '../../domain/record/checkpoint.ts';
import type { Fact } from '../../domain/record/fact.ts';
import type { AccountSnapshot } from '../../world/account.ts';
import type { Schemas } from '../operations.ts';
import { type RuleSource, readRecords, readRules, writeRecords, writeRules } from './saved-rules.ts';

type SavedAccount = Schemas['SavedAccount'];
type SavedCheckpoint = Schemas['SavedCheckpoint'];
type SavedFact = Schemas['SavedFact'];

/** An account as snapshots have it: plain data, but for its rules, which are written as their author wrote them. */
export function writeSavedAccount({ facts, usage, journal, ...checkpoint }: AccountSnapshot): object {
  return {
    ...writeCheckpoint(checkpoint),
    facts: facts.map(writeFact),
    usage,
    ...(journal !== undefined && { journal }),
  };
}

function writeCheckpoint(checkpoint: AccountCheckpoint): object {
  return {
    ...checkpoint,
    baseline: writeBaseline(checkpoint.baseline),
    rules: writeRecords(checkpoint.rules),
    scenarios: checkpoint.scenarios.map(({ name, rules }) => ({ name, rules: writeRecords(rules) })),
  };
}

function writeBaseline(baseline: AccountBaseline): object {
  const { rules } = baseline;
  return rules === undefined ? baseline : { ...baseline, rules: writeRules(rules) };
}

/** A fact as snapshots and fact logs have it. */
export function writeFact(fact: Fact): object {
  switch (fact.kind) {
    case 'account.opened':
      return { ...fact, baseline: writeBaseline(fact.baseline), rules: writeRules(fact.rules) };
    case 'rules.added':
    case 'scenario.opened':
      return { ...fact, rules: writeRules(fact.rules) };
    case 'rules.replaced':
      return { ...fact, rules: writeRecords(fact.rules) };
    case 'account.restored':
      return { ...fact, checkpoint: writeCheckpoint(fact.checkpoint) };
    default:
      return fact;
  }
}

/** The account that a snapshot has, its rules in their normal form. @throws ApiProblem where a rule is wrong */
export async function readSavedAccount(
  { facts, usage, journal, ...checkpoint }: SavedAccount,
  source: RuleSource,
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
  { known, path }: RuleSource,
): Promise<AccountCheckpoint> {
  const baseline = await readBaseline(saved.baseline, { known, path: `${path}/baseline` });
  const rules = await readRecords(saved.rules, { known, path: `${path}/rules` });
  const scenarios = [];
  for (const [s, { name, rules: own }] of saved.scenarios.entries()) {
    scenarios.push({ name, rules: await readRecords(own, { known, path: `${path}/scenarios/${s}/rules` }) });
  }
  return { ...saved, baseline, rules, scenarios } as AccountCheckpoint;
}

async function readBaseline(
  saved: SavedCheckpoint['baseline'],
  { known, path }: RuleSource,
): Promise<AccountBaseline> {
  const { rules: specs, ...baseline } = saved;
  if (specs === undefined) return baseline as AccountBaseline;
  const rules = await readRules(specs, { known, path: `${path}/rules` });
  return { ...baseline, rules } as AccountBaseline;
}

async function readFacts(facts: readonly SavedFact[], { known, path }: RuleSource): Promise<Fact[]> {
  const read: Fact[] = [];
  for (const [f, fact] of facts.entries()) read.push(await readFact(fact, { known, path: `${path}/${f}` }));
  return read;
}

async function readFact(fact: SavedFact, { known, path }: RuleSource): Promise<Fact> {
  const source = { known, path: `${path}/rules` };
  switch (fact.kind) {
    case 'account.opened': {
      const baseline = await readBaseline(fact.baseline, { known, path: `${path}/baseline` });
      return { ...fact, baseline, rules: await readRules(fact.rules, source) } as Fact;
    }
    case 'rules.added':
    case 'scenario.opened':
      return { ...fact, rules: await readRules(fact.rules, source) } as Fact;
    case 'rules.replaced':
      return { ...fact, rules: await readRecords(fact.rules, source) };
    case 'account.restored': {
      const checkpoint = await readCheckpoint(fact.checkpoint, { known, path: `${path}/checkpoint` });
      return { ...fact, checkpoint };
    }
    default:
      return fact as Fact;
  }
}
