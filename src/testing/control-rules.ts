import type { components } from '../http/control/contract.gen.ts';
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
      const isExpected = times === undefined ? rule.applied > 0 : rule.applied === times;
      if (isExpected) return rule.applied;
      throw new ControlError(describeMiss(rule, times), { status: 200 });
    },
  };
}

function describeMiss({ name, applied, matched, exhausted }: ControlRule, times: number | undefined): string {
  const expected =
    times === undefined ? 'at least once' : times === 0 ? 'never' : `exactly ${countOf(times)}`;
  const advice =
    matched === 0
      ? 'No request met its conditions: compare them with those that came, which requests.list() shows.'
      : `It matched ${matched} request${matched === 1 ? '' : 's'}${exhausted ? ', and is exhausted' : ''}.`;
  const found = applied === 0 ? 'never' : countOf(applied);
  return `Failed to verify the rule "${name}": it was applied ${found}, but expected ${expected}. ${advice}`;
}

function countOf(times: number): string {
  return times === 1 ? 'once' : `${times} times`;
}
