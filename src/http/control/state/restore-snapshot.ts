import { ApiProblem, invalidRequest, type ProblemDetail } from '../../../domain/problem.ts';
import type { AccountSnapshot } from '../../../world/account.ts';
import type { Accounts, PreparedRestore } from '../../../world/accounts.ts';
import { ControlProblem } from '../control-problem.ts';
import type { ControlDependencies } from '../dependencies.ts';
import type { Schemas } from '../operations.ts';
import { checkSavedAccount } from './check-snapshot.ts';

/** An account of a snapshot, and where it stands in the document. */
interface Saved {
  readonly snapshot: AccountSnapshot;
  readonly path: string;
}

/**
 * Restores a snapshot, or one account of it, and answers the ids of the accounts that it restored.
 * @throws ApiProblem, ControlProblem where it cannot be restored whole; nothing has changed then
 */
export function restoreSnapshot(
  document: Schemas['Snapshot'],
  accountId: string | undefined,
  dependencies: Pick<ControlDependencies, 'accounts' | 'edition'>,
): string[] {
  const { accounts, edition } = dependencies;
  const isWhole = document.scope === 'all' && accountId === undefined;
  const saved = pickAccounts(document, accountId);
  const tallies = isWhole ? readTallies(document) : undefined;
  const problems = saved.flatMap(({ snapshot, path }) => [
    ...checkSavedAccount(snapshot, edition.keyFormat, path),
  ]);
  refuse([...problems, ...findTwins(saved)]);
  if (!isWhole) requireUnclaimedKeys(saved, accounts);

  const prepared = saved.map((account) => prepare(account, accounts));
  if (tallies !== undefined) accounts.restoreAll(prepared, tallies);
  else for (const restore of prepared) accounts.commitRestore(restore);
  return saved.map(({ snapshot }) => snapshot.baseline.id);
}

function pickAccounts(document: Schemas['Snapshot'], accountId: string | undefined): Saved[] {
  const all = document.accounts.map((snapshot, index) => ({ snapshot, path: `/body/accounts/${index}` }));
  if (accountId === undefined) return all;
  const picked = all.filter(({ snapshot }) => snapshot.baseline.id === accountId);
  if (picked.length > 0) return picked;
  const known = all.slice(0, 10).map(({ snapshot }) => snapshot.baseline.id);
  throw new ControlProblem(
    'unknown-account',
    `Failed to restore account ${JSON.stringify(accountId)}: the snapshot does not have it. It has ${known.join(', ')}.`,
  );
}

function readTallies({ strangers, openedCount }: Schemas['Snapshot']) {
  if (strangers !== undefined && openedCount !== undefined) return { strangers, openedCount };
  const path = strangers === undefined ? '/body/strangers' : '/body/openedCount';
  throw invalidRequest({ path, message: 'is required in a snapshot of all accounts' });
}

function refuse(problems: readonly ProblemDetail[]): void {
  if (problems.length > 0) throw invalidRequest(...problems.slice(0, 20));
}

function findTwins(saved: readonly Saved[]): ProblemDetail[] {
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  const problems: ProblemDetail[] = [];
  for (const { snapshot, path } of saved) {
    const { id } = snapshot.baseline;
    if (ids.has(id))
      problems.push({ path: `${path}/baseline/id`, message: 'is the id of another account too' });
    ids.add(id);
    for (const key of keysOf(snapshot)) {
      const owner = owners.get(key) ?? id;
      if (owner !== id) problems.push({ path, message: 'has a key that another account has too' });
      owners.set(key, owner);
    }
  }
  return problems;
}

/** Every key that the account had at some time. */
function keysOf({ baseline, commands }: AccountSnapshot): string[] {
  const put = commands.flatMap((command) => (command.type === 'key.put' ? [command.key.key] : []));
  return [...baseline.keys.map(({ key }) => key), ...put];
}

function requireUnclaimedKeys(saved: readonly Saved[], accounts: Accounts): void {
  const restored = new Set(saved.map(({ snapshot }) => snapshot.baseline.id));
  for (const { snapshot, path } of saved) {
    for (const key of keysOf(snapshot)) {
      const claimant = accounts.claimantOf(key);
      if (claimant === undefined || restored.has(claimant.id)) continue;
      throw new ControlProblem(
        'already-taken',
        `Failed to restore account ${snapshot.baseline.id}: account ${claimant.id} has one of its keys now. ` +
          'Close that account, or restore all.',
        [{ path, message: `has a key of account ${claimant.id}` }],
      );
    }
  }
}

function prepare({ snapshot, path }: Saved, accounts: Accounts): PreparedRestore {
  try {
    return accounts.prepareRestore(snapshot);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    throw invalidRequest({ path: `${path}/commands`, message: `cannot be played again (${error.kind})` });
  }
}
