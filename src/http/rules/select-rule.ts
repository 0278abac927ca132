import type { Contract } from '../../contract/contract.ts';
import type { Edition } from '../../contract/edition.ts';
import { type Exchange, headerOf, principalOf } from '../../contract/exchange.ts';
import { invalidRequest } from '../../domain/problem.ts';
import type { RequestFacts } from '../../domain/rules/match-rule.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { Account } from '../../world/account.ts';
import type { Decision } from '../../world/rules/rulebook.ts';
import { readPreference } from './prefer-header.ts';

export interface RuleSelectorOptions {
  readonly contract: Pick<Contract, 'routeOf'>;
  readonly edition: Pick<Edition, 'problemOfCode'>;
  /** Rules of a scenario that a header may name; undefined for a name that none has. */
  readonly loadScenario: (name: string) => Promise<readonly Rule[] | undefined>;
}

export type SelectRule = (exchange: Exchange) => Promise<void>;

/**
 * Finds the rule that applies to a request and consumes a use of it: what its own headers ask for, else the first rule of the account
 * that applies. An answer that a rule changed says so in `x-sandbox-rule`.
 */
export function createRuleSelector({ contract, edition, loadScenario }: RuleSelectorOptions): SelectRule {
  return async function selectRule(exchange) {
    const preferred = readPreference(headerOf(exchange, 'prefer'), edition);
    if (preferred !== undefined) {
      exchange.replyHeaders['Preference-Applied'] = preferred.applied;
      applyDecision(exchange, { rule: 'prefer', step: preferred.effect, delayMs: 0 });
      return;
    }
    const { account } = principalOf(exchange);
    const scenario = headerOf(exchange, 'x-sandbox-scenario');
    if (scenario === undefined && !account.rulebook.hasRules) return;
    const facts = gatherFacts(exchange, contract);
    const decision =
      (await decideByScenario(account, scenario, facts, loadScenario)) ?? (await account.selectRule(facts));
    if (decision !== undefined) applyDecision(exchange, decision);
  };
}

async function decideByScenario(
  account: Account,
  name: string | undefined,
  facts: RequestFacts,
  loadScenario: RuleSelectorOptions['loadScenario'],
): Promise<Decision | undefined> {
  if (name === undefined) return undefined;
  if (!account.hasScenario(name)) await openScenario(account, name, await loadScenario(name));
  return await account.selectRule(facts, name);
}

/** @throws ApiProblem for a name that no scenario has. */
async function openScenario(
  account: Account,
  name: string,
  rules: readonly Rule[] | undefined,
): Promise<void> {
  if (rules === undefined) {
    throw invalidRequest({
      path: '/header/x-sandbox-scenario',
      message: 'names no scenario that this sandbox has',
    });
  }
  await account.openScenario(name, rules);
}

function applyDecision(
  exchange: Exchange,
  { rule, step, delayMs }: Pick<Decision, 'rule' | 'step' | 'delayMs'>,
): void {
  if (step === 'ok') return;
  exchange.appliedRule = { rule, effect: step, delayMs };
  exchange.rule = rule;
  exchange.replyHeaders['x-sandbox-rule'] = rule;
}

function gatherFacts(exchange: Exchange, contract: Pick<Contract, 'routeOf'>): RequestFacts {
  const { method, path, headers, body, at } = exchange;
  const { account, key } = principalOf(exchange);
  const route = contract.routeOf(method, path);
  exchange.route = route;
  return {
    operationId: route?.operation,
    family: route?.family,
    deviceId: route?.deviceId ?? deviceOfAction(account, route),
    accountId: account.id,
    key: key.key,
    method,
    path,
    headers,
    body,
    at,
  };
}

/** A poll or a cancel concerns the device of its action. */
function deviceOfAction(account: Account, route: ReturnType<Contract['routeOf']>): string | undefined {
  if (route?.actionId === undefined || route.family === undefined) return undefined;
  return account.world.findAction(route.actionId, route.family)?.deviceId;
}
