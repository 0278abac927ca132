import type { components } from '../../control/contract.gen.ts';
import { type Connection, listAll, widen } from './control-connection.ts';
import { ControlError } from './control-error.ts';
import type { ControlRule, RuleControl } from './control-types.ts';

type Schemas = components['schemas'];

export function createRuleControl({ api, scope, ask }: Connection): RuleControl {
  const of = (rule: string) => ({ params: { ...scope, path: { rule } } });
  const add = async (body: Schemas['NewRules']) => {
    const { items } = await ask('add rules', api.POST('/__sandbox/rules', { params: scope, body }));
    return items as unknown as ControlRule[];
  };
  // The document leaves the inside of a rule to a schema of its own.
  const get = async (name: string) =>
    (await ask('read the rule', api.GET('/__sandbox/rules/{rule}', of(name)))) as unknown as ControlRule;
  return {
    add: (rules) => add({ rules: [rules].flat().map((rule) => ({ ...rule })) }),
    addScenario: (scenario) => add({ scenario }),
    list: async (filter = {}) => {
      const all = await listAll(filter, (page) =>
        ask('list rules', api.GET('/__sandbox/rules', { params: widen(scope, { ...filter, ...page }) })),
      );
      return all as unknown as ControlRule[];
    },
    get,
    remove: (name) => ask('remove the rule', api.DELETE('/__sandbox/rules/{rule}', of(name))),
    clear: () => ask('clear the rules', api.DELETE('/__sandbox/rules', { params: scope })),
    expectApplied: async (name, times) => {
      const rule = await get(name);
      const miss = describeRuleMiss(rule, times);
      if (miss === undefined) return rule.applied;
      throw new ControlError(miss, { status: 200 });
    },
  };
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
