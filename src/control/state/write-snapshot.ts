import packageJson from '../../../package.json' with { type: 'json' };
import type { AccountSnapshot } from '../../world/account-snapshot.ts';
import type { AccountsSnapshot, Counters } from '../../world/accounts.ts';
import type { JournalSnapshot } from '../../world/journal/journal.ts';
import { JsonPieces, listInPieces, piecesOfObject } from '../replies/json-pieces.ts';
import { specOf } from '../rules/present-rule.ts';
import type { SavedWorld } from './checks/world-checks.ts';
import { writeFact, writeScenario } from './saved-account.ts';
import { writeRecord } from './saved-rules.ts';
import { SNAPSHOT_FORMAT } from './snapshot-format.ts';

const HEAD = { format: SNAPSHOT_FORMAT, version: packageJson.version };

/** The document of all accounts. What it tells of has been taken at one instant; its text is made piece by piece. */
export function writeSnapshot({ accounts, ...counters }: AccountsSnapshot): JsonPieces {
  return writeDocument('all', accounts, counters);
}

/** The document of one account. */
export function writeAccountSnapshot(account: AccountSnapshot): JsonPieces {
  return writeDocument('account', [account]);
}

function writeDocument(
  scope: 'all' | 'account',
  accounts: readonly AccountSnapshot[],
  counters?: Counters,
): JsonPieces {
  const worlds = new WorldTable(accounts);
  const { unauthenticated, unauthenticatedJournal, openedCount } = counters ?? {};
  return new JsonPieces(
    piecesOfObject({
      ...HEAD,
      scope,
      worlds: listInPieces(worlds.all, writeWorld),
      accounts: listInPieces(accounts, (account) => writeAccount(account, worlds)),
      unauthenticated,
      unauthenticatedJournal: unauthenticatedJournal && writeJournal(unauthenticatedJournal),
      openedCount,
    }),
  );
}

/** What the accounts of a snapshot began with, each once. */
class WorldTable {
  readonly all: SavedWorld[] = [];
  /** Places, by the lists that accounts share. */
  readonly #places = new Map<SavedWorld['devices'], number[]>();

  constructor(accounts: readonly AccountSnapshot[]) {
    for (const { baseline } of accounts) this.placeOf(baseline);
  }

  placeOf({ users, devices, actions }: SavedWorld): number {
    const places = this.#places.get(devices) ?? [];
    this.#places.set(devices, places);
    const known = places.find(
      (place) => this.all[place]?.users === users && this.all[place]?.actions === actions,
    );
    if (known !== undefined) return known;
    places.push(this.all.length);
    return this.all.push({ users, devices, actions }) - 1;
  }
}

function writeWorld({ users, devices, actions }: SavedWorld): JsonPieces {
  const parts = { users: divide(users), devices: divide(devices), actions: divide(actions) };
  return new JsonPieces(piecesOfObject(parts));
}

/** Plain data, but for its rules, which are written as their author wrote them. */
function writeAccount(account: AccountSnapshot, worlds: WorldTable): JsonPieces {
  const { baseline, rules, scenarios, facts, journal } = account;
  const { id, name, environment, seed, keys, rules: ownRules } = baseline;
  const parts = Object.entries(account).map(([part, value]) => [part, divide(value)]);
  return new JsonPieces(
    piecesOfObject({
      ...Object.fromEntries(parts),
      baseline: new JsonPieces(
        piecesOfObject({
          ...{ id, name, environment, seed },
          ...{ world: worlds.placeOf(baseline), keys },
          rules: ownRules && listInPieces(ownRules, specOf),
        }),
      ),
      rules: listInPieces(rules, writeRecord),
      scenarios: listInPieces(scenarios, writeScenario),
      facts: listInPieces(facts, writeFact),
      journal: journal && writeJournal(journal),
    }),
  );
}

function writeJournal(journal: JournalSnapshot): JsonPieces {
  return new JsonPieces(piecesOfObject({ ...journal, entries: listInPieces(journal.entries, asItIs) }));
}

/** Of a shorter list the text is made at once. */
const MAX_WHOLE = 100;

/** What may take long to write is written piece by piece. */
function divide(value: unknown): unknown {
  return Array.isArray(value) && value.length > MAX_WHOLE ? listInPieces(value, asItIs) : value;
}

function asItIs(value: unknown): unknown {
  return value;
}
