import type { SandboxOptions } from '../config/sandbox-options.ts';
import type { NewAccount } from './control/control-types.ts';
import { describe, isObject } from './control/inputs/check-argument.ts';
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
export function useSandbox(hooks: TestFramework, options: UseSandboxOptions = {}): TestAccount {
  const { before, after, beforeEach, afterEach, isConcurrent = () => false } = requireHooks(hooks);
  const { sandboxOptions, accountOptions = {} } = requireOptions(options);
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

const HOOKS = ['before', 'after', 'beforeEach', 'afterEach'] as const;

/** @throws TypeError for what has not all hooks */
function requireHooks(given: TestFramework): TestFramework {
  const missing = HOOKS.filter((name) => typeof Object(given)[name] !== 'function');
  if (missing.length === 0) return given;
  throw new TypeError(
    `Failed to use a sandbox: the hooks lack ${missing.join(', ')}. Give those of the test framework: ` +
      'useSandbox({ before, after, beforeEach, afterEach }).',
  );
}

/** @throws TypeError for what is no object */
function requireOptions(given: UseSandboxOptions): UseSandboxOptions {
  if (isObject(given)) return given;
  throw new TypeError(
    `Failed to use a sandbox: its options are ${describe(given)}, which is no object. ` +
      "Give an object such as { sandboxOptions: { clock: 'frozen' }, accountOptions: { world: 'empty' } }, or leave it out.",
  );
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
