import type { ApiKey } from '../domain/api-key.ts';
import { drawText } from '../domain/random.ts';
import { Account, type AccountSettings, type AccountSnapshot, type ClockStart } from './account.ts';
import type { AccountBaseline } from './baseline.ts';
import { Coverage } from './coverage/coverage.ts';
import { Journal, type JournalSnapshot } from './journal/journal.ts';
import { UsageCounters, type UsageCountersSnapshot } from './usage-counters.ts';

export interface AccountsOptions {
  readonly baselines: readonly AccountBaseline[];
  readonly clockStart: ClockStart;
  readonly settings: AccountSettings;
}

export interface NewAccount {
  readonly baseline: AccountBaseline;
  readonly clockStart?: ClockStart;
}

/** Every account as data, and what is counted beside them. */
export interface AccountsSnapshot extends Counters {
  readonly accounts: readonly AccountSnapshot[];
}

/** What is counted of no account in particular. */
export interface Counters {
  readonly unauthenticated: UsageCountersSnapshot;
  /** Empty where left out. */
  readonly unauthenticatedJournal?: JournalSnapshot;
  readonly openedCount: number;
}

/** A restore that is known to succeed and has changed nothing yet. */
export interface PreparedRestore {
  readonly account: Account;
  readonly commit: () => void;
}

/** A key with the account it speaks for. */
export interface Principal {
  readonly key: ApiKey;
  readonly account: Account;
}

