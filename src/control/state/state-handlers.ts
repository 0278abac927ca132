import packageJson from '../../../package.json' with { type: 'json' };
import type { Account } from '../../world/account.ts';
import type { Accounts } from '../../world/accounts.ts';
import type { ControlDependencies } from '../dependencies.ts';
import type { ControlHandlers, Schemas } from '../operations.ts';
import { restoreSnapshot } from './restore-snapshot.ts';
import { writeSavedAccount } from './saved-account.ts';
import { SNAPSHOT_FORMAT } from './snapshot-format.ts';

type StateOperation = 'reset' | 'snapshot' | 'restore';

export function createStateHandlers(dependencies: ControlDependencies): ControlHandlers<StateOperation> {
  const { accounts } = dependencies;
  return {
    reset: async ({ namedAccount }) => {
      if (namedAccount === undefined) await accounts.resetAll();
      else await accounts.reset(namedAccount);
      const affected = namedAccount === undefined ? accounts.all() : [namedAccount];
      return { status: 200, body: { accounts: affected.map(({ id }) => id) } };
    },
    snapshot: ({ namedAccount }) => ({ status: 200, body: takeSnapshot(namedAccount, dependencies) }),
    restore: async (call) => {
      const { account: id } = call.query;
      // A snapshot may bring back an account that is closed by now.
      const isClosed = id !== undefined && accounts.get(id) === undefined;
      const named = isClosed ? id : (await call.findAccount())?.id;
      const restored = await restoreSnapshot(call.body, named, dependencies);
      return { status: 200, body: { accounts: restored } };
    },
  };
}

function takeSnapshot(account: Account | undefined, { accounts }: ControlDependencies): Schemas['Snapshot'] {
  const head = { format: SNAPSHOT_FORMAT, version: packageJson.version };
  const document =
    account === undefined
      ? { ...head, scope: 'all', ...takeAll(accounts) }
      : { ...head, scope: 'account', accounts: [writeSavedAccount(account.snapshot())] };
  // The generated type is the same, only not read-only.
  return document as unknown as Schemas['Snapshot'];
}

function takeAll(accounts: Accounts): object {
  const all = accounts.snapshot();
  return { ...all, accounts: all.accounts.map(writeSavedAccount) };
}
