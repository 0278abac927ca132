import type { ApiKey } from '../domain/keys/api-key.ts';
import { andThen, eachInTurn, type MaybePromise } from '../domain/maybe-promise.ts';
import { drawText } from '../domain/random.ts';
import type { Fact } from '../domain/record/fact.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Account } from './account.ts';
import type { AccountSnapshot } from './account-snapshot.ts';
import { type AccountLimits, AccountLives } from './accounts/account-lives.ts';
import type {
  AccountsOptions,
  AccountsSnapshot,
  Counters,
  LimitReason,
  NewAccount,
} from './accounts/account-set.ts';
import { KeyIndex } from './accounts/key-index.ts';
import { Openings } from './accounts/openings.ts';
import { takeSnapshots } from './accounts/take-snapshots.ts';
import { coverFacts } from './coverage/cover-facts.ts';
import { Coverage } from './coverage/coverage.ts';
import type { Epoch } from './epoch.ts';
import { Journal } from './journal/journal.ts';
import type { Principal } from './principal.ts';
import type { Pausing } from './time/slices.ts';
import { UsageCounters } from './usage-counters.ts';

export type { AccountsOptions, AccountsSnapshot, Counters, LimitReason, NewAccount };

const NO_LIMITS: AccountLimits = { max: Number.POSITIVE_INFINITY, idleAfterMs: Number.POSITIVE_INFINITY };

