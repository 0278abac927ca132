import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RequestFacts } from '../../../../src/domain/rules/match-rule.ts';
import type { Rule } from '../../../../src/domain/rules/rule.ts';
import { baselineRecords, type Decision, Rulebook } from '../../../../src/world/rules/rulebook.ts';
import { createFacts, createRule, NOW } from '../../domain/rules/facts.ts';

function createBook(...baseline: readonly Partial<Rule>[]): Rulebook {
  return new Rulebook('seed', baselineRecords(baseline.map(createRule), NOW));
}

/** What the rules make of a request, which is counted. */
function take(book: Rulebook, facts: Partial<RequestFacts> = {}): Decision | undefined {
  const { decision, counts } = book.select(createFacts(facts));
  book.count(counts);
  return decision;
}

function decide(book: Rulebook, facts: Partial<RequestFacts> = {}): string | undefined {
  return take(book, facts)?.rule;
}

function decideTimes(book: Rulebook, calls: number): (string | undefined)[] {
  return Array.from({ length: calls }, () => decide(book));
}

function countsOf(book: Rulebook): Record<string, readonly number[]> {
  return Object.fromEntries(
    book.report(NOW).map(({ rule, matched, applied }) => [rule.name, [matched, applied]]),
  );
}

describe('A rulebook', () => {
  test('decides nothing where it is empty or nothing matches', () => {
    expect(decide(createBook())).toBeUndefined();
    expect(decide(createBook({ when: { families: ['hvac'] } }))).toBeUndefined();
  });

  test('asks rules added later first, and those added together in their order', () => {
    const book = createBook({ name: 'base' });
    book.add([createRule({ name: 'old' })], NOW);
    book.add([createRule({ name: 'first', times: 1 }), createRule({ name: 'second', times: 1 })], NOW);
    expect(decideTimes(book, 3)).toEqual(['first', 'second', 'old']);
    expect(book.report(NOW).map(({ rule, origin }) => [rule.name, origin])).toEqual([
      ['first', 'override'],
      ['second', 'override'],
      ['old', 'override'],
      ['base', 'baseline'],
    ]);
  });

  test('leaves a request to older rules where a newer one matches and does not apply', () => {
    const book = createBook({ name: 'base' });
    book.add([createRule({ name: 'third', calls: { from: 3, to: 3, every: 1 } })], NOW);
    expect(decideTimes(book, 4)).toEqual(['base', 'base', 'third', 'base']);
    expect(countsOf(book)).toEqual({ third: [3, 1], base: [3, 3] });
  });

  test('lets the true answer pass for ok, whatever older rules say', () => {
    const book = createBook({ name: 'base' }, {});
    book.add([createRule({ name: 'shield', steps: ['ok'], when: { methods: ['GET'] } })], NOW);
    expect(take(book)).toMatchObject({ rule: 'shield', step: 'ok', delayMs: 0 });
    expect(decide(book, { method: 'POST' })).toBe('base');
    expect(countsOf(book)).toMatchObject({ shield: [1, 0] });
  });

  test('draws the delay of a step from seed, rule and call', () => {
    const steps = [{ delay: { kind: 'uniform', minMs: 1, maxMs: 1_000_000 } }] as const;
    const [one, other] = [createBook({ steps }), createBook({ steps })];
    const delays = [1, 2, 3].map(() => take(one)?.delayMs);
    expect(new Set(delays).size).toBe(3);
    expect([1, 2, 3].map(() => take(other)?.delayMs)).toEqual(delays);
  });

  test('replaces a rule of the same name, counters and all', () => {
    const book = createBook({ name: 'a', times: 1 });
    decide(book);
    book.add([createRule({ name: 'a', times: 1 })], NOW);
    expect(book.report(NOW)).toHaveLength(1);
    expect(decide(book)).toBe('a');
    expect(createBook({ name: 'a' }, { name: 'a' }).report(NOW)).toHaveLength(1);
  });

  test('counts nothing while it is only looked at', () => {
    const book = createBook({ times: 1 });
    const before = book.records();
    const [first, second] = [book.select(createFacts()), book.select(createFacts())];
    expect(second).toEqual(first);
    expect(book.records()).toEqual(before);
    book.count(first.counts);
    expect(decide(book)).toBeUndefined();
  });

  test('leaves alone counts of rules that it does not have', () => {
    const book = createBook({ name: 'a' });
    const before = book.records();
    book.count([{ rule: 'b', counters: { matched: 5, uses: 5, applied: 5, startedAt: NOW } }]);
    expect(book.records()).toEqual(before);
  });

  test('takes a rule out, and no harm is done where there is none', () => {
    const book = createBook({ name: 'a' }, { name: 'b' });
    book.remove('a');
    book.remove('a');
    expect(book.has('a')).toBe(false);
    expect(book.size).toBe(1);
    expect(decide(book)).toBe('b');
    book.remove('b');
    expect(book.hasRules).toBe(false);
  });

  test('has the rules that it is given in the place of all others, with what they have counted', () => {
    const [book, other] = [createBook({ name: 'a' }), createBook({ name: 'b' }, { name: 'c', times: 1 })];
    take(other);
    book.replace(other.records());
    expect(book.records()).toEqual(other.records());
    expect(countsOf(book)).toEqual({ b: [1, 1], c: [0, 0] });
  });

  test('counts the moments of a rule from when it was added', () => {
    const book = createBook({ name: 'base', when: { between: { to: { afterMs: 1_000 } } } });
    expect(decide(book, { at: NOW + 999 })).toBe('base');
    expect(decide(book, { at: NOW + 1_000 })).toBeUndefined();
    book.add([createRule({ name: 'added', when: { between: { to: { afterMs: 1_000 } } } })], NOW + 5_000);
    expect(decide(book, { at: NOW + 5_999 })).toBe('added');
    expect(decide(book, { at: NOW + 6_000 })).toBeUndefined();
  });

  test('reports rules that will not apply any more', () => {
    const book = createBook(
      { name: 'times', times: 1, when: { methods: ['GET'] } },
      { name: 'for', forMs: 1_000, when: { methods: ['POST'] } },
      { name: 'until', when: { between: { to: { at: NOW + 1_000 } } } },
      { name: 'always' },
    );
    const exhausted = (at: number) =>
      book.report(at).flatMap(({ rule, exhausted }) => (exhausted ? [rule.name] : []));
    expect(exhausted(NOW)).toEqual([]);
    decide(book);
    decide(book, { method: 'POST' });
    expect(exhausted(NOW)).toEqual(['times']);
    expect(exhausted(NOW + 1_000)).toEqual(['times', 'for', 'until']);
    expect(book.get('until', NOW)).toMatchObject({ matched: 0, exhausted: false });
    expect(book.get('never', NOW)).toBeUndefined();
  });

  test('goes on after a restore as if nothing had happened', () => {
    const probability = 0.5;
    const [whole, first] = [createBook({ name: 'a', probability }), createBook({ name: 'a', probability })];
    for (const book of [whole, first]) book.add([createRule({ name: 'b', times: 9, probability })], NOW);
    const expected = decideTimes(whole, 40);
    const begun = decideTimes(first, 15);
    const second = new Rulebook('seed', JSON.parse(JSON.stringify(first.records())));
    expect([...begun, ...decideTimes(second, 25)]).toEqual(expected);
    expect(second.report(NOW)).toEqual(whole.report(NOW));
  });
});

