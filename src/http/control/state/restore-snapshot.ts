import { ApiProblem, invalidRequest, type ProblemDetail } from '../../../domain/problem.ts';
import type { AccountSnapshot } from '../../../world/account.ts';
import type { Accounts, PreparedRestore, Tallies } from '../../../world/accounts.ts';
import type { KnownNames } from '../../../world/check-rules.ts';
import { listKnownNames } from '../../known-names.ts';
import { ControlProblem } from '../control-problem.ts';
import type { ControlDependencies } from '../dependencies.ts';
import type { Schemas } from '../operations.ts';
import { checkJournal } from './check-journal.ts';
import { checkSavedAccount } from './check-snapshot.ts';
import { readSavedAccount } from './saved-rules.ts';

/** An account of a snapshot, and where it stands in the document. */
interface Picked {
  readonly snapshot: Schemas['SavedAccount'];
  readonly path: string;
}

/** The same once its rules are read. */
interface Saved {
  readonly snapshot: AccountSnapshot;
  readonly path: string;
}

/**
 * Restores a snapshot, or one account of it, and answers the ids of the accounts that it restored.
 * @throws ApiProblem, ControlProblem where it cannot be restored whole; nothing has changed then
 */
export async function restoreSnapshot(
  document: Schemas['Snapshot'],
  accountId: string | undefined,
  dependencies: Pick<ControlDependencies, 'accounts' | 'contract' | 'edition'>,
): Promise<string[]> {
  const { accounts, contract, edition } = dependencies;
  const isWhole = document.scope === 'all' && accountId === undefined;
  const saved = await readAccounts(pickAccounts(document, accountId), listKnownNames(contract, edition));
  const tallies = isWhole ? readTallies(document) : undefined;
  const problems = saved.flatMap(({ snapshot, path }) => [
    ...checkSavedAccount(snapshot, edition.keyFormat, path),
  ]);
  const { strangersJournal: strangers } = tallies ?? {};
  const journalProblems = strangers === undefined ? [] : checkJournal(strangers, '/body/strangersJournal');
  refuse([...problems, ...journalProblems, ...findTwins(saved)]);
  if (!isWhole) requireUnclaimedKeys(saved, accounts);

  const prepared = saved.map((account) => prepare(account, accounts));
  if (tallies !== undefined) accounts.restoreAll(prepared, tallies);
  else for (const restore of prepared) accounts.commitRestore(restore);
  return saved.map(({ snapshot }) => snapshot.baseline.id);
}

/** From the picked accounts on nothing waits: what is checked then is what is restored. */
async function readAccounts(picked: readonly Picked[], known: KnownNames): Promise<Saved[]> {
  const saved: Saved[] = [];
  for (const { snapshot, path } of picked) {
    saved.push({ snapshot: await readSavedAccount(snapshot, known, path), path });
  }
  return saved;
}

function pickAccounts(document: Schemas['Snapshot'], accountId: string | undefined): Picked[] {
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

function readTallies({ strangers, strangersJournal, openedCount }: Schemas['Snapshot']): Tallies {
  if (strangers !== undefined && openedCount !== undefined) {
    return { strangers, openedCount, ...(strangersJournal !== undefined && { strangersJournal }) };
  }
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
