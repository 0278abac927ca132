import { findRunningTest, nameVitestTask, partOf, type RunningTest } from './control/running-test.ts';

/** What a test framework gives a hook: `this` of Mocha, the first argument of `node:test` and Vitest, nothing of Jest. */
export interface HookCall {
  readonly self: unknown;
  readonly context: unknown;
}

/**
 * A hook that is told how it was called. It has no parameters: frameworks take one that has some for a hook with a
 * callback, or read the names of fixtures off them.
 */
export function createHook(run: (call: HookCall) => Promise<void>): () => Promise<void> {
  return async function hook(this: unknown): Promise<void> {
    // biome-ignore lint/complexity/noArguments: see above.
    await run({ self: this, context: arguments[0] });
  };
}

/** The test that a hook of each test is called for; undefined where the framework does not tell. */
export function testOfHook({ self, context }: HookCall): RunningTest | undefined {
  const task = partOf(context, 'task');
  if (task !== undefined) return nameVitestTask(task);
  return describeNodeTest(context) ?? describeMochaTest(partOf(self, 'currentTest')) ?? findRunningTest();
}

function describeNodeTest(context: unknown): RunningTest | undefined {
  const name = partOf(context, 'fullName') ?? partOf(context, 'name');
  if (typeof name !== 'string') return undefined;
  return { name, hasFailed: () => partOf(context, 'passed') === false };
}

function describeMochaTest(test: unknown): RunningTest | undefined {
  const title = partOf(test, 'title');
  if (typeof title !== 'string') return undefined;
  return { name: joinTitles(test), hasFailed: () => partOf(test, 'state') === 'failed' };
}

function joinTitles(test: unknown): string {
  const titles: unknown[] = [];
  for (let place = test; place !== undefined && place !== null; place = partOf(place, 'parent'))
    titles.unshift(partOf(place, 'title'));
  return titles.filter((title) => typeof title === 'string' && title !== '').join(' > ');
}
