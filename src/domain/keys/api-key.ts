import type { Environment } from '../entities.ts';
import type { ProblemKind } from '../failures/problem.ts';
import { type Instant, MAX_INSTANT } from '../time/instant.ts';

export const PERMISSIONS = ['read', 'write'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** A key is data: who it speaks for, what it may do, and when it stopped being good. */
export interface ApiKey {
  readonly key: string;
  readonly name: string;
  /** Name of the edition that it speaks. */
  readonly edition: string;
  readonly environment: Environment;
  readonly permissions: readonly Permission[];
  /** Name of the rate-limit plan; undefined means the default one, or none where there is none. */
  readonly plan?: string;
  readonly createdAt: Instant;
  readonly expiresAt?: Instant;
  /** In what an account begins with: how long after each of its beginnings the key expires. */
  readonly expiresInMs?: number;
  readonly revokedAt?: Instant;
}

/** The key of an account that begins now: an expiry that counts from there becomes an instant. */
export function startKey(key: ApiKey, startedAt: Instant): ApiKey {
  const { expiresInMs, ...started } = key;
  if (expiresInMs === undefined) return key;
  return { ...started, expiresAt: Math.min(startedAt + expiresInMs, MAX_INSTANT) };
}

/** Why the key is not good at this instant, or undefined where it is. Revocation outranks expiry. */
export function keyProblemAt(key: ApiKey, at: Instant): ProblemKind | undefined {
  if (key.revokedAt !== undefined && key.revokedAt <= at) return 'revoked-key';
  if (key.expiresAt !== undefined && key.expiresAt <= at) return 'expired-key';
  return undefined;
}
