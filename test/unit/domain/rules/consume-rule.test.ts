import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  consumeRule,
  isExhausted,
  type RuleCounters,
  UNUSED,
} from '../../../../src/domain/rules/consume-rule.ts';
import type { Rule, Step } from '../../../../src/domain/rules/rule.ts';
import { createRule, NOW } from './facts.ts';

interface Run {
  readonly steps: readonly (Step | undefined)[];
  readonly counters: RuleCounters;
}

function run(rule: Rule, calls: number, seed = 'seed', secondsApart = 0): Run {
  const steps: (Step | undefined)[] = [];
  let counters = UNUSED;
  for (let call = 0; call < calls; call++) {
    const consumption = consumeRule(rule, counters, seed, NOW + call * secondsApart * 1_000);
    counters = consumption.counters;
    steps.push(consumption.step);
  }
  return { steps, counters };
}

/** Numbers of the calls to which the rule did something. */
function appliedCalls(rule: Partial<Rule>, calls = 12): number[] {
  return run(createRule(rule), calls).steps.flatMap((step, i) => (step === undefined ? [] : [i + 1]));
}

const A = { error: 'A' };
const B = { error: 'B' };

describe('A rule', () => {
  test('applies every time by default', () => {
    expect(appliedCalls({}, 3)).toEqual([1, 2, 3]);
  });

  test('applies so many times', () => {
    const rule = createRule({ times: 2 });
    expect(run(rule, 5).counters).toEqual({ matched: 2, uses: 2, applied: 2, startedAt: NOW });
    expect(isExhausted(rule, run(rule, 1).counters)).toBe(false);
    expect(isExhausted(rule, run(rule, 2).counters)).toBe(true);
  });

  test.each<[Rule['calls'], number[]]>([
    [{ from: 3, to: 3, every: 1 }, [3]],
    [{ from: 10, every: 1 }, [10, 11, 12]],
    [{ from: 3, every: 3 }, [3, 6, 9, 12]],
    [{ from: 2, every: 3 }, [2, 5, 8, 11]],
    [{ from: 2, to: 6, every: 2 }, [2, 4, 6]],
  ])('applies to the calls %j', (calls, expected) => {
    expect(appliedCalls(calls === undefined ? {} : { calls })).toEqual(expected);
  });

  test('is exhausted as soon as no call of its window is left', () => {
    const rule = createRule({ calls: { from: 2, to: 6, every: 3 } });
    expect(isExhausted(rule, run(rule, 4).counters)).toBe(false);
    expect(isExhausted(rule, run(rule, 5).counters)).toBe(true);
  });

  test('counts times within its window of calls', () => {
    expect(appliedCalls({ calls: { from: 3, every: 2 }, times: 2 })).toEqual([3, 5]);
  });

  test.each<[Rule['atEnd'], readonly (Step | undefined)[]]>([
    ['stop', ['ok', A, B, undefined, undefined]],
    ['repeat', ['ok', A, B, 'ok', A]],
    ['last', ['ok', A, B, B, B]],
  ])('with a list and atEnd %s', (atEnd, expected) => {
    expect(run(createRule({ steps: ['ok', A, B], atEnd }), 5).steps).toEqual(expected);
  });

  test('counts an ok as a turn, but not as applied', () => {
    const { counters } = run(createRule({ steps: ['ok', A, 'ok'], atEnd: 'stop' }), 9);
    expect(counters).toEqual({ matched: 3, uses: 3, applied: 1, startedAt: NOW });
  });

  test('applies for a time from its first application on', () => {
    const rule = createRule({ forMs: 3_000, calls: { from: 3, every: 1 } });
    const { steps, counters } = run(rule, 9, 'seed', 1);
    expect(steps.map((step) => step !== undefined)).toEqual([
      ...[false, false],
      ...[true, true, true],
      ...[false, false, false, false],
    ]);
    expect(counters).toMatchObject({ matched: 5, startedAt: NOW + 2_000 });
  });

  test('fails the same calls in every run, and others with another seed or name', () => {
    const rule = createRule({ probability: 0.5 });
    expect(run(rule, 200)).toEqual(run(rule, 200));
    expect(run(rule, 200).steps).not.toEqual(run(rule, 200, 'another').steps);
    expect(run(rule, 200).steps).not.toEqual(run({ ...rule, name: 'another' }, 200).steps);
  });

  test.each([0, 0.01, 0.1, 0.5, 0.9, 1])('applies with a probability of %f', (probability) => {
    const { applied, matched } = run(createRule({ probability }), 20_000).counters;
    expect(matched).toBe(20_000);
    // Five standard deviations.
    const tolerance = 5 * Math.sqrt(20_000 * probability * (1 - probability));
    expect(Math.abs(applied - 20_000 * probability)).toBeLessThanOrEqual(tolerance);
  });

  test('never counts more than it may', () => {
    fc.assert(
      fc.property(RULE, fc.nat(60), fc.string(), (rule, calls, seed) => {
        const { steps, counters } = run(rule, calls, seed);
        const taken = steps.filter((step) => step !== undefined);
        expect(counters.uses).toBe(taken.length);
        expect(counters.applied).toBe(taken.filter((step) => step !== 'ok').length);
        expect(counters.uses).toBeLessThanOrEqual(rule.times ?? calls);
        expect(counters.matched).toBeLessThanOrEqual(calls);
        if (!isExhausted(rule, counters)) expect(counters.matched).toBe(calls);
      }),
    );
  });
});

const RULE: fc.Arbitrary<Rule> = fc
  .record(
    {
      steps: fc.array(fc.constantFrom<Step>('ok', A, B), { minLength: 1, maxLength: 4 }),
      atEnd: fc.constantFrom<Rule['atEnd']>('stop', 'repeat', 'last'),
      times: fc.integer({ min: 1, max: 20 }),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
      calls: fc.record(
        {
          from: fc.integer({ min: 1, max: 9 }),
          every: fc.integer({ min: 1, max: 4 }),
          to: fc.integer({ min: 9, max: 40 }),
        },
        { requiredKeys: ['from', 'every'] },
      ),
    },
    { requiredKeys: [] },
  )
  .map(createRule);
