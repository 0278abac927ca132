import type { Account } from '../account.ts';
import { CompactMap } from '../compact-map.ts';
import type { Principal } from '../principal.ts';

/** The way from a key to its account. */
export class KeyIndex {
  /** Where a key was last seen; the account itself says whether it still has it. */
  readonly #owners = new Map<string, Account>();
  /** Which account begins with a key, by the same rule. */
  readonly #reservations = new Map<string, Account>();
  /** By which texts an account stands in the index: those that it does not have any more included. */
  readonly #texts = new Map<Account, CompactMap<true>>();

  find(text: string): Principal | undefined {
    const account = this.#owners.get(text);
    const key = account?.world.key(text);
    return account === undefined || key === undefined ? undefined : { key, account };
  }

  /** The account that has this key, or gets it back at its reset. */
  reservedBy(text: string): Account | undefined {
    const reserved = this.#reservations.get(text);
    const isReserved = reserved?.baseline.keys.some(({ key }) => key === text) === true;
    return this.find(text)?.account ?? (isReserved ? reserved : undefined);
  }

  own(text: string, account: Account): void {
    this.#owners.set(text, account);
    this.#textsOf(account).set(text, true);
  }

  /** The account has deleted the key; it may get it back at its reset. */
  disown(text: string, account: Account): void {
    if (account.world.key(text) !== undefined) return;
    removeFrom(this.#owners, text, account);
    if (this.#reservations.get(text) !== account) this.#texts.get(account)?.delete(text);
  }

  /** The keys that the account has now, and gets back at its reset; those that it had before are forgotten. */
  put(account: Account): void {
    this.forget(account);
    for (const { key } of account.world.keys()) this.own(key, account);
    for (const { key } of account.baseline.keys) {
      this.#reservations.set(key, account);
      this.#textsOf(account).set(key, true);
    }
  }

  forget(account: Account): void {
    for (const text of this.#texts.get(account)?.keys() ?? []) {
      removeFrom(this.#owners, text, account);
      removeFrom(this.#reservations, text, account);
    }
    this.#texts.delete(account);
  }

  clear(): void {
    this.#owners.clear();
    this.#reservations.clear();
    this.#texts.clear();
  }

  #textsOf(account: Account): CompactMap<true> {
    let texts = this.#texts.get(account);
    if (texts === undefined) {
      texts = new CompactMap();
      this.#texts.set(account, texts);
    }
    return texts;
  }
}

function removeFrom(index: Map<string, Account>, key: string, account: Account): void {
  if (index.get(key) === account) index.delete(key);
}
