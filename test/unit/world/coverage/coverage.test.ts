import { describe, expect, test } from 'vitest';
import { Coverage } from '../../../../src/world/coverage/coverage.ts';
import type { CoverageEvent } from '../../../../src/world/coverage/coverage-event.ts';
import { createEntry } from '../../../support/journal.ts';
import { CONTRACT_VIOLATION, cover, UNKNOWN_ROUTE } from '../../../support/report.ts';

describe('Coverage counts', () => {
  test('the statuses of each operation, and which of them were scripted', () => {
    const { operations, requestCount } = cover(
      {},
      {},
      { status: 429, rule: 'burst' },
      { status: 429 },
    ).facts();
    expect(requestCount).toBe(4);
    expect(operations).toEqual([
      {
        edition: 'v1',
        operation: 'getBatteryState',
        statuses: [
          { status: 200, count: 2, scripted: 0 },
          { status: 429, count: 2, scripted: 1 },
        ],
      },
    ]);
  });

  test('operations of several editions apart, where they share names', () => {
    const other = { edition: 'v2' };
    const facts = cover({}, other, other, { ...CONTRACT_VIOLATION, ...other }, CONTRACT_VIOLATION).facts();
    expect(facts.operations.map(({ edition, statuses }) => [edition, statuses[0]?.count])).toEqual([
      ['v1', 1],
      ['v2', 2],
    ]);
    expect(facts.contractViolations.items.map(({ edition }) => edition)).toEqual(['v2', 'v1']);
  });

  test('the accounts that were called, each once while they are few, and on where they are very many', () => {
    const coverage = new Coverage();
    const call = (account: string): void => {
      coverage.note(createEntry(1, { account }));
      coverage.noteClosed(account);
    };
    for (const account of ['acct_a', 'acct_b', 'acct_a']) call(account);
    expect(coverage.facts().accountCount).toBe(2);
    for (let i = 0; i < 110_000; i++) call(`acct_${i}`);
    expect(coverage.facts().accountCount).toBe(110_002);
  });

  test('the accounts that were called, each once', () => {
    expect(
      cover({ account: 'a' }, { account: 'b' }, { account: 'a' }, { account: undefined }).facts()
        .accountCount,
    ).toBe(2);
  });

  test('contract violations by operation and reasons, with the first request of each', () => {
    const { contractViolations } = cover({}, CONTRACT_VIOLATION, CONTRACT_VIOLATION, {
      ...CONTRACT_VIOLATION,
      errors: [],
    }).facts();
    expect(contractViolations.total).toBe(3);
    expect(contractViolations.items).toMatchObject([
      {
        count: 2,
        reasons: CONTRACT_VIOLATION.errors,
        first: { account: 'acct_test', sequence: 2, requestId: 'req_1' },
      },
      { count: 1, reasons: [], first: { sequence: 4 } },
    ]);
  });

  test('a request to an unknown route as that, and as no contract violation of any operation', () => {
    const known = { ...UNKNOWN_ROUTE, route: '/battery', path: '/battery', method: 'DELETE' };
    const { contractViolations, unknownRoutes, operations } = cover(
      UNKNOWN_ROUTE,
      UNKNOWN_ROUTE,
      known,
    ).facts();
    expect(contractViolations.total).toBe(0);
    expect(operations).toEqual([]);
    expect(unknownRoutes.items).toMatchObject([
      { method: 'GET', path: '/nope', isKnownPath: false, count: 2 },
      { method: 'DELETE', path: '/battery', isKnownPath: true, count: 1 },
    ]);
  });

  test('early retries by who sent them to what', () => {
    const early = { isEarlyRetry: true, status: 429 };
    const { earlyRetries } = cover(early, early, { ...early, keyName: 'Two' }).facts();
    expect(earlyRetries.items).toMatchObject([
      { keyName: 'One', count: 2 },
      { keyName: 'Two', count: 1 },
    ]);
  });

  test('rules by their names', () => {
    const coverage = cover({ rule: 'a' }, { rule: 'b' }, { rule: 'a' });
    coverage.noteRules('acct_test', ['a', 'c']);
    expect(coverage.facts().appliedRules).toEqual(
      new Map([
        ['a', 2],
        ['b', 1],
      ]),
    );
    expect(coverage.facts().knownRules).toEqual([
      { rule: 'a', test: undefined },
      { rule: 'c', test: undefined },
    ]);
  });
});

