import type { AccountBaseline } from '../../domain/record/baseline.ts';
import type { Account } from '../account.ts';

interface Opening {
  readonly account: Account;
  readonly keys: readonly string[];
  readonly opened: Promise<Account>;
}

/** The accounts that a store is still keeping: nobody else gets their ids and keys. */
export class Openings {
  readonly #byId = new Map<string, Opening>();
  readonly #byKey = new Map<string, Account>();

  get count(): number {
    return this.#byId.size;
  }

  /** Holds the id and the keys of an account until it is open, or has failed to open. */
  hold({ id, keys }: AccountBaseline, account: Account, opened: Promise<Account>): void {
    const opening: Opening = { account, keys: keys.map(({ key }) => key), opened };
    this.#byId.set(id, opening);
    for (const key of opening.keys) this.#byKey.set(key, account);
    const release = (): void => this.#release(id, opening);
    opened.then(release, release);
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** The account by this id, once it is open. */
  opened(id: string): Promise<Account> | undefined {
    return this.#byId.get(id)?.opened;
  }

  ownerOf(key: string): Account | undefined {
    return this.#byKey.get(key);
  }

  /** Waits until none is being opened any more; undefined where none is. */
  settled(): Promise<void> | undefined {
    if (this.#byId.size === 0) return undefined;
    const all = [...this.#byId.values()].map(({ opened }) => opened);
    return Promise.allSettled(all).then(() => this.settled());
  }

  #release(id: string, { account, keys }: Opening): void {
    this.#byId.delete(id);
    for (const key of keys) if (this.#byKey.get(key) === account) this.#byKey.delete(key);
  }
}
