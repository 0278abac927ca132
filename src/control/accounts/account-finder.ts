import type { ValidRequest } from '../../contract/contract.ts';
import type { Exchange } from '../../contract/exchange/exchange.ts';
import { invalidRequest } from '../../domain/failures/problem.ts';
import { openAccount } from '../../http/layers/with-account.ts';
import type { Account } from '../../world/account.ts';
import type { Accounts } from '../../world/accounts.ts';
import { ControlProblem } from '../control-problem.ts';
import type { ControlDependencies } from '../dependencies.ts';

export type FindAccount = (
  request: Pick<ValidRequest, 'query'>,
  exchange: Pick<Exchange, 'credential'>,
) => Promise<Account | undefined>;

/** Finds the account that a call names by `?account=` or `x-api-key`; undefined where it names none. */
export function createAccountFinder({
  accounts,
  editions,
  config,
  liveKeys,
}: ControlDependencies): FindAccount {
  const { acceptAnyKey } = config;
  const findByKey = async (key: string): Promise<Account> => {
    const principal =
      accounts.findKey(key) ??
      (await openAccount(key, editions.ofKey(key, 'sandbox'), { accounts, acceptAnyKey }));
    if (principal !== undefined) return principal.account;
    if (editions.environmentOfKey(key) === 'live') liveKeys.note(key);
    throw keyWithoutAccount();
  };
  return async ({ query }, { credential: key }) => {
    const byKey = key === undefined ? undefined : await findByKey(key);
    const byId = typeof query.account === 'string' ? findById(accounts, query.account) : undefined;
    if (byKey !== undefined && byId !== undefined && byKey !== byId) throw namesTwo();
    return byId ?? byKey;
  };
}

/** @throws ControlProblem where there is no such account. */
export function findById(accounts: Accounts, id: string): Account {
  const account = accounts.get(id);
  if (account !== undefined) return account;
  throw new ControlProblem(
    'unknown-account',
    `Failed to find account ${JSON.stringify(id)}: there is none by that id. GET /__sandbox/accounts lists those there are.`,
  );
}

function keyWithoutAccount(): ControlProblem {
  return new ControlProblem(
    'unknown-account',
    'Failed to find the account: no account has the key in x-api-key. ' +
      'Send a key that one of them has, name the account by ?account=, or leave both out for the first.',
  );
}

function namesTwo(): Error {
  return invalidRequest({
    path: '/query/account',
    message: 'names another account than the key in x-api-key; send one of the two',
  });
}
