import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { TestAccount } from '../test-account.ts';
import { type UseSandboxOptions, useSandbox as useSandboxWith } from '../use-sandbox.ts';
import { type SandboxMatchers, sandboxMatchers } from '../verify/matchers.ts';

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends SandboxMatchers {}
}

declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: @types/jest has it so.
    interface Matchers<R, T = {}> extends SandboxMatchers {}
  }
}

expect.extend(sandboxMatchers);

/**
 * One sandbox for the tests of this file, or for all files where a global set-up or `amps-sandbox exec` runs it; one
 * account for each test. What it returns is the account of the test that runs.
 *
 * @example
 * const amps = useSandbox({ accountOptions: { clock: { mode: 'frozen' } } });
 * test('reads a battery', async () => {
 *   const client = new MyAmpsClient({ baseUrl: amps.url, apiKey: amps.apiKey });
 */
export function useSandbox(options: UseSandboxOptions = {}): TestAccount {
  const hooks = { before: beforeAll, after: afterAll, beforeEach, afterEach };
  return useSandboxWith({ ...hooks, isConcurrent }, options);
}

interface JestState {
  /** Jest 30: the test whose code runs. */
  readonly currentTestIdentity?: () => { readonly concurrent?: boolean } | undefined;
  /** Jest 29: its name, of concurrent tests alone. */
  readonly currentConcurrentTestName?: () => string | undefined;
}

/** Jest runs no hooks for the tests of `test.concurrent`. */
function isConcurrent(): boolean {
  const { currentTestIdentity: identify, currentConcurrentTestName: name } = expect.getState() as JestState;
  return identify === undefined ? name?.() !== undefined : identify()?.concurrent === true;
}

export { expect };
