import type { SandboxOptions } from '../config/sandbox-options.ts';
import type { NewAccount } from './control/control-types.ts';
import type { RunningTest } from './control/running-test.ts';
import { createHook, type HookCall, testOfHook } from './hook-test.ts';
import type { RunningSandbox } from './in-process.ts';
import { openSandboxFor } from './join-sandbox.ts';
import { endTestAccount, openTestAccount, type TestAccount } from './test-account.ts';

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

/**
 * One sandbox for the tests, one account for each of them. What it returns is the account of the test that runs.
 *
 * @example
 * import { after, afterEach, before, beforeEach, test } from 'node:test';
 * const amps = useSandbox({ before, after, beforeEach, afterEach });
 * test('reads a battery', async () => {
 *   const client = new MyAmpsClient({ baseUrl: amps.url, apiKey: amps.apiKey });
 */
export function useSandbox(
  { before, after, beforeEach, afterEach }: TestHooks,
  { sandboxOptions, accountOptions = {} }: UseSandboxOptions = {},
): TestAccount {
  let sandbox: RunningSandbox | undefined;
  let account: TestAccount | undefined;
  let test: RunningTest | undefined;
  before(async () => {
    sandbox = await openSandboxFor(sandboxOptions);
  });
  const open = async (call: HookCall): Promise<void> => {
    if (sandbox === undefined) return;
    test = testOfHook(call);
    account = await openTestAccount(sandbox, accountOptions, test);
  };
  beforeEach(createHook(open));
  afterEach(async () => {
    const ending = account;
    account = undefined;
    if (ending !== undefined) await endTestAccount(ending, test);
  });
  after(async () => {
    await sandbox?.close();
  });
  return viewOf(() => account ?? failOutside());
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

function failOutside(): never {
  throw new Error(
    'Failed to find the account of the test: none runs now. ' +
      'Read it inside of a test or a hook of each test; create your client there, too.',
  );
}