/** Every account of this server, and the way from a key to its account. */
export class Accounts {
  readonly #options: AccountsOptions;
  readonly #byId = new Map<string, Account>();
  readonly #keys = new KeyIndex();
  readonly #openings = new Openings();
  /** How long those live that are opened at run time. */
  readonly lives: AccountLives;
  readonly #worldIds: ReadonlySet<string>;
  /** What is counted of requests that belong to no account. */
  readonly unauthenticated = new UsageCounters();
  /** Requests that failed authentication. */
  readonly unauthenticatedJournal: Journal;
  /** What all clients together have exercised since the start; no reset touches it. */
  readonly coverage: Coverage;
  /** Accounts that the limits have closed since the start, by why; no reset touches it. */
  readonly closedByLimit: Record<LimitReason, number> = { idle: 0, max: 0 };
  #openedCount = 0;
  /** One for all accounts: a listener of each would take some hundred bytes. */
  readonly #onFacts = (account: Account, facts: readonly Fact[]): void => {
    coverFacts(this.coverage, account.id, facts);
    this.#options.onFacts?.(account, facts);
  };

  private constructor(options: AccountsOptions) {
    this.#options = options;
    this.#worldIds = new Set(options.baselines.map(({ id }) => id));
    this.lives = new AccountLives((endsAt) => options.onLifeBegins?.(endsAt));
    this.coverage = options.coverage ?? new Coverage();
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
  get template(): Required<Omit<NewAccount, 'idleAfterMs'>> {
    const { baselines, clockStart } = this.#options;
    return { baseline: baselines[0] ?? this.first.baseline, clockStart };
  }

  findKey(text: string): Principal | undefined {
    return this.#keys.find(text);
  }

  /** The account that has this key, gets it back at its reset, or is being opened with it. */
  reservedBy(text: string): Account | undefined {
    return this.#openings.ownerOf(text) ?? this.#keys.reservedBy(text);
  }

  /** Whether an account has this id, or is being opened by it. */
  hasId(id: string): boolean {
    return this.#byId.has(id) || this.#openings.has(id);
  }

  /** An id for the next account, which no other had since the start. */
  drawId(): string {
    for (let ordinal = this.#openedCount; ; ordinal++) {
      const id = `acct_${drawText(10, this.template.baseline.seed, 'opened', ordinal)}`;
      if (!this.hasId(id)) return id;
    }
  }

  /** How many accounts there may be: one beside those of the world, however many these are. */
  get limits(): AccountLimits {
    const { max, idleAfterMs } = this.#options.limits ?? NO_LIMITS;
    return { max: Math.max(max, this.#worldIds.size + 1), idleAfterMs };
  }

  /** Opens an account; where there are as many as there may be, the least recently used idle one gives way. */
  add({ baseline, clockStart = this.#options.clockStart, idleAfterMs }: NewAccount): MaybePromise<Account> {
    this.#openedCount++;
    const madeRoom = this.#makeRoom();
    const account = this.#create(baseline.id);
    const opened = andThen(account.open({ baseline, clockStart }), () => this.#put(account, idleAfterMs));
    if (opened instanceof Promise) this.#openings.hold(baseline, account, opened);
    return andThen(madeRoom, () => opened);
  }

  /** Closes the accounts that were idle for as long as they may be. */
  closeIdle(): MaybePromise<void> {
    return this.#closeByLimit(this.lives.ended(), 'idle');
  }

  /** Where all are in use, there is one more until a request has its answer. */
  #makeRoom(): MaybePromise<void> {
    const surplus = this.count + this.#openings.count + 1 - this.limits.max;
    return this.#closeByLimit(this.lives.leastRecentlyUsed(surplus), 'max');
  }

  /** All of them are gone at once, however long a store takes to forget them. One account stays, for calls to act on. */
  #closeByLimit(found: readonly Account[], reason: LimitReason): MaybePromise<void> {
    const closing = found.slice(0, this.count - 1);
    for (const account of found.slice(closing.length)) this.lives.renew(account);
    if (closing.length === 0) return undefined;
    this.closedByLimit[reason] += closing.length;
    const closed = closing.map((account) => this.remove(account));
    this.#options.onLimit?.(closing, reason);
    return eachInTurn(closed, (done) => done);
  }

  /**
   * Opens a fresh account for a made-up key, with a world of its own like the first account's. Undefined where the
   * account of that key is there already: it has deleted the key.
   */
  addForKey(key: ApiKey): MaybePromise<Principal | undefined> {
    const template = this.#options.baselines.find(({ environment }) => environment === key.environment);
    if (template === undefined) throw new RangeError('Failed to open an account: there is no world to copy.');
    const id = `acct_${drawText(10, template.seed, 'account', key.key)}`;
    if (this.#byId.has(id)) return undefined;
    const pending = this.#openings.opened(id);
    const baseline = { ...template, id, name: `Opened by ${key.name}`, keys: [key] };
    // Requests with the same made-up key share what the first of them opens.
    return andThen(pending ?? this.add({ baseline }), (account) => ({ key, account }));
  }

  /** Adds a key to an account, or changes the one it has by that text; answers it as it is now. */
  putKey(account: Account, create: () => ApiKey, at?: Instant, epoch?: Epoch): MaybePromise<ApiKey> {
    let key: ApiKey | undefined;
    const command = () => {
      key = create();
      return { type: 'key.put' as const, key };
    };
    const put = account.execute(command, at, epoch);
    return andThen(put, () => {
      const added = key as ApiKey;
      this.#keys.own(added.key, account);
      return added;
    });
  }

  deleteKey(account: Account, text: string): MaybePromise<void> {
    return andThen(account.execute({ type: 'key.delete', key: text }), () => {
      account.usage.forgetKey(text);
      this.#keys.disown(text, account);
    });
  }

  remove(account: Account): MaybePromise<void> {
    this.#byId.delete(account.id);
    return this.#close(account);
  }

  reset(account: Account): MaybePromise<void> {
    return andThen(account.reset(), () => this.#keys.put(account));
  }

  /** Back to the start: accounts made since are gone, accounts removed since are there again. */
  resetAll(): MaybePromise<void> {
    const { baselines, clockStart } = this.#options;
    const fresh = baselines.map((baseline) => ({ baseline, account: this.#getOrCreate(baseline.id) }));
    const opened = eachInTurn(fresh, ({ account, baseline }) => account.open({ baseline, clockStart }));
    // An account that a request of the old world is still opening is closed with the others.
    const settled = andThen(opened, () => this.#openings.settled());
    return andThen(settled, () => {
      this.unauthenticated.clear();
      this.unauthenticatedJournal.end('reset');
      this.unauthenticatedJournal.reset();
      this.#openedCount = baselines.length;
      return this.#replaceAll(fresh.map(({ account }) => account));
    });
  }

  /** All accounts as they are at one instant, though it takes several slices to find out. */
  async snapshot(slices: Pausing): Promise<AccountsSnapshot> {
    const accounts = await takeSnapshots(() => this.all(), slices);
    return {
      accounts,
      unauthenticated: this.unauthenticated.snapshot(),
      unauthenticatedJournal: this.unauthenticatedJournal.snapshot(),
      openedCount: this.#openedCount,
    };
  }

  /** Gives one account the state of a snapshot, and opens it where it is not there. */
  restore(snapshot: AccountSnapshot): MaybePromise<Account> {
    const { id } = snapshot.baseline;
    const madeRoom = this.#byId.has(id) ? undefined : this.#makeRoom();
    const account = this.#getOrCreate(id);
    const restored = andThen(account.restore(snapshot), () => this.#put(account));
    return andThen(madeRoom, () => restored);
  }

  /** Puts the accounts of a snapshot in the place of all. */
  restoreAll(snapshots: readonly AccountSnapshot[], counters: Counters): MaybePromise<void> {
    const restored = snapshots.map((snapshot) => ({
      snapshot,
      account: this.#getOrCreate(snapshot.baseline.id),
    }));
    const done = eachInTurn(restored, ({ account, snapshot }) => account.restore(snapshot));
    const settled = andThen(done, () => this.#openings.settled());
    return andThen(settled, () => {
      this.unauthenticated.restore(counters.unauthenticated);
      this.unauthenticatedJournal.end('restored');
      this.unauthenticatedJournal.restore(counters.unauthenticatedJournal);
      this.#openedCount = counters.openedCount;
      return this.#replaceAll(restored.map(({ account }) => account));
    });
  }

  #getOrCreate(id: string): Account {
    return this.#byId.get(id) ?? this.#create(id);
  }

  #create(id: string): Account {
    const { settings, store } = this.#options;
    return new Account({ id, settings, store, onFacts: this.#onFacts });
  }

  #put(account: Account, idleAfterMs = this.limits.idleAfterMs): Account {
    this.#byId.set(account.id, account);
    this.#keys.put(account);
    const isOfWorld = this.#worldIds.has(account.id);
    if (!isOfWorld && this.lives.idleAfterMs(account) === undefined) this.lives.begin(account, idleAfterMs);
    return account;
  }

  /** These accounts and no others, in this order. */
  #replaceAll(accounts: readonly Account[]): MaybePromise<void> {
    const staying = new Set(accounts);
    const gone = this.all().filter((account) => !staying.has(account));
    this.#byId.clear();
    this.#keys.clear();
    for (const account of accounts) this.#put(account);
    return eachInTurn(gone, (account) => this.#close(account));
  }

  #close(account: Account): MaybePromise<void> {
    const { store, onClosed } = this.#options;
    this.#keys.forget(account);
    this.lives.end(account);
    account.close();
    onClosed?.(account);
    this.coverage.noteClosed(account.id);
    return store.drop(account.id);
  }
}
