import type { CallWindow, Rule, Step } from '../../domain/rules/rule.ts';
import type { RuleSpec, ScenarioSpec, StepSpec } from '../../domain/rules/rule-spec.ts';
import { buildConditions, listOf } from './build-conditions.ts';
import { buildEffect, millisecondsOf } from './build-effect.ts';

/** The normal form of rules that have been checked. */
export function buildRules(spec: ScenarioSpec): Rule[] {
  const names = nameRules(spec);
  return spec.rules.map((rule, i) => buildRule(rule, names[i] ?? ''));
}

/** Each rule's own name, or its scenario's, with its number where there are several. */
export function nameRules({ name: scenario, rules }: ScenarioSpec): (string | undefined)[] {
  return rules.map(({ name }, i) => {
    if (name !== undefined || scenario === undefined) return name;
    return rules.length === 1 ? scenario : `${scenario}-${i + 1}`;
  });
}

function buildRule(spec: RuleSpec, name: string): Rule {
  const calls = buildCalls(spec);
  return {
    name,
    when: buildConditions(spec.when ?? {}),
    steps: listOf<StepSpec>(spec.then).map(buildStep),
    atEnd: Array.isArray(spec.then) ? (spec.atEnd ?? 'stop') : 'last',
    ...(calls !== undefined && { calls }),
    ...(spec.times !== undefined && { times: spec.times }),
    ...(spec.probability !== undefined && { probability: spec.probability }),
    ...(spec.for !== undefined && { forMs: millisecondsOf(spec.for) }),
    spec,
  };
}

function buildStep(step: StepSpec): Step {
  return step === 'ok' ? 'ok' : buildEffect(step);
}

function buildCalls({ when, from, every }: RuleSpec): CallWindow | undefined {
  const call = when?.call;
  if (typeof call === 'number') return { from: call, to: call, every: 1 };
  if (call !== undefined) {
    return { ...buildStride(call.from, call.every), ...(call.to !== undefined && { to: call.to }) };
  }
  return from === undefined && every === undefined ? undefined : buildStride(from, every);
}

/** Every third call is the third, the sixth and so on, unless it is said which is the first. */
function buildStride(from: number | undefined, every = 1): CallWindow {
  return { from: from ?? every, every };
}
