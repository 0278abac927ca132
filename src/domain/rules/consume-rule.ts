import { draw } from '../random.ts';
import type { Instant } from '../time/instant.ts';
import { canAct, type Honours } from './effects/can-act.ts';
import type { CallWindow, Rule, Step } from './rule.ts';

/** What has become of a rule so far. Plain data. */
export interface RuleCounters {
  /** Requests that reached the rule, and met its conditions while it was not exhausted. */
  readonly matched: number;
  /** Steps taken, each `ok` of a sequence included. */
  readonly uses: number;
  /** Steps taken that did something to the request. */
  readonly applied: number;
  /** Answers that the effect was meant to change and did not fit; left out where there was none. */
  readonly notApplied?: number;
  /** Instant of the first step. */
  readonly startedAt?: Instant;
}

export const UNUSED: RuleCounters = { matched: 0, uses: 0, applied: 0 };

export interface Consumption {
  readonly counters: RuleCounters;
  /** Undefined where the rule leaves this request to older rules. */
  readonly step?: Step;
}

/**
 * Counts one request that met the rule's conditions at `at`, and says what the rule does to it. A request on which its
 * step can do nothing is none of its business, and is not counted.
 */
export function consumeRule(
  rule: Rule,
  before: RuleCounters,
  seed: string,
  at: Instant,
  honours: Honours = () => true,
): Consumption {
  if (isExhausted(rule, before) || isTimedOut(rule, before, at)) return { counters: before };
  const step = stepAt(rule, before.uses);
  if (step !== undefined && !concerns(rule, step, honours)) return { counters: before };
  const counters = { ...before, matched: before.matched + 1 };
  const isDue = isInWindow(rule.calls, counters.matched) && isDrawn(rule, seed, counters.matched);
  if (!isDue || step === undefined) return { counters };
  return {
    counters: {
      ...counters,
      uses: before.uses + 1,
      applied: before.applied + (step === 'ok' ? 0 : 1),
      startedAt: before.startedAt ?? at,
    },
    step,
  };
}

/** What an answer has shown of a step that was taken. */
export interface RuleCorrection {
  /** It did nothing: its turn is given back. */
  readonly isReturned: boolean;
  /** It was meant to change the answer, and did not fit. */
  readonly isMisfit: boolean;
}

/** What a rule has counted once the answer is known. */
export function correctCounters(
  before: RuleCounters,
  { isReturned, isMisfit }: RuleCorrection,
): RuleCounters {
  const { startedAt, ...counters } = before;
  const { matched, uses, applied, notApplied = 0 } = counters;
  const told = isMisfit ? { notApplied: notApplied + 1 } : {};
  if (!isReturned || applied === 0) return { ...before, ...told };
  const isFirst = uses === 1 || startedAt === undefined;
  return {
    ...counters,
    ...told,
    matched: matched - 1,
    uses: uses - 1,
    applied: applied - 1,
    ...(!isFirst && { startedAt }),
  };
}

/** A list of steps concerns what any of them can act on; each `ok` of it lets such a request pass. */
function concerns({ steps }: Rule, step: Step, honours: Honours): boolean {
  if (step !== 'ok') return canAct(step, honours);
  const effects = steps.filter((other) => other !== 'ok');
  return effects.length === 0 || effects.some((effect) => canAct(effect, honours));
}

/** Whether the rule has applied as often as it may, or its calls are over: for good, whatever the clock does. */
export function isExhausted(rule: Rule, { matched, uses }: RuleCounters): boolean {
  if (uses >= (rule.times ?? Number.POSITIVE_INFINITY)) return true;
  if (rule.atEnd === 'stop' && uses >= rule.steps.length) return true;
  return nextCall(rule.calls, matched) > (rule.calls?.to ?? Number.POSITIVE_INFINITY);
}

/** Whether the time is over for which the rule applies. */
export function isTimedOut(rule: Rule, { startedAt }: RuleCounters, at: Instant): boolean {
  return rule.forMs !== undefined && startedAt !== undefined && at >= startedAt + rule.forMs;
}

function isInWindow(calls: CallWindow | undefined, call: number): boolean {
  return calls === undefined || (call <= (calls.to ?? call) && nextCall(calls, call - 1) === call);
}

/** The first call of the window after so many calls. */
function nextCall(calls: CallWindow | undefined, matched: number): number {
  if (calls === undefined) return matched + 1;
  const { from, every } = calls;
  return from + Math.max(0, Math.ceil((matched + 1 - from) / every)) * every;
}

function isDrawn({ name, probability }: Rule, seed: string, call: number): boolean {
  return probability === undefined || draw(seed, 'rule', name, call) < probability;
}

function stepAt({ steps, atEnd }: Rule, use: number): Step | undefined {
  if (atEnd === 'repeat') return steps[use % steps.length];
  return steps[atEnd === 'last' ? Math.min(use, steps.length - 1) : use];
}