const STEPS = ['ok', { error: 'A' }] as const;
const RULES = fc.array(
  fc.record(
    {
      when: fc.record(
        {
          operations: fc.subarray(['getBatteryState', 'getHvacState'], { minLength: 1 }),
          devices: fc.subarray(['d1', 'd2'], { minLength: 1 }),
          methods: fc.constant(['GET']),
          keys: fc.subarray(['k1', 'k2'], { minLength: 1 }),
        },
        { requiredKeys: [] },
      ),
      steps: fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 3 }),
      atEnd: fc.constantFrom<Rule['atEnd']>('stop', 'repeat', 'last'),
      times: fc.integer({ min: 1, max: 5 }),
      probability: fc.constantFrom(0.2, 0.8),
    },
    { requiredKeys: ['when'] },
  ),
  { maxLength: 8 },
);
const CALLS = fc.array(
  fc.record({
    operationId: fc.constantFrom('getBatteryState', 'getHvacState', 'pushHvacAction', undefined),
    deviceId: fc.constantFrom('d1', 'd2', 'd3', undefined),
    method: fc.constantFrom('GET', 'POST'),
    key: fc.constantFrom('k1', 'k2'),
  }),
  { maxLength: 40 },
);

function bookOf(rules: readonly Partial<Rule>[], seed = 'seed'): Rulebook {
  const named = rules.map((rule, i) => createRule({ ...rule, name: `rule-${i}` }));
  return new Rulebook(seed, baselineRecords(named, NOW));
}

