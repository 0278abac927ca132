import { executionAsyncResource } from 'node:async_hooks';

/** A test that a framework runs in this process. */
export interface RunningTest {
  /** With the names of the groups that it stands in. */
  readonly name: string;
  /** Whether it has failed so far. */
  readonly hasFailed: () => boolean;
}

/**
 * The test that Vitest, Jest or `node:test` is running; undefined where none is, or where several may be. None of them
 * tells this by an interface of its own to those who are not called by it: what is looked at here is looked at with care.
 */
export function findRunningTest(): RunningTest | undefined {
  return (
    describeVitestTask(partOf(partOf(globalThis, '__vitest_worker__'), 'current')) ??
    findInJest() ??
    findInNode()
  );
}

/** @param task as Vitest hands it to hooks and fixtures */
export function describeVitestTask(task: unknown): RunningTest | undefined {
  if (partOf(task, 'type') !== 'test' || partOf(task, 'concurrent') === true) return undefined;
  return nameVitestTask(task);
}

/** The same of a test that may be one of several that run. */
export function nameVitestTask(task: unknown): RunningTest {
  return {
    name: joinNames(task, 'suite'),
    hasFailed: () => partOf(partOf(task, 'result'), 'state') === 'fail',
  };
}

/** Where jest-circus keeps what it is doing. */
const JEST_STATE = 'JEST_STATE_SYMBOL';

function findInJest(): RunningTest | undefined {
  const symbol = Object.getOwnPropertySymbols(globalThis).find(
    ({ description }) => description === JEST_STATE,
  );
  const test = symbol && partOf(partOf(globalThis, symbol), 'currentlyRunningTest');
  if (typeof partOf(test, 'name') !== 'string' || partOf(test, 'concurrent') === true) return undefined;
  return {
    name: joinNames(test, 'parent'),
    hasFailed: () => Number(partOf(partOf(test, 'errors'), 'length')) > 0,
  };
}

/** The body of a test of `node:test`, up to its first `await`, runs in the scope of the test itself. */
function findInNode(): RunningTest | undefined {
  const test: unknown = executionAsyncResource();
  const isTest = partOf(partOf(test, 'constructor'), 'name') === 'Test';
  return isTest
    ? { name: joinNames(test, 'parent'), hasFailed: () => partOf(test, 'passed') === false }
    : undefined;
}

/** What stands for all tests of a file in place of a name. */
const ROOT_NAMES = new Set(['ROOT_DESCRIBE_BLOCK', '<root>', '']);

function joinNames(test: unknown, up: 'suite' | 'parent'): string {
  const names: string[] = [];
  for (let place = test; place !== undefined && place !== null; place = partOf(place, up)) {
    const name = partOf(place, 'name');
    if (typeof name === 'string' && !ROOT_NAMES.has(name)) names.unshift(name);
  }
  return names.join(' > ');
}

export function partOf(value: unknown, name: PropertyKey): unknown {
  const hasParts = typeof value === 'function' || (typeof value === 'object' && value !== null);
  return hasParts ? Reflect.get(value, name) : undefined;
}

const MAX_LENGTH = 100;

/** The name of a test as the name of an account may be; of a long one the end, which tells most. */
export function toAccountName(name: string): string | undefined {
  const letters = [...name.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()];
  if (letters.length === 0) return undefined;
  return letters.length <= MAX_LENGTH ? letters.join('') : `…${letters.slice(1 - MAX_LENGTH).join('')}`;
}
