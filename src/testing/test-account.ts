import { createAccount, type SandboxAccount } from './control/control-account.ts';
import type { NewAccount } from './control/control-types.ts';
import { isObject } from './control/inputs/check-argument.ts';
import { type RunningTest, toAccountName } from './control/running-test.ts';
import type { RunningSandbox } from './in-process.ts';
import { tellRequests } from './tell-requests.ts';

/** The account of one test, and where it is served. */
export interface TestAccount extends SandboxAccount {
  /** Base URL to give to the client under test in place of `https://sandbox-api.amps.ai`. */
  readonly url: string;
}

/** Opens an account for one test, and names it after the test where it is given no name. @throws ControlError */
export async function openTestAccount(
  { url, control }: Pick<RunningSandbox, 'url' | 'control'>,
  options: NewAccount,
  test?: RunningTest,
): Promise<TestAccount> {
  const name = test && toAccountName(test.name);
  const wanted = name !== undefined && isObject(options) ? { name, ...options } : options;
  return { url, ...(await createAccount(control, wanted)) };
}

/** Closes the account of a test; where the test has failed, after telling what it saw. */
export async function endTestAccount(account: TestAccount, test: RunningTest | undefined): Promise<void> {
  if (test?.hasFailed()) await tellRequests(test.name, account.control);
  await account.close();
}