describe('Coverage knows which test it was', () => {
  const first = (coverage: ReturnType<typeof cover>) => coverage.facts().contractViolations.items[0]?.first;

  test('where the account is one that was opened for it', () => {
    const coverage = cover();
    coverage.noteTest('acct_test', 'reads a battery');
    coverage.noteTest('acct_other', 'reads a charger');
    coverage.note(createEntry(1, CONTRACT_VIOLATION));
    coverage.noteRules('acct_other', ['busy']);
    expect(first(coverage)?.test).toBe('reads a battery');
    expect(coverage.facts().knownRules).toEqual([{ rule: 'busy', test: 'reads a charger' }]);
  });

  test('where the request has no account, but only one test was running', () => {
    const coverage = cover();
    coverage.noteTest('acct_test', 'forgets its key');
    coverage.noteLiveKey('sk_live_a…');
    expect(coverage.facts().liveKeys).toEqual({
      total: 1,
      items: [{ key: 'sk_live_a…', test: 'forgets its key', count: 1 }],
    });
  });

  test('but not where several were, or none any more', () => {
    const coverage = cover();
    coverage.noteTest('acct_a', 'one');
    coverage.noteTest('acct_b', 'two');
    coverage.note(createEntry(1, { ...CONTRACT_VIOLATION, account: undefined }));
    expect(first(coverage)?.test).toBeUndefined();
    coverage.noteClosed('acct_a');
    coverage.noteClosed('acct_b');
    coverage.noteLiveKey('sk_live_b…');
    expect(coverage.facts().liveKeys.items[0]?.test).toBeUndefined();
  });
});

describe('What another sandbox has heard of', () => {
  test('is counted as if this one had, with its number and tests of its own', () => {
    const told: CoverageEvent[] = [];
    const other = cover();
    other.listen((event) => told.push(event));
    other.noteTest('acct_test', 'far away');
    other.noteRules('acct_test', ['busy']);
    other.note(createEntry(1, CONTRACT_VIOLATION));
    other.noteLiveKey('sk_live_a…');
    other.noteClosed('acct_test');

    const coverage = cover({});
    coverage.noteTest('acct_test', 'here');
    const replay = coverage.replayer(2);
    for (const event of JSON.parse(JSON.stringify(told)) as CoverageEvent[]) replay(event);
    coverage.note(createEntry(2, { ...UNKNOWN_ROUTE }));

    const facts = coverage.facts();
    expect([facts.requestCount, facts.accountCount]).toEqual([3, 2]);
    expect(facts.contractViolations.items[0]?.first).toMatchObject({ sandbox: 2, test: 'far away' });
    expect(facts.unknownRoutes.items[0]?.first).toMatchObject({ sandbox: 1, test: 'here' });
    expect(facts.liveKeys.items[0]?.test).toBe('far away');
    expect(facts.knownRules).toEqual([{ rule: 'busy', test: 'far away' }]);
  });
});

describe('Coverage is bounded', () => {
  test('in the number of different things: all are counted, the first thousand are named', () => {
    const routes = Array.from({ length: 1_500 }, (_, index) => ({ ...UNKNOWN_ROUTE, path: `/${index}` }));
    const { unknownRoutes, requestCount } = cover(...routes, { ...UNKNOWN_ROUTE, path: '/0' }).facts();
    expect(requestCount).toBe(1_501);
    expect(unknownRoutes.total).toBe(1_501);
    expect(unknownRoutes.items).toHaveLength(1_000);
    expect(unknownRoutes.items[0]).toMatchObject({ path: '/0', count: 2 });
  });

  test('in what it keeps of a text', () => {
    const [route] = cover({ ...UNKNOWN_ROUTE, path: `/${'x'.repeat(60_000)}` }).facts().unknownRoutes.items;
    expect(route?.path.length).toBeLessThan(300);
  });

  test('and what it gave away does not change any more', () => {
    const coverage = cover(CONTRACT_VIOLATION);
    const before = coverage.facts();
    const copy = structuredClone(before);
    coverage.noteRules('acct_test', ['late']);
    coverage.note(createEntry(9, CONTRACT_VIOLATION));
    expect(before).toEqual(copy);
  });
});
