import type { SandboxOptions } from '../config/sandbox-options.ts';
import type { NewAccount } from './control/control-types.ts';
import { createHook, type HookCall, testOfHook } from './hook-test.ts';
import type { RunningSandbox } from './in-process.ts';
import { openSandboxFor } from './join-sandbox.ts';
import type { TestAccount } from './test-account.ts';
import { failAmongSeveral, TestAccounts } from './test-accounts.ts';

type RegisterHook = (hook: () => Promise<void>) => unknown;

/** The hooks of a test framework, by the names that `node:test` and Mocha give them. */
export interface TestHooks {
  readonly before: RegisterHook;
  readonly after: RegisterHook;
  readonly beforeEach: RegisterHook;
  readonly afterEach: RegisterHook;
}

export interface UseSandboxOptions {
  /** Of a sandbox of this file's own; left out, the tests share the one that all files share, where there is one. */
  readonly sandboxOptions?: SandboxOptions;
  /** What each test's account begins with. */
  readonly accountOptions?: NewAccount;
}

/** What a framework tells beside its hooks. */
export interface TestFramework extends TestHooks {
  /** Whether whoever calls is a test that runs beside others, without hooks of its own. */
  readonly isConcurrent?: () => boolean;
}

/**
 * One sandbox for the tests, one account for each of them. What it returns is the account of the test that runs; where
 * tests run concurrently, it is refused, and the error tells what to do.
 *
 * @example
 * import { after, afterEach, before, beforeEach, test } from 'node:test';
 * const amps = useSandbox({ before, after, beforeEach, afterEach });
 * test('reads a battery', async () => {
 *   const client = new MyAmpsClient({ baseUrl: amps.url, apiKey: amps.apiKey });
 */
export function useSandbox(
  { before, after, beforeEach, afterEach, isConcurrent = () => false }: TestFramework,
  { sandboxOptions, accountOptions = {} }: UseSandboxOptions = {},
): TestAccount {
  let sandbox: RunningSandbox | undefined;
  const accounts = new TestAccounts(accountOptions);
  before(async () => {
    sandbox = await openSandboxFor(sandboxOptions);
  });
  const begin = async (call: HookCall): Promise<void> => {
    if (sandbox !== undefined) await accounts.begin(sandbox, call.context, testOfHook(call));
  };
  beforeEach(createHook(begin));
  afterEach(createHook(({ context }) => accounts.end(context)));
  after(async () => {
    await sandbox?.close();
  });
  return viewOf(() => (isConcurrent() ? failAmongSeveral() : accounts.current));
}

function viewOf(current: () => TestAccount): TestAccount {
  return {
    get url() {
      return current().url;
    },
    get id() {
      return current().id;
    },
    get apiKey() {
      return current().apiKey;
    },
    get control() {
      return current().control;
    },
    close: () => current().close(),
    [Symbol.asyncDispose]: () => current().close(),
  };
}
