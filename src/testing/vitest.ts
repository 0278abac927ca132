import { test as base, expect, inject, type TestAPI } from 'vitest';
import type { SandboxOptions } from '../config.ts';
import type { NewAccount } from './control-types.ts';
import type { RunningSandbox } from './in-process.ts';
import { connectTo, joinSandbox, startOwnSandbox } from './join-sandbox.ts';
import type { SandboxPlace } from './sandbox-place.ts';
import { openTestAccount, type TestAccount } from './test-account.ts';
import { type SandboxMatchers, sandboxMatchers } from './verify/matchers.ts';

declare module 'vitest' {
  interface Matchers<T> extends SandboxMatchers {}
  interface ProvidedContext {
    /** Where the sandbox of the global set-up runs. */
    ampsSandbox: SandboxPlace | undefined;
  }
}

export interface SandboxFixtures {
  /** Of a sandbox of this file's own; left out, its tests share one. */
  sandboxOptions: SandboxOptions;
  /** What each test's account begins with. */
  accountOptions: NewAccount;
  /** The sandbox that the tests share: of the global set-up or of `amps-sandbox exec`, else of this worker. */
  sandbox: RunningSandbox;
  /** The account of this test, closed after it. */
  amps: TestAccount;
}

interface AllFixtures extends SandboxFixtures {
  /** Opened by the first file that needs it: a file may have a sandbox of its own. */
  sharedSandbox: { open(): Promise<RunningSandbox> };
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
export const test: TestAPI<SandboxFixtures> = base.extend<AllFixtures>({
  sharedSandbox: [shareSandbox, { scope: 'worker' }],
  sandboxOptions: [{}, { scope: 'file' }],
  accountOptions: {},
  sandbox: [useSandbox, { scope: 'file' }],
  amps: useAccount,
});

export { expect };

// Vitest reads what a fixture needs off the parameter of its function.

// biome-ignore lint/correctness/noEmptyPattern: It needs nothing.
async function shareSandbox({}: object, use: Use<AllFixtures['sharedSandbox']>): Promise<void> {
  let opened: Promise<RunningSandbox> | undefined;
  const open = (): Promise<RunningSandbox> => {
    opened ??= openSharedSandbox();
    return opened;
  };
  await use({ open });
  await (await opened)?.close();
}

async function openSharedSandbox(): Promise<RunningSandbox> {
  const provided = inject('ampsSandbox');
  return provided === undefined ? await joinSandbox() : connectTo(provided);
}

async function useSandbox(
  { sharedSandbox, sandboxOptions }: Pick<AllFixtures, 'sharedSandbox' | 'sandboxOptions'>,
  use: Use<RunningSandbox>,
): Promise<void> {
  if (Object.keys(sandboxOptions).length === 0) {
    await use(await sharedSandbox.open());
  } else {
    await using own = await startOwnSandbox(sandboxOptions);
    await use(own);
  }
}

async function useAccount(
  { sandbox, accountOptions }: Pick<AllFixtures, 'sandbox' | 'accountOptions'>,
  use: Use<TestAccount>,
): Promise<void> {
  await using account = await openTestAccount(sandbox, accountOptions);
  await use(account);
}
