import type { ApiKey } from '../domain/keys/api-key.ts';
import type { Account } from './account.ts';
import type { Principal } from './principal.ts';

/** The way from a key to its account. */
export class KeyIndex {
  /** Where a key was last seen; the account itself says whether it still has it. */
  readonly #owners = new Map<string, Account>();
  /** Which account begins with a key, by the same rule. */
  readonly #reservations = new Map<string, Account>();
  /** Which account is being opened with a key. */
  readonly #claims = new Map<string, Account>();

  find(text: string): Principal | undefined {
    const account = this.#owners.get(text);
    const key = account?.world.key(text);
    return account === undefined || key === undefined ? undefined : { key, account };
  }

  /** The account that has this key, gets it back at its reset, or is being opened with it. */
  reservedBy(text: string): Account | undefined {
    const opening = this.#claims.get(text);
    if (opening !== undefined) return opening;
    const reserved = this.#reservations.get(text);
    const isReserved = reserved?.baseline.keys.some(({ key }) => key === text) === true;
    return this.find(text)?.account ?? (isReserved ? reserved : undefined);
  }

  /** Holds keys for an account that is being opened. */
  claim(keys: readonly ApiKey[], account: Account): void {
    for (const { key } of keys) this.#claims.set(key, account);
  }

  release(keys: readonly ApiKey[], account: Account): void {
    for (const { key } of keys) removeFrom(this.#claims, key, account);
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
