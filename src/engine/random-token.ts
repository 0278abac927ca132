import { randomBytes } from 'node:crypto';

/** A secret of 192 bits. */
export function createRandomToken(): string {
  return randomBytes(24).toString('base64url');
}
