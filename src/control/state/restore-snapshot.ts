import type { EditionSet } from '../../contract/edition-set.ts';
import { listKnownNames } from '../../contract/known-names.ts';
import type { Device } from '../../domain/entities.ts';
import { invalidRequest, type ProblemDetail } from '../../domain/failures/problem.ts';
import type { ApiKey } from '../../domain/keys/api-key.ts';
import type { Fact } from '../../domain/record/fact.ts';
import type { KnownNames } from '../../domain/rules/known-names.ts';
import type { AccountSnapshot } from '../../world/account-snapshot.ts';
import type { Accounts, Counters } from '../../world/accounts.ts';
import { prepareDevices } from '../../world/devices/device-store.ts';
import { Slices } from '../../world/time/slices.ts';
import { ControlProblem } from '../control-problem.ts';
import type { ControlDependencies } from '../dependencies.ts';
import type { Schemas } from '../operations.ts';
import { checkJournal } from './checks/check-journal.ts';
import { checkSavedAccount } from './checks/check-snapshot.ts';
import { type SavedWorld, WorldChecks } from './checks/world-checks.ts';
import { readSavedAccount } from './saved-account.ts';

/** An account of a snapshot, and where it stands in the document. */
interface SelectedAccount {
  readonly snapshot: Schemas['SavedAccount'];
  readonly path: string;
}

/** The same once its rules are read. */
interface Saved {
  readonly snapshot: AccountSnapshot;
  readonly path: string;
}

/**
 * Restores a snapshot, or one account of it, and answers the ids of the accounts that it restored. It is read and checked
 * in slices, and put in place at once.
 * @throws ApiProblem, ControlProblem where it cannot be restored whole; nothing has changed then
 */
export async function restoreSnapshot(
  document: Schemas['Snapshot'],
  accountId: string | undefined,
  dependencies: Pick<ControlDependencies, 'accounts' | 'editions'>,
): Promise<string[]> {
  const { accounts, editions } = dependencies;
  const slices = new Slices();
  const isWhole = document.scope === 'all' && accountId === undefined;
  const saved = await readAccounts(document, accountId, { known: listKnownNames(editions), slices });
  const counters = isWhole ? readCounters(document) : undefined;
  await refuse(findProblems(document, saved, editions), slices);
  for (const { snapshot } of saved) await prepareDevices(worldDevicesOf(snapshot), slices);

  // From here on nothing waits: what is checked now is what is restored.
  if (!isWhole) requireUnreservedKeys(saved, accounts);
  requireRoomFor(saved, accounts);
  const snapshots = saved.map(({ snapshot }) => snapshot);
  if (counters !== undefined) await accounts.restoreAll(snapshots, counters);
  else for (const snapshot of snapshots) await accounts.restore(snapshot);
  return saved.map(({ snapshot }) => snapshot.baseline.id);
}

interface Reading {
  readonly known: KnownNames;
  readonly slices: Slices;
}

async function readAccounts(
  document: Schemas['Snapshot'],
  accountId: string | undefined,
  { known, slices }: Reading,
): Promise<Saved[]> {
  const saved: Saved[] = [];
  const source = { known, worlds: document.worlds ?? [], rulesByText: new Map() };
  for (const { snapshot, path } of selectAccounts(document, accountId)) {
    saved.push({ snapshot: await readSavedAccount(snapshot, { ...source, path }), path });
    await slices.pause();
  }
  return saved;
}

/** The devices that an account shares with others of its world; none where it has all of its own. */
function worldDevicesOf({ devices, baseline }: AccountSnapshot): readonly Device[] {
  return devices === undefined ? baseline.devices : [];
}

function selectAccounts(document: Schemas['Snapshot'], accountId: string | undefined): SelectedAccount[] {
  const all = document.accounts.map((snapshot, index) => ({ snapshot, path: `/body/accounts/${index}` }));
  if (accountId === undefined) return all;
  const selected = all.filter(({ snapshot }) => snapshot.baseline.id === accountId);
  if (selected.length > 0) return selected;
  const known = all.slice(0, 10).map(({ snapshot }) => snapshot.baseline.id);
  throw new ControlProblem(
    'unknown-account',
    `Failed to restore account ${JSON.stringify(accountId)}: the snapshot does not have it. It has ${known.join(', ')}.`,
  );
}

