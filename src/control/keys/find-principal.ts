import type { Account } from '../../world/account.ts';
import type { Accounts } from '../../world/accounts.ts';
import type { Principal } from '../../world/principal.ts';
import { ControlProblem } from '../control-problem.ts';

/** What every operation on one key is told. */
export interface KeyCall {
  readonly params: { readonly key: string };
  readonly namedAccount: Account | undefined;
}

/** The key in the named account; where none is named, in whichever has it. */
export function findPrincipal({ params, namedAccount }: KeyCall, accounts: Accounts): Principal {
  if (namedAccount === undefined) return accounts.findKey(params.key) ?? unknownKey('no account has it');
  const key = namedAccount.world.key(params.key);
  return key === undefined
    ? unknownKey(`account ${namedAccount.id} does not have it`)
    : { key, account: namedAccount };
}

function unknownKey(why: string): never {
  throw new ControlProblem(
    'unknown-key',
    `Failed to find the key: ${why}. GET /__sandbox/keys lists those of an account.`,
  );
}
