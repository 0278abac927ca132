import type { ApiKey } from '../domain/keys/api-key.ts';
import type { Account } from './account.ts';

/** A key with the account it speaks for. */
export interface Principal {
  readonly key: ApiKey;
  readonly account: Account;
}
