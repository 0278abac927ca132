import { randomBytes } from 'node:crypto';

/**
 * The token that the control API asks for: the configured one, none on loopback, else a fresh secret. It is no part of
 * the world, so it is truly random, not drawn from the seed.
 */
export function chooseControlToken(configured: string | undefined, isLoopback: boolean): string | null {
  if (configured !== undefined) return configured;
  return isLoopback ? null : randomBytes(24).toString('base64url');
}
