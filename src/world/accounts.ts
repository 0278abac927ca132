import type { ApiKey } from '../domain/api-key.ts';
import { drawText } from '../domain/random.ts';
import { Account, type AccountSnapshot, type ClockStart } from './account.ts';
import type { AccountBaseline } from './baseline.ts';
import { Meters } from './meters.ts';
import type { WorldSettings } from './world.ts';

export interface AccountsOptions {
  readonly baselines: readonly AccountBaseline[];
  readonly clockStart: ClockStart;
  readonly settings: WorldSettings;
}

export interface NewAccount {
  readonly baseline: AccountBaseline;
  readonly clockStart?: ClockStart;
}

/** A key with the account it speaks for. */
export interface KeyHolder {
  readonly key: ApiKey;
  readonly account: Account;
}

/** Every account of this server, and the way from a key to its account. */
export class Accounts {
  readonly #options: AccountsOptions;
  readonly #byId = new Map<string, Account>();
  /** Where a key was last seen; the account itself says whether it still has it. */
  readonly #holders = new Map<string, Account>();
  /** What is counted of requests that belong to no account. */
  readonly strangers = new Meters();

  constructor(options: AccountsOptions) {
    this.#options = options;
    for (const baseline of options.baselines) this.add({ baseline });
  }

  get(id: string): Account | undefined {
    return this.#byId.get(id);
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

  findKey(text: string): KeyHolder | undefined {
    const account = this.#holders.get(text);
    const key = account?.world.key(text);
    return account === undefined || key === undefined ? undefined : { key, account };
  }

  add({ baseline, clockStart = this.#options.clockStart }: NewAccount): Account {
    const account = new Account({ baseline, clockStart, settings: this.#options.settings });
    this.#byId.set(account.id, account);
    this.#indexKeys(account);
    return account;
  }

  /** Opens a fresh account for a made-up key, with a world of its own like the first account's. */
  addForKey(key: ApiKey): KeyHolder {
    const model = this.#options.baselines.find(({ environment }) => environment === key.environment);
    if (model === undefined) throw new RangeError('Failed to open an account: there is no world to copy.');
    const id = `acct_${drawText(10, model.seed, 'account', key.key)}`;
    const account = this.add({ baseline: { ...model, id, name: `Opened by ${key.name}`, keys: [key] } });
    return { key, account };
  }

  /** Adds a key to an account, or changes the one it has by that text. */
  putKey(account: Account, key: ApiKey): void {
    account.world.apply({ type: 'key.put', key });
    this.#holders.set(key.key, account);
  }

  remove(account: Account): void {
    this.#byId.delete(account.id);
    for (const { key } of account.world.keys())
      if (this.#holders.get(key) === account) this.#holders.delete(key);
  }

  reset(account: Account): void {
    account.reset();
    this.#indexKeys(account);
  }

  /** Back to the start: accounts made since are gone, accounts removed since are there again. */
  resetAll(): void {
    this.strangers.clear();
    const names = new Set(this.#options.baselines.map(({ id }) => id));
    for (const account of this.all()) if (!names.has(account.id)) this.remove(account);
    for (const baseline of this.#options.baselines) {
      const account = this.#byId.get(baseline.id);
      if (account === undefined) this.add({ baseline });
      else this.reset(account);
    }
  }

  /** Gives one account the state of a snapshot, and opens it where it is not there. */
  restore(snapshot: AccountSnapshot): Account {
    const { baseline, clockStart } = snapshot;
    const account = this.#byId.get(baseline.id) ?? this.add({ baseline, clockStart });
    account.restore(snapshot);
    this.#indexKeys(account);
    return account;
  }

  #indexKeys(account: Account): void {
    for (const { key } of account.world.keys()) this.#holders.set(key, account);
  }
}
