import type { NewAccount } from './control/control-types.ts';
import type { RunningTest } from './control/running-test.ts';
import type { RunningSandbox } from './in-process.ts';
import { endTestAccount, openTestAccount, type TestAccount } from './test-account.ts';

/** A test between its two hooks. */
interface Turn {
  readonly test: RunningTest | undefined;
  account: TestAccount | undefined;
}

/**
 * The accounts of tests that a framework runs one after another, which is all that its hooks tell: where a second one
 * begins before the first has ended, nobody knows whose an access is, and all of them are refused from then on.
 */
export class TestAccounts {
  readonly #options: NewAccount;
  /** By what the framework gives both hooks of a test; it may be the same for all. */
  readonly #turns: { readonly context: unknown; readonly turn: Turn }[] = [];
  #isConcurrent = false;

  constructor(options: NewAccount) {
    this.#options = options;
  }

  /** Opens the account of a test that begins. */
  async begin(sandbox: RunningSandbox, context: unknown, test: RunningTest | undefined): Promise<void> {
    const turn: Turn = { test, account: undefined };
    this.#turns.push({ context, turn });
    this.#isConcurrent ||= this.#turns.length > 1;
    turn.account = await openTestAccount(sandbox, this.#options, test);
  }

  /** Closes the account of a test that has ended. */
  async end(context: unknown): Promise<void> {
    const own = this.#turns.findIndex((one) => one.context === context);
    const [ended] = this.#turns.splice(Math.max(0, own), 1);
    if (ended?.turn.account !== undefined) await endTestAccount(ended.turn.account, ended.turn.test);
  }

  /** The account of the test that runs. @throws Error where none does, or several do. */
  get current(): TestAccount {
    if (this.#isConcurrent) return failAmongSeveral();
    return this.#turns[0]?.turn.account ?? failOutside();
  }
}

const WAY_OUT =
  'Run the tests of this file one after another; or open an account in each test: ' +
  '`await using account = await createAccount(sandbox.control)` of amps-sandbox/testing, with a sandbox of joinSandbox(). ' +
  'In Vitest, take `{ amps }` of the test of amps-sandbox/vitest.';

/** Refused for a test that its framework runs beside others. */
export function failAmongSeveral(): never {
  throw new Error(
    'Failed to find the account of the test: tests of this file run concurrently, and the hooks do not tell which of ' +
      `them asks. ${WAY_OUT}`,
  );
}

function failOutside(): never {
  throw new Error(
    'Failed to find the account of the test: none runs now. ' +
      'Read it inside of a test or a hook of each test; create your client there, too.',
  );
}
