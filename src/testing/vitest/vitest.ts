import { test as base, expect, inject, type TestAPI, type TestContext } from 'vitest';
import type { SandboxOptions } from '../../config/sandbox-options.ts';
import type { ConnectionInfo } from '../control/connection-info.ts';
import type { NewAccount } from '../control/control-types.ts';
import type { RunningSandbox } from '../in-process.ts';
import type { TestAccount } from '../test-account.ts';
import type { SandboxMatchers } from '../verify/matchers.ts';
import {
  connectTo,
  endTestAccount,
  isEmpty,
  nameVitestTask,
  openSandboxFor,
  openTestAccount,
  sandboxMatchers,
} from './vitest-parts.ts';

declare module 'vitest' {
  interface Matchers<T> extends SandboxMatchers {}
  interface ProvidedContext {
    /** Where the sandbox of the global set-up runs. */
    ampsSandbox: ConnectionInfo | undefined;
  }
}

export interface SandboxFixtures {
  /** Of a sandbox of this file's own; where there are none, the file shares one with others. */
  sandboxOptions: SandboxOptions;
  /** What each test's account begins with. */
  accountOptions: NewAccount;
  /** The sandbox that the tests share: of the global set-up or of `amps-sandbox exec`, else of this file. */
  sandbox: RunningSandbox;
  /** The account of this test, closed after it. */
  amps: TestAccount;
}

type Use<Value> = (value: Value) => Promise<void>;

expect.extend(sandboxMatchers);

/**
 * Vitest's `test` with a sandbox that is shared, and an account for each test.
 *
 * @example
 * test('reads a battery', async ({ amps }) => {
 *   const client = new MyAmpsClient({ baseUrl: amps.url, apiKey: amps.apiKey });
 *   await amps.control.clock.advance('3h');
 *   await expect(amps).toHaveReceived('GET /battery/*', 2);
 * });
 */
export const test: TestAPI<SandboxFixtures> = base.extend<SandboxFixtures>({
  sandboxOptions: [{}, { scope: 'file' }],
  accountOptions: {},
  sandbox: [useSandbox, { scope: 'file' }],
  amps: useAccount,
});

export { expect };

// Vitest reads what a fixture needs off the parameter of its function.

async function useSandbox(
  { sandboxOptions }: Pick<SandboxFixtures, 'sandboxOptions'>,
  use: Use<RunningSandbox>,
): Promise<void> {
  const connection = inject('ampsSandbox');
  const isShared = connection !== undefined && isEmpty(sandboxOptions);
  await using sandbox = isShared ? await connectTo(connection) : await openSandboxFor(sandboxOptions);
  await use(sandbox);
}

async function useAccount(
  {
    sandbox,
    accountOptions,
    task,
  }: Pick<SandboxFixtures & TestContext, 'sandbox' | 'accountOptions' | 'task'>,
  use: Use<TestAccount>,
): Promise<void> {
  const test = nameVitestTask(task);
  const account = await openTestAccount(sandbox, accountOptions, test);
  try {
    await use(account);
  } finally {
    await endTestAccount(account, test);
  }
}
