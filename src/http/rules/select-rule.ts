import type { EditionSet } from '../../contract/edition-set.ts';
import { contextOf, headerOf } from '../../contract/exchange/exchange.ts';
import type { RequestContext } from '../../contract/exchange/request-context.ts';
import type { RouteMatch } from '../../contract/openapi-backend/route-match.ts';
import { type ApiProblem, invalidRequest } from '../../domain/failures/problem.ts';
import type { AppliedRule } from '../../domain/rules/applied-rule.ts';
import { handlerPartsOf } from '../../domain/rules/effects/can-act.ts';
import type { RequestFacts } from '../../domain/rules/match-rule.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { Account } from '../../world/account.ts';
import type { Decision } from '../../world/rules/rulebook.ts';
import type { ApiExchange } from '../api-exchange.ts';
import { lookIntoEffects } from './honours.ts';
import { findUnreadHeader } from './own-headers.ts';
import { type Preference, readPreference } from './prefer-header.ts';

export interface RuleSelectorOptions {
  readonly editions: Pick<EditionSet, 'problemOfCode'>;
  /** Rules of a scenario that a header may name; undefined for a name that none has. */
  readonly loadScenario: (name: string) => Promise<readonly Rule[] | undefined>;
}

export type SelectRule = (exchange: ApiExchange) => Promise<void>;

/**
 * Finds the rule that applies to a request and consumes a use of it: what its own headers ask for, else the first rule of the account
 * that applies. An answer that a rule changed says so in `x-sandbox-rule`.
 */
export function createRuleSelector({ editions, loadScenario }: RuleSelectorOptions): SelectRule {
  return async function selectRule(exchange) {
    const preferred = hasWishes(exchange) ? await readWishes(exchange, editions) : undefined;
    if (preferred !== undefined) {
      exchange.replyHeaders['Preference-Applied'] = preferred.applied;
      applyEffect(exchange, { ...PREFERENCE, effect: preferred.effect });
      return;
    }
    const context = contextOf(exchange);
    const { account, epoch } = context;
    const scenario = headerOf(exchange, 'x-sandbox-scenario');
    if (scenario === undefined && !account.rulebook.hasRules) return;
    const facts = gatherFacts(exchange);
    const named = await decideByScenario(context, scenario, facts, loadScenario);
    if (named !== undefined) return applyDecision(exchange, named, facts, scenario);
    const decision = await account.selectRule(facts, undefined, epoch);
    if (decision !== undefined) applyDecision(exchange, decision, facts);
  };
}

/** Most requests have none, and wait for nothing. */
function hasWishes({ headers }: ApiExchange): boolean {
  return headers.prefer !== undefined || findUnreadHeader(headers) !== undefined;
}

/** What the request's own headers ask for. @throws ApiProblem for what cannot be had */
async function readWishes(
  exchange: ApiExchange,
  editions: RuleSelectorOptions['editions'],
): Promise<Preference | undefined> {
  const { headers, edition } = exchange;
  const unread = findUnreadHeader(headers);
  // Most requests ask for nothing that cannot be had, and then nothing of this is loaded.
  if (unread !== undefined) throw (await import('./refuse-wish.ts')).refuseHeader(unread);
  const prefer = headerOf(exchange, 'prefer');
  if (prefer === undefined) return undefined;
  const isKnown = (code: string): boolean => editions.problemOfCode(code, edition) !== undefined;
  const preferred = readPreference(prefer, isKnown);
  if (preferred === undefined || 'effect' in preferred) return preferred;
  throw (await import('./refuse-wish.ts')).refusePreference(preferred, edition.errorCodes);
}

/** @throws ApiProblem for a name that no scenario has. */
async function decideByScenario(
  { account, epoch }: RequestContext,
  name: string | undefined,
  facts: RequestFacts,
  loadScenario: RuleSelectorOptions['loadScenario'],
): Promise<Decision | undefined> {
  if (name === undefined) return undefined;
  if (!account.hasScenario(name)) {
    const rules = await loadScenario(name);
    if (rules === undefined) throw unknownScenario();
    await account.openScenario(name, rules, epoch);
  }
  return await account.selectRule(facts, name, epoch);
}

function unknownScenario(): ApiProblem {
  return invalidRequest({
    path: '/header/x-sandbox-scenario',
    message: 'names no scenario that this sandbox has',
  });
}

/** What stands for a rule where a `Prefer` header asks; a rule of an account may have the same name. */
const PREFERENCE = { rule: 'prefer', delayMs: 0, heeded: [], isAskedFor: true } as const;

function applyDecision(
  exchange: ApiExchange,
  { rule, step, delayMs }: Decision,
  { honours }: RequestFacts,
  scenario?: string,
): void {
  if (step === 'ok') return;
  const heeded = handlerPartsOf(step).filter((part) => honours?.(part));
  applyEffect(exchange, {
    ...{ rule, effect: step, delayMs, heeded, scenario },
    isAskedFor: scenario !== undefined,
  });
}

function applyEffect(exchange: ApiExchange, appliedRule: AppliedRule): void {
  const { rule } = appliedRule;
  exchange.appliedRule = appliedRule;
  exchange.rule = rule;
  exchange.replyHeaders['x-sandbox-rule'] = rule;
}

function gatherFacts(exchange: ApiExchange): RequestFacts {
  const { method, path, headers, body, edition } = exchange;
  const { account, key, at } = contextOf(exchange);
  const route = edition.contract.routeOf(method, path);
  exchange.route = route;
  return {
    edition: edition.name,
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
    honours: lookIntoEffects(exchange),
  };
}

/** A poll or a cancel concerns the device of its action. */
function deviceOfAction({ world }: Account, route: RouteMatch | undefined): string | undefined {
  if (route?.actionId === undefined) return undefined;
  return world.findAction(route.actionId, route.family)?.deviceId;
}
