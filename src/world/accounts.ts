import type { ApiKey } from '../domain/keys/api-key.ts';
import { andThen, eachInTurn, type MaybePromise } from '../domain/maybe-promise.ts';
import { drawText } from '../domain/random.ts';
import type { AccountBaseline } from '../domain/record/baseline.ts';
import type { ClockStart } from '../domain/time/clock-pace.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Account, type AccountSnapshot } from './account.ts';
import { Coverage } from './coverage/coverage.ts';
import { Journal, type JournalSnapshot } from './journal/journal.ts';
import { KeyIndex } from './key-index.ts';
import type { Principal } from './principal.ts';
import type { AccountStore } from './record/account-store.ts';
import type { AccountSettings } from './settings.ts';
import { UsageCounters, type UsageSnapshot } from './usage-counters.ts';

export interface AccountsOptions {
  readonly baselines: readonly AccountBaseline[];
  readonly clockStart: ClockStart;
  readonly settings: AccountSettings;
  readonly store: AccountStore;
  /** Called for each account that comes up, before its first request. */
  readonly onOpened?: (account: Account) => void;
  /** Called for each account that is gone for good. */
  readonly onClosed?: (account: Account) => void;
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
  readonly unauthenticated: UsageSnapshot;
  /** Empty where left out. */
  readonly unauthenticatedJournal?: JournalSnapshot;
  readonly openedCount: number;
}

/** Every account of this server, and the way from a key to its account. */
export class Accounts {
  readonly #options: AccountsOptions;
  readonly #byId = new Map<string, Account>();
  readonly #keys = new KeyIndex();
  /** Ids of accounts that a store is still keeping. */
  readonly #openingIds = new Set<string>();
  /** Accounts of made-up keys that a store is still keeping. */
  readonly #opening = new Map<string, Promise<Principal>>();
  /** What is counted of requests that belong to no account. */
  readonly unauthenticated = new UsageCounters();
  /** Requests that failed authentication. */
  readonly unauthenticatedJournal: Journal;
  /** What all clients together have exercised since the start; no reset touches it. */
  readonly coverage = new Coverage();
  #openedCount = 0;

  private constructor(options: AccountsOptions) {
    this.#options = options;
    this.unauthenticatedJournal = new Journal(options.settings.journal);
  }

  /** Opens the accounts of the baselines. */
  static async open(options: AccountsOptions): Promise<Accounts> {
    const accounts = new Accounts(options);
    for (const baseline of options.baselines) await accounts.add({ baseline });
    return accounts;
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
    return this.#keys.find(text);
  }

  /** The account that has this key, or gets it back at its reset. */
  reservedBy(text: string): Account | undefined {
    return this.#keys.reservedBy(text);
  }

  /** Whether an account has this id, or is being opened by it. */
  hasId(id: string): boolean {
    return this.#byId.has(id) || this.#openingIds.has(id);
  }

  /** An id for the next account, which no other had since the start. */
  drawId(): string {
    for (let ordinal = this.#openedCount; ; ordinal++) {
      const id = `acct_${drawText(10, this.template.baseline.seed, 'opened', ordinal)}`;
      if (!this.hasId(id)) return id;
    }
  }

