import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../../../src/domain/failures/problem.ts';
import type { Rule } from '../../../../src/domain/rules/rule.ts';
import type { Account } from '../../../../src/world/account.ts';
import { MAX_RULES } from '../../../../src/world/decide/decide-rules.ts';
import { atOnce } from '../../../support/at-once.ts';
import { createAccount, SETTINGS, START } from '../../../support/world.ts';
import { createFacts, createRule } from '../../domain/rules/facts.ts';

function openWith(...rules: readonly Partial<Rule>[]): Account {
  return createAccount({ settings: { ...SETTINGS, rules: rules.map(createRule) } });
}

function add(account: Account, ...rules: readonly Partial<Rule>[]): void {
  atOnce(account.execute({ type: 'rules.add', rules: rules.map(createRule) }));
}

/** The name of the rule that takes the next request, if any does. */
function ask(account: Account, scenario?: string): string | undefined {
  return atOnce(account.selectRule(createFacts({ at: account.clock.now() }), scenario))?.rule;
}

function askTimes(account: Account, count: number, scenario?: string): (string | undefined)[] {
  return Array.from({ length: count }, () => ask(account, scenario));
}

function report(account: Account): unknown[] {
  return account.rulebook
    .report(account.clock.now())
    .map(({ rule, origin, applied }) => [rule.name, origin, applied]);
}

describe('The rules of an account', () => {
  it('are given back as they were at the start when they are cleared, with what they have counted', () => {
    const account = openWith({ name: 'a', times: 2 }, { name: 'b' }, { name: 'c' });
    expect(ask(account)).toBe('a');
    atOnce(account.execute({ type: 'rule.remove', rule: 'b' }));
    add(account, { name: 'c' }, { name: 'd' });
    atOnce(account.execute({ type: 'rules.clear' }));
    expect(report(account)).toEqual([
      ['a', 'baseline', 1],
      ['b', 'baseline', 0],
      ['c', 'baseline', 0],
    ]);
  });

  it('are re-armed by a reset, from the instant of it', async () => {
    const account = openWith({ times: 1, when: { between: { to: { afterMs: 1_000 } } } });
    add(account, { name: 'other', times: 1 });
    expect(askTimes(account, 3)).toEqual(['other', 'fails', undefined]);
    await account.moveClock({ target: (now) => now + 5_000 });
    await account.reset();
    await account.moveClock({ target: (now) => now + 999 });
    expect(ask(account)).toBe('fails');
    await account.reset();
    await account.moveClock({ target: (now) => now + 1_000 });
    expect(ask(account)).toBeUndefined();
  });

  it('are no more than an account can bear: it keeps those it has and says how many there would be', () => {
    const account = openWith({ name: 'base' });
    const rules = Array.from({ length: MAX_RULES }, (_, i) => createRule({ name: `rule-${i}` }));
    const refused = { path: '/body', message: expect.stringContaining(`${MAX_RULES + 1} rules`) };
    expect(() => account.execute({ type: 'rules.add', rules })).toThrow(
      expect.objectContaining({ kind: 'invalid-request', facts: { errors: [refused] } }),
    );
    expect(report(account)).toHaveLength(1);
    expect(() => add(account, ...rules.slice(1))).not.toThrow(ApiProblem);
  });

  it('may be replaced by others of the same names where there are as many as there may be', () => {
    const account = openWith();
    const rules = Array.from({ length: MAX_RULES }, (_, i) => createRule({ name: `rule-${i}` }));
    add(account, ...rules);
    add(account, createRule({ name: 'rule-5' }), createRule({ name: 'rule-5' }));
    expect(account.rulebook.size).toBe(MAX_RULES);
    expect(() => add(account, createRule({ name: 'one more' }))).toThrow('invalid-request');
  });

  it('use up a turn for a request that they take, and none for one that they do not', () => {
    const account = openWith({ times: 1, when: { methods: ['POST'] } });
    const { position } = account;
    expect(ask(account)).toBeUndefined();
    expect(account.position).toBe(position);
    const posted = createFacts({ method: 'POST', at: START });
    expect(atOnce(account.selectRule(posted))?.rule).toBe('fails');
    expect(account.position).toBe(position + 1);
    expect(atOnce(account.selectRule(posted))).toBeUndefined();
  });
});

describe('The rules of a scenario that requests ask for by name', () => {
  const twice = [createRule({ name: 'twice', times: 2 })];

  it('are asked in place of the account’s, with counters of their own', () => {
    const account = openWith({ name: 'base' });
    expect(account.hasScenario('flaky')).toBe(false);
    expect(ask(account, 'flaky')).toBeUndefined();
    atOnce(account.openScenario('flaky', twice));
    expect(account.hasScenario('flaky')).toBe(true);
    expect(askTimes(account, 3, 'flaky')).toEqual(['twice', 'twice', undefined]);
    expect(report(account)).toEqual([['base', 'baseline', 0]]);
  });

  it('go on where they were, whoever opens the scenario again', () => {
    const account = openWith();
    atOnce(account.openScenario('flaky', twice));
    ask(account, 'flaky');
    expect(atOnce(account.openScenario('flaky', twice))).toEqual([]);
    expect(askTimes(account, 2, 'flaky')).toEqual(['twice', undefined]);
  });

  it('go on after a restore, as those of the account do, and are forgotten at a reset', async () => {
    const account = openWith({ name: 'thrice', times: 3, probability: 0.5 });
    atOnce(account.openScenario('flaky', [createRule({ name: 'some', times: 5, probability: 0.5 })]));
    askTimes(account, 3);
    askTimes(account, 3, 'flaky');
    const snapshot = JSON.parse(JSON.stringify(account.snapshot()));
    const expected = [askTimes(account, 20), askTimes(account, 20, 'flaky')];
    const other = openWith();
    for (const restored of [account, other]) {
      await restored.restore(snapshot);
      expect([askTimes(restored, 20), askTimes(restored, 20, 'flaky')]).toEqual(expected);
    }
    await account.reset();
    expect(account.hasScenario('flaky')).toBe(false);
  });

  it('count their moments from the start of the account', async () => {
    const account = openWith();
    await account.moveClock({ target: (now) => now + 500 });
    const early = createRule({ when: { between: { to: { afterMs: 1_000 } } } });
    await account.openScenario('early', [early]);
    expect(ask(account, 'early')).toBe('fails');
    await account.moveClock({ target: (now) => now + 500 });
    expect(ask(account, 'early')).toBeUndefined();
  });
});
