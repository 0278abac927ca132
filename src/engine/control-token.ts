/**
 * The token that the control API asks for: the configured one, none on loopback, else a fresh secret. It is no part of
 * the world, so it is truly random, not drawn from the seed.
 */
export async function chooseControlToken(
  configured: string | undefined,
  isLoopback: boolean,
): Promise<string | null> {
  if (configured !== undefined) return configured;
  if (isLoopback) return null;
  const { createRandomToken } = await import('./random-token.ts');
  return createRandomToken();
}
