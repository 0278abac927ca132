import type { KnownNames, KnownOperation } from '../../domain/rules/known-names.ts';
import type { EffectSpec, RuleSpec, ScenarioSpec } from '../../domain/rules/rule-spec.ts';
import { listOf } from './build-conditions.ts';
import { nameRules } from './build-rules.ts';
import { checkConditions, checkDuration, placesOf } from './check-conditions.ts';
import { checkEffect } from './check-effect.ts';
import type { RuleProblem } from './rule-error.ts';

type Problems = Generator<RuleProblem>;

/** What is wrong with rules whose shape is right: unknown names, impossible combinations and the like. */
export function* findRuleProblems(spec: ScenarioSpec, known: KnownNames): Problems {
  yield* checkNames(spec);
  for (const [i, rule] of spec.rules.entries()) yield* checkRule(rule, `$.rules[${i}]`, known);
}

function* checkNames(spec: ScenarioSpec): Problems {
  const places = new Map<string, string>();
  for (const [i, name] of nameRules(spec).entries()) {
    const path = `$.rules[${i}]`;
    if (name === undefined) {
      const advice = 'Give it a "name", which reports and logs will show.';
      yield { path, why: 'neither the rule nor its scenario has a name.', advice };
      continue;
    }
    const first = places.get(name);
    if (first === undefined) places.set(name, path);
    else {
      const why = `another rule is called "${name}".`;
      yield { path: `${path}.name`, why, advice: `Change it, or that of the first one at ${first}.` };
    }
  }
}

function* checkRule(rule: RuleSpec, path: string, known: KnownNames): Problems {
  const { when = {} } = rule;
  yield* checkConditions(when, `${path}.when`, known);
  yield* checkFrequency(rule, path);
  for (const [place, step] of placesOf(rule.then, `${path}.then`)) {
    if (step === 'ok') continue;
    yield* checkEffect(step, place, known.errorCodes);
    yield* checkReach(step, rule, place, known.operations);
  }
}

function* checkFrequency(rule: RuleSpec, path: string): Problems {
  yield* checkDuration(rule.for, `${path}.for`);
  if (rule.atEnd !== undefined && !Array.isArray(rule.then)) {
    const why = 'only a list of effects has an end.';
    yield { path: `${path}.atEnd`, why, advice: 'Leave it out, or make "then" a list.' };
  }
  for (const part of ['from', 'every'] as const) {
    if (rule[part] === undefined || rule.when?.call === undefined) continue;
    const why = '"when.call" says already which calls are meant.';
    yield { path: `${path}.${part}`, why, advice: `Keep either "${part}" or "when.call".` };
  }
}

/** An effect on commands says nothing of reads, and the other way round. */
function* checkReach(
  { action, stale }: EffectSpec,
  { when = {} }: RuleSpec,
  path: string,
  operations: readonly KnownOperation[] = [],
): Problems {
  const named = listOf(when.operation);
  const byOperation = operations.filter(({ id }) => named.includes(id)).map(({ method }) => method);
  const methods = byOperation.length > 0 ? byOperation : listOf(when.method);
  if (methods.length === 0) return;
  if (action !== undefined && methods.every(isReading)) {
    const why = 'the rule matches reads only, and no read makes an action.';
    yield { path: `${path}.action`, why, advice: 'Name an operation that is called with POST.' };
  }
  if (stale !== undefined && !methods.some(isReading)) {
    const why = 'the rule matches no read, and only a read answers what was.';
    yield { path: `${path}.stale`, why, advice: 'Name an operation that is called with GET.' };
  }
}

function isReading(method: string): boolean {
  return /^(get|head)$/i.test(method);
}