describe('In every rulebook', () => {
  test('the first rule wins that would apply if it stood alone before those requests', () => {
    fc.assert(
      fc.property(RULES, CALLS, (rules, calls) => {
        const book = bookOf(rules);
        const alone = rules.map((rule, i) => createBook({ ...rule, name: `rule-${i}` }));
        for (const call of calls) {
          let expected: string | undefined;
          for (const one of alone) {
            expected = decide(one, call);
            if (expected !== undefined) break;
          }
          expect(decide(book, call)).toBe(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('the counts add up', () => {
    fc.assert(
      fc.property(RULES, CALLS, (rules, calls) => {
        const book = bookOf(rules);
        const decided = calls.flatMap((call) => take(book, call) ?? []);
        const reports = book.report(NOW);
        const sum = (read: (report: (typeof reports)[number]) => number) =>
          reports.reduce((total, report) => total + read(report), 0);
        expect(sum(({ uses }) => uses)).toBe(decided.length);
        expect(sum(({ applied }) => applied)).toBe(decided.filter(({ step }) => step !== 'ok').length);
        for (const { matched, uses, applied, rule } of reports) {
          expect(applied).toBeLessThanOrEqual(uses);
          expect(uses).toBeLessThanOrEqual(Math.min(matched, rule.times ?? matched));
        }
      }),
    );
  });

  test('a rule of so many times applies exactly so often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(100), (times, more) => {
        const book = createBook({ times });
        const applied = decideTimes(book, times + more).filter((name) => name !== undefined);
        expect(applied).toHaveLength(times);
        expect(countsOf(book)).toEqual({ fails: [times, times] });
      }),
    );
  });

  test('requests of no concern to a rule change nothing for it', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), fc.string(), (isOther, seed) => {
        const rules = [{ probability: 0.5, when: { operations: ['getBatteryState'] } }];
        const [mixed, pure] = [bookOf(rules, seed), bookOf(rules, seed)];
        const decided = isOther.flatMap((other) => {
          const name = decide(mixed, other ? { operationId: 'getHvacState' } : {});
          return other ? [] : [name];
        });
        expect(decided).toEqual(decideTimes(pure, decided.length));
      }),
    );
  });

  test('a thousand rules on other operations are not even looked at', () => {
    const book = createBook();
    const read = { count: 0 };
    const when = (i: number) => ({
      operations: [`operation-${i}`],
      get families() {
        read.count++;
        return ['battery'] as const;
      },
    });
    book.add(
      Array.from({ length: 1_000 }, (_, i) => createRule({ name: `rule-${i}`, when: when(i) })),
      NOW,
    );
    decide(book);
    const before = read.count;
    decide(book);
    expect(read.count).toBe(before);
  });
});