  add({ baseline, clockStart = this.#options.clockStart }: NewAccount): MaybePromise<Account> {
    this.#openedCount++;
    const account = this.#create(baseline.id);
    const opened = andThen(account.open({ baseline, clockStart }), () => this.#put(account));
    if (opened instanceof Promise) this.#claim(baseline, account, opened);
    return opened;
  }

  /** Nobody else gets the id and the keys of an account that a store is still keeping. */
  #claim({ id, keys }: AccountBaseline, account: Account, opened: Promise<Account>): void {
    this.#openingIds.add(id);
    this.#keys.claim(keys, account);
    const release = (): void => {
      this.#openingIds.delete(id);
      this.#keys.release(keys, account);
    };
    opened.then(release, release);
  }

  /**
   * Opens a fresh account for a made-up key, with a world of its own like the first account's. Undefined where the
   * account of that key is there already: it has deleted the key.
   */
  addForKey(key: ApiKey): MaybePromise<Principal | undefined> {
    const template = this.#options.baselines.find(({ environment }) => environment === key.environment);
    if (template === undefined) throw new RangeError('Failed to open an account: there is no world to copy.');
    const id = `acct_${drawText(10, template.seed, 'account', key.key)}`;
    const pending = this.#opening.get(id);
    if (pending !== undefined || this.#byId.has(id)) return pending;
    const baseline = { ...template, id, name: `Opened by ${key.name}`, keys: [key] };
    const opened = andThen(this.add({ baseline }), (account) => ({ key, account }));
    if (opened instanceof Promise) this.#expect(id, opened);
    return opened;
  }

  /** Requests with the same made-up key share what the first of them opens. */
  #expect(id: string, opened: Promise<Principal>): void {
    this.#opening.set(id, opened);
    const forget = (): void => void this.#opening.delete(id);
    opened.then(forget, forget);
  }

  /** Adds a key to an account, or changes the one it has by that text; answers it as it is now. */
  putKey(account: Account, create: () => ApiKey, at?: Instant): MaybePromise<ApiKey> {
    let key: ApiKey | undefined;
    const put = account.execute(() => {
      key = create();
      return { type: 'key.put', key };
    }, at);
    return andThen(put, () => {
      const added = key as ApiKey;
      this.#keys.own(added.key, account);
      return added;
    });
  }

  remove(account: Account): MaybePromise<void> {
    this.#byId.delete(account.id);
    this.#keys.forget(account);
    return this.#close(account);
  }

  reset(account: Account): MaybePromise<void> {
    return andThen(account.reset(), () => this.#keys.add(account));
  }

  /** Back to the start: accounts made since are gone, accounts removed since are there again. */
  resetAll(): MaybePromise<void> {
    const { baselines, clockStart } = this.#options;
    const fresh = baselines.map((baseline) => ({ baseline, account: this.#getOrCreate(baseline.id) }));
    const opened = eachInTurn(fresh, ({ account, baseline }) => account.open({ baseline, clockStart }));
    return andThen(opened, () => {
      this.unauthenticated.clear();
      this.unauthenticatedJournal.reset();
      this.#openedCount = baselines.length;
      return this.#replaceAll(fresh.map(({ account }) => account));
    });
  }

  snapshot(): AccountsSnapshot {
    return {
      accounts: this.all().map((account) => account.snapshot()),
      unauthenticated: this.unauthenticated.snapshot(),
      unauthenticatedJournal: this.unauthenticatedJournal.snapshot(),
      openedCount: this.#openedCount,
    };
  }

  /** Gives one account the state of a snapshot, and opens it where it is not there. */
  restore(snapshot: AccountSnapshot): MaybePromise<Account> {
    const account = this.#getOrCreate(snapshot.baseline.id);
    return andThen(account.restore(snapshot), () => this.#put(account));
  }

  /** Puts the accounts of a snapshot in the place of all. */
  restoreAll(snapshots: readonly AccountSnapshot[], counters: Counters): MaybePromise<void> {
    const restored = snapshots.map((snapshot) => ({
      snapshot,
      account: this.#getOrCreate(snapshot.baseline.id),
    }));
    const done = eachInTurn(restored, ({ account, snapshot }) => account.restore(snapshot));
    return andThen(done, () => {
      this.unauthenticated.restore(counters.unauthenticated);
      this.unauthenticatedJournal.restore(counters.unauthenticatedJournal);
      this.#openedCount = counters.openedCount;
      return this.#replaceAll(restored.map(({ account }) => account));
    });
  }

  #getOrCreate(id: string): Account {
    return this.#byId.get(id) ?? this.#create(id);
  }

  #create(id: string): Account {
    const { settings, store, onOpened } = this.#options;
    const account = new Account({ id, settings, store });
    onOpened?.(account);
    return account;
  }

  #put(account: Account): Account {
    this.#byId.set(account.id, account);
    this.#keys.add(account);
    return account;
  }

  /** These accounts and no others, in this order. */
  #replaceAll(accounts: readonly Account[]): MaybePromise<void> {
    const gone = this.all().filter((account) => !accounts.includes(account));
    this.#byId.clear();
    this.#keys.clear();
    for (const account of accounts) this.#put(account);
    return eachInTurn(gone, (account) => this.#close(account));
  }

  #close(account: Account): MaybePromise<void> {
    const { store, onClosed } = this.#options;
    onClosed?.(account);
    return store.drop(account.id);
  }
}
