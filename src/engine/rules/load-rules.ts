import type { SandboxConfig } from '../../config/sandbox-config.ts';
import type { EditionSet } from '../../contract/edition-set.ts';
import { listKnownNames } from '../../contract/known-names.ts';
import type { Rule } from '../../domain/rules/rule.ts';

type Scripts = Pick<SandboxConfig, 'scenarios' | 'rules'>;

/**
 * The rules that every account begins with, in the order in which they are asked: those of the configuration itself,
 * then those of its scenarios, later ones first. @throws ConfigError, RuleError
 */
export async function loadRules(
  { scenarios, rules }: Scripts,
  editions: EditionSet,
): Promise<readonly Rule[]> {
  if (scenarios.length === 0 && rules.length === 0) return [];
  const known = listKnownNames(editions);
  const [{ loadScenario }, { parseOwnRules }] = await Promise.all([
    import('../../files/rules/load-scenario.ts'),
    import('./own-rules.ts'),
  ]);
  const own = rules.length === 0 ? [] : await parseOwnRules(rules, known);
  const loaded = await Promise.all(scenarios.map((given) => loadScenario(given, known)));
  return [...own, ...loaded.reverse().flatMap((scenario) => scenario.rules)];
}

/** Rules of a shipped scenario that a request names in a header; undefined for a name that none has. */
export async function loadNamedScenario(name: string): Promise<readonly Rule[] | undefined> {
  const { loadShippedScenario } = await import('../../files/rules/load-scenario.ts');
  return (await loadShippedScenario(name))?.rules;
}
