import { formatIdleLife } from '../../domain/time/duration.ts';
import type { Account } from '../../world/account.ts';
import type { Accounts } from '../../world/accounts.ts';
import { presentClock } from '../clock/clock-handlers.ts';
import { ControlProblem } from '../control-problem.ts';
import type { ControlDependencies } from '../dependencies.ts';
import { type ControlHandlers, NO_CONTENT, type Schemas } from '../operations.ts';
import { paginate } from '../paginate.ts';
import { findById } from './account-finder.ts';
import { openFreshAccount } from './create-account.ts';

type AccountOperation = 'listAccounts' | 'createAccount' | 'getAccount' | 'deleteAccount';

export function createAccountHandlers(dependencies: ControlDependencies): ControlHandlers<AccountOperation> {
  const { accounts } = dependencies;
  const present = (account: Account) => presentAccount(account, accounts);
  return {
    listAccounts: ({ query }) => {
      const { page, pagination } = paginate(accounts.all(), query);
      return { status: 200, body: { items: page.map(present), pagination } };
    },
    createAccount: async ({ body = {} }) => {
      const { account, apiKey } = await openFreshAccount(body, dependencies);
      return { status: 201, body: { account: present(account), apiKey } };
    },
    getAccount: ({ params }) => ({ status: 200, body: present(findById(accounts, params.accountId)) }),
    deleteAccount: async ({ params }) => {
      const account = findById(accounts, params.accountId);
      if (accounts.count === 1) throw isLast(account);
      await accounts.remove(account);
      return NO_CONTENT;
    },
  };
}

function presentAccount(account: Account, { lives }: Accounts): Schemas['Account'] {
  const { id, name, environment, seed, world } = account;
  return {
    id,
    name,
    environment,
    seed,
    clock: presentClock(account),
    deviceCount: world.devices().length,
    keyCount: world.keys().length,
    ttl: formatIdleLife(lives.idleAfterMs(account)),
  };
}

function isLast({ id }: Account): ControlProblem {
  return new ControlProblem(
    'last-account',
    `Failed to close account ${id}: it is the last one, and calls need one to act on. Open another first.`,
  );
}
