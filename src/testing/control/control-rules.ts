import type { components } from '../../control/contract.gen.ts';
import { SHIPPED_SCENARIOS } from '../../domain/rules/shipped-scenarios.ts';
import { type Connection, listAll } from './control-connection.ts';
import { ControlError } from './control-error.ts';
import type { ControlRule, RuleControl, RuleSpec } from './control-types.ts';
import { describe, isObject } from './inputs/check-argument.ts';
import { readDocument } from './inputs/read-document.ts';

type Schemas = components['schemas'];

export function createRuleControl({ call }: Connection): RuleControl {
  const of = (rule: string) => ({ path: { rule } });
  const add = async (body: Schemas['NewRules']) => {
    const { items } = await call('add rules', 'post', '/__sandbox/rules', { body });
    return items as unknown as ControlRule[];
  };
  // The document leaves the inside of a rule to a schema of its own.
  const get = async (name: string) =>
    (await call('read the rule', 'get', '/__sandbox/rules/{rule}', of(name))) as unknown as ControlRule;
  return {
    add: async (rules) => await add({ rules: [rules].flat().map(requireRule) }),
    addScenario: async (scenario) => {
      const body = { scenario: readDocument(scenario, SHIPPED_SCENARIOS, 'add the scenario') };
      return await add(body as Schemas['NewRules']);
    },
    list: async (page) => {
      const all = await listAll('list rules', page, (query, what) =>
        call(what, 'get', '/__sandbox/rules', { query }),
      );
      return all as unknown as ControlRule[];
    },
    get,
    delete: (name) => call('delete the rule', 'delete', '/__sandbox/rules/{rule}', of(name)),
    clear: () => call('clear the rules', 'delete', '/__sandbox/rules'),
    verify: async (name, times) => {
      const rule = await get(name);
      const miss = describeRuleMiss(rule, times);
      if (miss === undefined) return rule.applied;
      throw new ControlError(miss, { status: 200 });
    },
  };
}

/** @throws ControlError for the name of a scenario, and what else is no rule */
function requireRule(rule: RuleSpec): Schemas['RuleSpec'] {
  if (isObject(rule)) return { ...rule };
  throw new ControlError(
    `Failed to add rules: ${describe(rule)} is no rule. Give objects such as { name: 'busy', then: { status: 503 } }; ` +
      'a scenario is added by addScenario.',
  );
}

/** How a rule was applied another number of times than expected, in words; undefined where it was not. */
export function describeRuleMiss(rule: ControlRule, times: number | undefined): string | undefined {
  const { name, applied, matched, exhausted } = rule;
  if (times === undefined ? applied > 0 : applied === times) return undefined;
  const expected =
    times === undefined ? 'at least once' : times === 0 ? 'never' : `exactly ${countOf(times)}`;
  const advice =
    matched === 0
      ? 'No request met its conditions: compare them with those that came, which requests.list() shows.'
      : `It matched ${matched} request${matched === 1 ? '' : 's'}${exhausted ? ', and is exhausted' : ''}.`;
  return `Failed to verify the rule "${name}": it was applied ${countOf(applied)}, but expected ${expected}. ${advice}`;
}

export function countOf(times: number): string {
  if (times === 0) return 'never';
  return times === 1 ? 'once' : `${times} times`;
}
