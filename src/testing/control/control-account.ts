import { ControlError } from './control-error.ts';
import type { ControlClient, NewAccount } from './control-types.ts';
import { describe, isObject } from './inputs/check-argument.ts';
import { isControl } from './is-control.ts';
import { findRunningTest, toAccountName } from './running-test.ts';

/** An account of one test's own: nothing that other tests do reaches it, nothing that it does reaches them. */
export interface SandboxAccount extends AsyncDisposable {
  readonly id: string;
  /** A key that may do everything. */
  readonly apiKey: string;
  /** Acts on this account alone. */
  readonly control: ControlClient;
  /** Closes the account; its keys are unknown from then on. One that is closed, be it by a reset, stays so. */
  close(): Promise<void>;
}

/**
 * Opens an account on the sandbox of the client. One that is given no name has that of the test which is running, so that
 * reports can tell it. @throws ControlError
 */
export async function createAccount(
  control: ControlClient,
  wanted: NewAccount = {},
): Promise<SandboxAccount> {
  if (!isControl(control)) throw noControl(control);
  // What is no object, the client refuses in words.
  const running = isObject(wanted) && wanted.name === undefined ? findRunningTest() : undefined;
  const name = running && toAccountName(running.name);
  const { account, apiKey } = await control.accounts.create(
    name === undefined ? wanted : { name, ...wanted },
  );
  const close = () => control.accounts.delete(account.id).catch(unlessGone);
  return {
    id: account.id,
    apiKey,
    control: control.forAccount(account.id),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function noControl(given: unknown): TypeError {
  return new TypeError(
    `Failed to open an account: ${describe(given)} is no control client. ` +
      'Give that of a sandbox, createAccount(sandbox.control); await what opens the sandbox.',
  );
}

function unlessGone(error: unknown): void {
  const isGone = error instanceof ControlError && error.status === 404;
  if (!isGone) throw error;
}
