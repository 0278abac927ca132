import type { KnownNames, KnownOperation } from '../../domain/rules/known-names.ts';
import type { EffectSpec, RuleSpec, ScenarioSpec } from '../../domain/rules/rule-spec.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import type { Path } from '../../domain/validation/path.ts';
import { checkDuration } from '../problems/check-duration.ts';
import { findDuplicates } from '../problems/find-duplicates.ts';
import type { Findings } from '../problems/take-problems.ts';
import { listOf } from './build-conditions.ts';
import { nameRules } from './build-rules.ts';
import { checkConditions, placesOf } from './check-conditions.ts';
import { checkEffect } from './check-effect.ts';

type Problems = Generator<InputProblem>;

/** What is wrong with rules whose shape is right: unknown names, impossible combinations and the like. */
export function* findRuleProblems(spec: ScenarioSpec, known: KnownNames): Findings {
  yield* checkNames(spec);
  for (const [i, rule] of spec.rules.entries()) {
    yield* checkRule(rule, ['rules', i], known);
    yield undefined;
  }
}

function* checkNames(spec: ScenarioSpec): Problems {
  const named = nameRules(spec).map((name, i) => ({ name, path: ['rules', i] }));
  for (const { name, path } of named) {
    if (name !== undefined) continue;
    const advice = 'Give it a "name", which reports and logs will show.';
    yield { path, why: 'neither the rule nor its scenario has a name.', advice };
  }
  const names = named.map(({ name, path }) => ({ name, path: [...path, 'name'] }));
  yield* findDuplicates(names, (name) => `another rule is called "${name}".`);
}

function* checkRule(rule: RuleSpec, path: Path, known: KnownNames): Problems {
  const { when = {} } = rule;
  yield* checkConditions(when, [...path, 'when'], known);
  yield* checkFrequency(rule, path);
  for (const [place, step] of placesOf(rule.then, [...path, 'then'])) {
    if (step === 'ok') continue;
    yield* checkEffect(step, place, known.errorCodes);
    yield* checkReach(step, rule, place, known.operations);
  }
}

function* checkFrequency(rule: RuleSpec, path: Path): Problems {
  yield* checkDuration(rule.for, [...path, 'for']);
  if (rule.atEnd !== undefined && !Array.isArray(rule.then)) {
    const why = 'only a list of effects has an end.';
    yield { path: [...path, 'atEnd'], why, advice: 'Leave it out, or make "then" a list.' };
  }
  for (const part of ['from', 'every'] as const) {
    if (rule[part] === undefined || rule.when?.call === undefined) continue;
    const why = '"when.call" says already which calls are meant.';
    yield { path: [...path, part], why, advice: `Keep either "${part}" or "when.call".` };
  }
}

/** An effect on commands says nothing of reads, and the other way round. */
function* checkReach(
  { action, stale }: EffectSpec,
  { when = {} }: RuleSpec,
  path: Path,
  operations: readonly KnownOperation[] = [],
): Problems {
  const named = listOf(when.operation);
  const byOperation = operations.filter(({ id }) => named.includes(id)).map(({ method }) => method);
  const methods = byOperation.length > 0 ? byOperation : listOf(when.method);
  if (methods.length === 0) return;
  if (action !== undefined && methods.every(isReading)) {
    const why = 'the rule matches reads only, and no read makes an action.';
    yield { path: [...path, 'action'], why, advice: 'Name an operation that is called with POST.' };
  }
  if (stale !== undefined && !methods.some(isReading)) {
    const why = 'the rule matches no read, and only a read answers what was.';
    yield { path: [...path, 'stale'], why, advice: 'Name an operation that is called with GET.' };
  }
}

function isReading(method: string): boolean {
  return /^(get|head)$/i.test(method);
}
