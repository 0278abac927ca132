import { invalidRequest } from '../../domain/failures/problem.ts';
import type { Fact } from '../../domain/record/fact.ts';
import { correctCounters } from '../../domain/rules/consume-rule.ts';
import type { RequestFacts } from '../../domain/rules/match-rule.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { AccountState } from '../account-state.ts';
import { baselineRecords, type Decision } from '../rules/rulebook.ts';
import type { AccountSettings } from '../settings.ts';
import type { AddRules, CorrectRule, RemoveRule } from '../world-command.ts';
import { openingRules } from './decide-opening.ts';

/** More would only slow the tests that they are made for. */
export const MAX_RULES = 10_000;

/** @throws ApiProblem where the account would have too many rules. */
export function decideAddedRules({ rulebook }: AccountState, { rules }: AddRules, at: Instant): Fact[] {
  const names = new Set(rules.map(({ name }) => name));
  const replaced = [...names].filter((name) => rulebook.has(name)).length;
  const total = rulebook.size - replaced + names.size;
  if (total <= MAX_RULES) return [{ kind: 'rules.added', at, rules }];
  throw invalidRequest({
    path: '/body',
    message: `would give the account ${total} rules. Keep to ${MAX_RULES}; remove those that are not needed any more`,
  });
}

export function decideRemovedRule({ rulebook }: AccountState, { rule }: RemoveRule, at: Instant): Fact[] {
  return rulebook.has(rule) ? [{ kind: 'rule.removed', at, rule }] : [];
}

export function decideClearedRules(
  state: AccountState,
  _command: unknown,
  at: Instant,
  settings: AccountSettings,
): Fact[] {
  const kept = new Map(
    state.rulebook
      .records()
      .filter(({ origin }) => origin === 'baseline')
      .map((record) => [record.rule.name, record]),
  );
  const records = baselineRecords(openingRules(state.baseline, settings), state.startedAt).map(
    (record) => kept.get(record.rule.name) ?? record,
  );
  return [{ kind: 'rules.replaced', at, rules: records }];
}

/** Corrects what a rule has counted by what its answer has shown; nothing where the rule is gone. */
export function decideCorrectedRule(
  state: AccountState,
  { rule, scenario, correction }: CorrectRule,
  at: Instant,
): Fact[] {
  const book = scenario === undefined ? state.rulebook : state.scenarios.get(scenario);
  const before = book?.countersOf(rule);
  if (before === undefined) return [];
  const counts = [{ rule, counters: correctCounters(before, correction) }];
  return [{ kind: 'rules.counted', at, counts, ...(scenario !== undefined && { scenario }) }];
}

/** What the rules of the account, or those of one of its scenarios, make of a request. */
export interface RuleDecision {
  readonly decision: Decision | undefined;
  readonly facts: readonly Fact[];
}

export function decideRequest(
  state: AccountState,
  request: RequestFacts,
  scenario: string | undefined,
): RuleDecision {
  const book = scenario === undefined ? state.rulebook : state.scenarios.get(scenario);
  if (book === undefined) return { decision: undefined, facts: [] };
  const { decision, counts } = book.select(request);
  if (counts.length === 0) return { decision, facts: [] };
  const at = Math.max(request.at, state.latestAt);
  const counted = { kind: 'rules.counted' as const, at, counts };
  return { decision, facts: [scenario === undefined ? counted : { ...counted, scenario }] };
}
