import { describe, expect, test } from 'vitest';
import { findRunningTest, toAccountName } from '../../../src/testing/control/running-test.ts';
import { createHook, type HookCall, testOfHook } from '../../../src/testing/hook-test.ts';

describe('The test that is running', () => {
  test('is found in Vitest, with the names of its groups', () => {
    expect(findRunningTest()?.name).toBe(
      'The test that is running > is found in Vitest, with the names of its groups',
    );
    expect(findRunningTest()?.hasFailed()).toBe(false);
  });

  test.concurrent('is not guessed where several may run', () => {
    expect(findRunningTest()).toBeUndefined();
  });
});

describe('A hook knows its test', () => {
  const nameOf = (call: Partial<HookCall>) => testOfHook({ self: undefined, context: undefined, ...call });

  test('in node:test, by the context', () => {
    const context = { name: 'reads', fullName: 'A battery > reads', passed: false };
    expect(nameOf({ context })?.name).toBe('A battery > reads');
    expect(nameOf({ context })?.hasFailed()).toBe(true);
    expect(nameOf({ context: { ...context, passed: true } })?.hasFailed()).toBe(false);
  });

  test('in Mocha, by this', () => {
    const parent = { title: 'A battery', parent: { title: '' } };
    const self = { currentTest: { title: 'reads', parent, state: 'failed' } };
    expect(nameOf({ self })?.name).toBe('A battery > reads');
    expect(nameOf({ self })?.hasFailed()).toBe(true);
  });

  test('in Vitest, by the context', () => {
    const task = { type: 'test', name: 'reads', suite: { name: 'A battery' }, result: { state: 'fail' } };
    expect(nameOf({ context: { task } })?.name).toBe('A battery > reads');
    expect(nameOf({ context: { task } })?.hasFailed()).toBe(true);
  });

  test('and takes no parameter, which a framework would take for a callback or for fixtures', async () => {
    const calls: HookCall[] = [];
    const hook = createHook(async (call) => void calls.push(call));
    expect(hook).toHaveLength(0);
    await (hook as (context: unknown) => Promise<void>).call('self', 'context');
    expect(calls).toEqual([{ self: 'self', context: 'context' }]);
  });
});

describe('An account is named after a test', () => {
  test.each([
    ['reads a battery', 'reads a battery'],
    ['reads\n a\u0000battery ', 'reads a battery'],
    [`${'x'.repeat(90)} > ends here, finally`, /^…x+ > ends here, finally$/],
    ['👍'.repeat(150), `…${'👍'.repeat(99)}`],
  ])('%j', (name, expected) => {
    const made = toAccountName(name) ?? '';
    if (typeof expected === 'string') expect(made).toBe(expected);
    else expect(made).toMatch(expected);
    expect([...made].length).toBeLessThanOrEqual(100);
  });

  test('of which nothing can be read keeps its own name', () => {
    expect(toAccountName(' \n')).toBeUndefined();
  });
});