/** Every account of this server, and the way from a key to its account. */
export class Accounts {
  readonly #options: AccountsOptions;
  readonly #byId = new Map<string, Account>();
  /** The account that last had a key; the account itself says whether it still has it. */
  readonly #owners = new Map<string, Account>();
  /** The account that begins with a key, and gets it back at its reset; by the same rule. */
  readonly #reservations = new Map<string, Account>();
  /** What is counted of requests that belong to no account. */
  readonly unauthenticated = new UsageCounters();
  /** Requests that failed authentication. */
  readonly unauthenticatedJournal: Journal;
  /** What all clients together have exercised since the start; no reset touches it. */
  readonly coverage = new Coverage();
  #openedCount = 0;

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.unauthenticatedJournal = new Journal(options.settings.journal);
    for (const baseline of options.baselines) this.add({ baseline });
  }

  get(id: string): Account | undefined {
    return this.#byId.get(id);
  }

  get count(): number {
    return this.#byId.size;
  }

  all(): readonly Account[] {
    return [...this.#byId.values()];
  }

  /** The account that a control call without an account's name means: the first one of the world. */
  get first(): Account {
    const [first] = this.#byId.values();
    if (first === undefined)
      throw new RangeError('Failed to find an account: the world has none. Restore or reset it.');
    return first;
  }

  /** What the first account began with: the template of accounts that say nothing else. */
  get template(): Required<NewAccount> {
    const { baselines, clockStart } = this.#options;
    return { baseline: baselines[0] ?? this.first.baseline, clockStart };
  }

  findKey(text: string): Principal | undefined {
    const account = this.#owners.get(text);
    const key = account?.world.key(text);
    return account === undefined || key === undefined ? undefined : { key, account };
  }

  /** The account that has this key, or for which it is reserved: that one gets it back at its reset. */
  reservedBy(text: string): Account | undefined {
    const account = this.#reservations.get(text);
    const isReserved = account?.baseline.keys.some(({ key }) => key === text) === true;
    return this.findKey(text)?.account ?? (isReserved ? account : undefined);
  }

  /** An id for the next account, which no other had since the start. */
  drawId(): string {
    for (let ordinal = this.#openedCount; ; ordinal++) {
      const id = `acct_${drawText(10, this.template.baseline.seed, 'opened', ordinal)}`;
      if (!this.#byId.has(id)) return id;
    }
  }

  add(added: NewAccount): Account {
    this.#openedCount++;
    return this.#put(this.#create(added));
  }

  /**
   * Opens a fresh account for a made-up key, with a world of its own like the first account's. Undefined where the
   * account of that key is there already: it has deleted the key.
   */
  addForKey(key: ApiKey): Principal | undefined {
    const template = this.#options.baselines.find(({ environment }) => environment === key.environment);
    if (template === undefined) throw new RangeError('Failed to open an account: there is no world to copy.');
    const id = `acct_${drawText(10, template.seed, 'account', key.key)}`;
    if (this.#byId.has(id)) return undefined;
    const account = this.add({ baseline: { ...template, id, name: `Opened by ${key.name}`, keys: [key] } });
    return { key, account };
  }

  /** Adds a key to an account, or changes the one it has by that text. */
  putKey(account: Account, key: ApiKey, at = account.world.now()): void {
    account.world.apply({ type: 'key.put', key }, at);
    this.#owners.set(key.key, account);
  }

  remove(account: Account): void {
    this.#byId.delete(account.id);
    for (const { key } of account.world.keys()) forget(this.#owners, key, account);
    for (const { key } of account.baseline.keys) forget(this.#reservations, key, account);
  }

  reset(account: Account): void {
    account.reset();
    this.#indexKeys(account);
  }

  /** Back to the start: accounts made since are gone, accounts removed since are there again. */
  resetAll(): void {
    const before = new Map(this.#byId);
    this.#byId.clear();
    this.#owners.clear();
    this.#reservations.clear();
    this.unauthenticated.clear();
    this.unauthenticatedJournal.reset();
    this.#openedCount = this.#options.baselines.length;
    for (const baseline of this.#options.baselines) {
      const account = before.get(baseline.id);
      account?.reset(baseline, this.#options.clockStart);
      this.#put(account ?? this.#create({ baseline }));
    }
  }

  snapshot(): AccountsSnapshot {
    return {
      accounts: this.all().map((account) => account.snapshot()),
      unauthenticated: this.unauthenticated.snapshot(),
      unauthenticatedJournal: this.unauthenticatedJournal.snapshot(),
      openedCount: this.#openedCount,
    };
  }

  /** Plays the snapshot of one account and changes nothing yet. @throws where a command of it cannot be played. */
  prepareRestore(snapshot: AccountSnapshot): PreparedRestore {
    const account = this.#byId.get(snapshot.baseline.id) ?? this.#create(snapshot);
    return { account, commit: account.prepareRestore(snapshot) };
  }

  /** Gives one account the state of a snapshot, and opens it where it is not there. */
  restore(snapshot: AccountSnapshot): Account {
    return this.commitRestore(this.prepareRestore(snapshot));
  }

  commitRestore({ account, commit }: PreparedRestore): Account {
    commit();
    return this.#put(account);
  }

  /** Puts these accounts in the place of all. */
  restoreAll(
    prepared: readonly PreparedRestore[],
    { unauthenticated, unauthenticatedJournal, openedCount }: Counters,
  ): void {
    this.#byId.clear();
    this.#owners.clear();
    this.#reservations.clear();
    for (const restore of prepared) this.commitRestore(restore);
    this.unauthenticated.restore(unauthenticated);
    this.unauthenticatedJournal.restore(unauthenticatedJournal);
    this.#openedCount = openedCount;
  }

  #create({ baseline, clockStart = this.#options.clockStart }: NewAccount): Account {
    return new Account({ baseline, clockStart, settings: this.#options.settings });
  }

  #put(account: Account): Account {
    this.#byId.set(account.id, account);
    this.#indexKeys(account);
    return account;
  }

  #indexKeys(account: Account): void {
    for (const { key } of account.world.keys()) this.#owners.set(key, account);
    for (const { key } of account.baseline.keys) this.#reservations.set(key, account);
  }
}

function forget(index: Map<string, Account>, key: string, account: Account): void {
  if (index.get(key) === account) index.delete(key);
}