function readCounters({
  unauthenticated,
  unauthenticatedJournal,
  openedCount,
}: Schemas['Snapshot']): Counters {
  if (unauthenticated !== undefined && openedCount !== undefined) {
    return {
      unauthenticated,
      openedCount,
      ...(unauthenticatedJournal !== undefined && { unauthenticatedJournal }),
    };
  }
  const path = unauthenticated === undefined ? '/body/unauthenticated' : '/body/openedCount';
  throw invalidRequest({ path, message: 'is required in a snapshot of all accounts' });
}

/** What is wrong with a snapshot; undefined in between, where others may have their turn. */
type Findings = Generator<ProblemDetail | undefined>;

function* findProblems(
  { worlds = [], unauthenticatedJournal }: Schemas['Snapshot'],
  saved: readonly Saved[],
  editions: EditionSet,
): Findings {
  const checks = { editions, worlds: new WorldChecks() };
  for (const [w, world] of worlds.entries())
    yield* checks.worlds.check(world as SavedWorld, `/body/worlds/${w}`);
  for (const { snapshot, path } of saved) {
    yield* checkSavedAccount(snapshot, checks, path);
    yield undefined;
  }
  if (unauthenticatedJournal !== undefined)
    yield* checkJournal(unauthenticatedJournal, '/body/unauthenticatedJournal');
  yield* findDuplicates(saved);
}

/** More would bury the first one. */
const MAX_PROBLEMS = 20;

/** @throws ApiProblem with the first of the problems that there are */
async function refuse(findings: Findings, slices: Slices): Promise<void> {
  const problems: ProblemDetail[] = [];
  for (const finding of findings) {
    if (finding === undefined) await slices.pause();
    else if (problems.push(finding) >= MAX_PROBLEMS) break;
  }
  if (problems.length > 0) throw invalidRequest(...problems);
}

function* findDuplicates(saved: readonly Saved[]): Findings {
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  for (const { snapshot, path } of saved) {
    const { id } = snapshot.baseline;
    if (ids.has(id)) yield { path: `${path}/baseline/id`, message: 'is the id of another account too' };
    ids.add(id);
    for (const key of keysOf(snapshot)) {
      const owner = owners.get(key) ?? id;
      if (owner !== id) yield { path, message: 'has a key that another account has too' };
      owners.set(key, owner);
    }
    yield undefined;
  }
}

/** Every key that the account has, or gets back at its reset. */
function keysOf({ baseline, keys, facts }: AccountSnapshot): string[] {
  return [...baseline.keys, ...keys, ...facts.flatMap(keysOfFact)].map(({ key }) => key);
}

function keysOfFact(fact: Fact): readonly ApiKey[] {
  switch (fact.kind) {
    case 'account.opened':
      return fact.baseline.keys;
    case 'account.restored':
      return [...fact.checkpoint.baseline.keys, ...fact.checkpoint.keys];
    case 'key.put':
      return [fact.key];
    default:
      return [];
  }
}

function requireUnreservedKeys(saved: readonly Saved[], accounts: Accounts): void {
  const restored = new Set(saved.map(({ snapshot }) => snapshot.baseline.id));
  for (const { snapshot, path } of saved) {
    for (const key of keysOf(snapshot)) {
      const owner = accounts.reservedBy(key);
      if (owner === undefined || restored.has(owner.id)) continue;
      throw new ControlProblem(
        'already-taken',
        `Failed to restore account ${snapshot.baseline.id}: account ${owner.id} has one of its keys now. ` +
          'Close that account, or restore all.',
        [{ path, message: `has a key of account ${owner.id}` }],
      );
    }
  }
}

/** None that the snapshot has may give way to another of it. */
function requireRoomFor({ length }: readonly Saved[], { limits }: Accounts): void {
  if (length <= limits.max) return;
  throw new ControlProblem(
    'too-many',
    `Failed to restore ${length} accounts: there may be ${limits.max} at once. Raise accounts.max, or restore one account of the snapshot by ?account=.`,
  );
}
