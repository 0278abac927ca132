import type { Account } from '../account.ts';
import type { AccountSnapshot } from '../account-snapshot.ts';
import type { Pausing } from '../time/slices.ts';

/**
 * The accounts that there are in the end, all as they are then. Those to which something has happened since they were
 * looked at are looked at anew, so that a key which went from one to another is in one of them alone.
 */
export async function takeSnapshots(
  listAccounts: () => readonly Account[],
  slices: Pausing,
): Promise<AccountSnapshot[]> {
  const taken = new Map<Account, { readonly position: number; readonly snapshot: AccountSnapshot }>();
  for (const account of listAccounts()) {
    taken.set(account, { position: account.position, snapshot: account.snapshot() });
    await slices.pause();
  }
  return listAccounts().map((account) => {
    const known = taken.get(account);
    return known?.position === account.position ? known.snapshot : account.snapshot();
  });
}
