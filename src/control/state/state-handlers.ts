import type { Account } from '../../world/account.ts';
import { Slices } from '../../world/time/slices.ts';
import type { ControlDependencies } from '../dependencies.ts';
import type { ControlHandlers, Schemas } from '../operations.ts';
import { restoreSnapshot } from './restore-snapshot.ts';
import { writeAccountSnapshot, writeSnapshot } from './write-snapshot.ts';

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
    snapshot: async ({ namedAccount }) => ({
      status: 200,
      body: await takeSnapshot(namedAccount, dependencies),
    }),
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

/** The document, which is written piece by piece. */
async function takeSnapshot(
  account: Account | undefined,
  { accounts }: ControlDependencies,
): Promise<Schemas['Snapshot']> {
  const document =
    account === undefined
      ? writeSnapshot(await accounts.snapshot(new Slices()))
      : writeAccountSnapshot(account.snapshot());
  return document as unknown as Schemas['Snapshot'];
}
