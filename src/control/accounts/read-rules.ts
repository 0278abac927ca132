import { listKnownNames } from '../../contract/known-names.ts';
import { type ApiProblem, invalidRequest } from '../../domain/failures/problem.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { ControlDependencies } from '../dependencies.ts';
import type { Schemas } from '../operations.ts';
import { readDocument, readScenario } from '../rules/read-scenario.ts';

type RuleSource = Pick<Schemas['AccountSpec'], 'scenarios' | 'rules'>;

/** More are no script of one test, and each is read from the beginning. */
const MAX_SCENARIOS = 100;

/**
 * The rules that an account is to begin with beside those of the start, in the order in which they are asked: its own,
 * then those of its scenarios, later ones first, as those of a configuration. @throws ApiProblem
 */
export async function readOpeningRules(
  { scenarios, rules }: RuleSource,
  { editions }: Pick<ControlDependencies, 'editions'>,
): Promise<readonly Rule[]> {
  const given: readonly unknown[] = scenarios === undefined ? [] : [scenarios].flat();
  if (given.length > MAX_SCENARIOS) throw tooMany(given.length);
  if (given.length === 0 && rules === undefined) return [];
  const known = listKnownNames(editions);
  const own =
    rules === undefined || rules.length === 0 ? [] : await readDocument(rules, known, '/body/rules');
  const loaded: (readonly Rule[])[] = [];
  for (const [i, scenario] of given.entries()) {
    const place = Array.isArray(scenarios) ? `/body/scenarios/${i}` : '/body/scenarios';
    loaded.unshift(await readScenario(scenario, known, place));
  }
  return [...own, ...loaded.flat()];
}

function tooMany(count: number): ApiProblem {
  const message = `has ${count} entries, and may have ${MAX_SCENARIOS}`;
  return invalidRequest({ path: '/body/scenarios', message });
}
