import { type ApiKey, keyProblemAt } from '../../domain/keys/api-key.ts';
import { maskKey } from '../../domain/keys/mask-keys.ts';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import type { Account } from '../../world/account.ts';
import { formatInstants } from '../clock/format-instants.ts';
import type { Schemas } from '../operations.ts';

/** A key as lists show it: a live one masked, unless it is published. */
export function presentKey(
  key: ApiKey,
  account: Account,
  at: Instant,
  publishedKeys: ReadonlySet<string>,
): Schemas['Key'] {
  return { ...presentWholeKey(key, account, at), key: showKey(key, publishedKeys) };
}

/** The text of a key as it may be shown: a live one masked, unless it is published. */
export function showKey({ key, environment }: ApiKey, publishedKeys: ReadonlySet<string>): string {
  return environment === 'sandbox' || publishedKeys.has(key) ? key : maskKey(key);
}

/** A key as the one who made it sees it, once. */
export function presentWholeKey(key: ApiKey, account: Account, at: Instant): Schemas['Key'] {
  const { expiresAt, revokedAt } = key;
  return {
    key: key.key,
    name: key.name,
    account: account.id,
    edition: key.edition,
    environment: key.environment,
    permissions: [...key.permissions],
    ...(key.plan !== undefined && { plan: key.plan }),
    status: statusAt(key, at),
    createdAt: formatInstant(key.createdAt),
    ...formatInstants({ expiresAt, revokedAt, lastUsedAt: account.usage.lastUsedAt(key.key) }),
  };
}

function statusAt(key: ApiKey, at: Instant): Schemas['KeyStatus'] {
  const problem = keyProblemAt(key, at);
  if (problem === undefined) return 'active';
  return problem === 'revoked-key' ? 'revoked' : 'expired';
}
