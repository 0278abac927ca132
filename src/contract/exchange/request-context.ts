import type { ApiKey } from '../../domain/keys/api-key.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Account } from '../../world/account.ts';
import type { Epoch } from '../../world/epoch.ts';

/** Whose a request is, settled once: every later layer goes by it. */
export interface RequestContext {
  readonly account: Account;
  readonly key: ApiKey;
  /** Name of the edition that the request speaks. */
  readonly edition: string;
  /** The instant of the account's clock at which the request is answered; everything due by then has run. */
  readonly at: Instant;
  /** That of the account when the request came: it ends where this ends. */
  readonly epoch: Epoch;
}
