import type { Account } from './account.ts';
import type { Principal } from './principal.ts';

/** The way from a key to its account. */
export class KeyIndex {
  /** Where a key was last seen; the account itself says whether it still has it. */
  readonly #owners = new Map<string, Account>();
  /** Which account begins with a key, by the same rule. */
  readonly #reservations = new Map<string, Account>();

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
  }

  add(account: Account): void {
    for (const { key } of account.world.keys()) this.#owners.set(key, account);
    for (const { key } of account.baseline.keys) this.#reservations.set(key, account);
  }

  forget(account: Account): void {
    for (const { key } of account.world.keys()) removeFrom(this.#owners, key, account);
    for (const { key } of account.baseline.keys) removeFrom(this.#reservations, key, account);
  }

  clear(): void {
    this.#owners.clear();
    this.#reservations.clear();
  }
}

function removeFrom(index: Map<string, Account>, key: string, account: Account): void {
  if (index.get(key) === account) index.delete(key);
}
