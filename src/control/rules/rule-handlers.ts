import { listKnownNames } from '../../contract/known-names.ts';
import { didYouMean } from '../../domain/closest-name.ts';
import type { KnownNames } from '../../domain/rules/known-names.ts';
import type { Account } from '../../world/account.ts';
import type { RuleReport } from '../../world/rules/rulebook.ts';
import { mapInSlices } from '../../world/time/slices.ts';
import { ControlProblem } from '../control-problem.ts';
import type { ControlDependencies } from '../dependencies.ts';
import { type ControlHandlers, NO_CONTENT, type Schemas } from '../operations.ts';
import { paginate } from '../paginate.ts';
import { requireRoom } from '../require-room.ts';
import { presentRule } from './present-rule.ts';
import { readDocument, readScenario } from './read-scenario.ts';

type RuleOperation = 'listRules' | 'addRules' | 'clearRules' | 'getRule' | 'deleteRule';

/** What every operation on one rule is told. */
interface RuleCall {
  readonly account: Account;
  readonly params: { readonly rule: string };
}

export function createRuleHandlers({
  editions,
}: Pick<ControlDependencies, 'editions'>): ControlHandlers<RuleOperation> {
  const known = listKnownNames(editions);
  const present = (report: RuleReport) => presentRule(report, editions);
  return {
    listRules: async ({ account, query }) => {
      const { page, pagination } = paginate(account.rulebook.report(await account.settle()), query);
      return { status: 200, body: { items: page.map(present), pagination } };
    },
    addRules: async ({ account, body }) => {
      const rules = await readRules(body, known);
      const at = await account.settle();
      await account.execute(() => {
        requireRoom('rules', account.rulebook.size, rules.length);
        return { type: 'rules.add', rules };
      }, at);
      const added = account.rulebook.report(at).slice(0, rules.length);
      return { status: 201, body: { items: await mapInSlices(added, present) } };
    },
    clearRules: async ({ account }) => {
      await account.execute({ type: 'rules.clear' });
      return NO_CONTENT;
    },
    getRule: async ({ account, params }) => {
      const report = account.rulebook.get(params.rule, await account.settle());
      return { status: 200, body: present(report ?? unknownRule({ account, params })) };
    },
    deleteRule: async ({ account, params }) => {
      const facts = await account.execute({ type: 'rule.remove', rule: params.rule });
      return facts.length > 0 ? NO_CONTENT : unknownRule({ account, params });
    },
  };
}

/** The rules that a body has or names. @throws ApiProblem */
async function readRules({ scenario, ...document }: Schemas['NewRules'], known: KnownNames) {
  return scenario === undefined
    ? await readDocument(document, known, '/body')
    : await readScenario(scenario, known, '/body/scenario');
}

function unknownRule({ account, params }: RuleCall): never {
  const names = account.rulebook.names;
  const advice = didYouMean(params.rule, names);
  throw new ControlProblem(
    'unknown-rule',
    `Failed to find the rule ${JSON.stringify(params.rule.slice(0, 100))}: account ${account.id} does not have it. ` +
      `${advice ?? 'GET /__sandbox/rules lists those of an account.'}`,
  );
}
