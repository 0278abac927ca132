import type { KnownNames } from '../../domain/rules/known-names.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { ScenarioSpec } from '../../domain/rules/rule-spec.ts';
import { copyJson, type JsonCopy, NotPlainJson } from '../../domain/validation/copy-json.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import type { Path } from '../../domain/validation/path.ts';
import { takeProblems } from '../problems/take-problems.ts';
import { buildRules } from './build-rules.ts';
import { RuleError } from './rule-error.ts';

/** Rules that belong together, ready to be added. */
export interface Scenario {
  readonly name?: string;
  readonly description?: string;
  readonly rules: readonly Rule[];
}

/** Reads a list of rules, or a scenario with such a list. @throws RuleError */
export async function parseRules(
  value: unknown,
  source: string,
  known: KnownNames = {},
): Promise<readonly Rule[]> {
  return (await parseScenario(value, source, known)).rules;
}

/**
 * Checks a scenario, or a bare list of rules, against the published schema and for what a schema cannot say. Every step
 * is linear in the size of the value, which is bounded first. @throws RuleError
 */
export async function parseScenario(
  value: unknown,
  source: string,
  known: KnownNames = {},
): Promise<Scenario> {
  const isList = Array.isArray(value);
  const refuse = (problems: readonly InputProblem[]): RuleError =>
    new RuleError(source, isList ? problems.map(placeInList) : problems);
  const copy = copyPlain(value, source);
  const candidate = isList ? { ...copy, value: { rules: copy.value } } : copy;
  // Loaded here, for a start from shipped scenarios needs neither schema nor validator.
  const [{ findRuleShapeProblems }, { findRuleProblems }] = await Promise.all([
    import('./check-rule-shape.ts'),
    import('./check-rules.ts'),
  ]);
  const shapeProblems = await findRuleShapeProblems(candidate);
  if (shapeProblems.length > 0) throw refuse(shapeProblems);
  const spec = candidate.value as ScenarioSpec;
  const problems = await takeProblems(findRuleProblems(spec, known));
  if (problems.length > 0) throw refuse(problems);
  return buildScenario(spec);
}

/** A scenario that is known to be right. */
export function buildScenario(spec: ScenarioSpec): Scenario {
  const { name, description } = spec;
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    rules: buildRules(spec),
  };
}

function copyPlain(value: unknown, source: string): JsonCopy {
  try {
    return copyJson(value);
  } catch (error) {
    if (error instanceof NotPlainJson) throw new RuleError(source, [error.problem]);
    throw error;
  }
}

/** As the problem of a bare list: what was checked had it under `rules`. */
function placeInList({ path, related, ...problem }: InputProblem): InputProblem {
  const inList = (place: Path): Path => (place[0] === 'rules' ? place.slice(1) : place);
  return { ...problem, path: inList(path), ...(related !== undefined && { related: inList(related) }) };
}
