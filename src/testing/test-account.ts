import { createAccount, type SandboxAccount } from './control/control-account.ts';
import type { NewAccount } from './control/control-types.ts';
import type { RunningSandbox } from './in-process.ts';

/** The account of one test, and where it is served. */
export interface TestAccount extends SandboxAccount {
  /** Base URL to give to the client under test in place of `https://sandbox-api.amps.ai`. */
  readonly url: string;
}

/** Opens an account for one test. @throws ControlError */
export async function openTestAccount(
  { url, control }: Pick<RunningSandbox, 'url' | 'control'>,
  options: NewAccount,
): Promise<TestAccount> {
  return { url, ...(await createAccount(control, options)) };
}
