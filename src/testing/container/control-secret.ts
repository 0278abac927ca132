import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { StartedTestContainer } from 'testcontainers';
import { ContainerOptionError, ContainerStartError } from './container-error.ts';
import { firstFileIn } from './tar.ts';

/** A fresh control token: a secret, so truly random. */
export function drawToken(): string {
  return randomBytes(24).toString('base64url');
}

/** @throws ContainerOptionError where the emulator would refuse it. */
export function checkToken(token: string): string {
  if (/^[\x21-\x7e]{8,256}$/.test(token)) return token;
  throw new ContainerOptionError(
    'Failed to set controlToken by withControlToken: it has other than 8 to 256 characters without blanks. ' +
      'Give a longer word, or none: one is drawn then.',
  );
}

/**
 * The token in the configuration file of a container that runs. Who reuses a container finds out by this: a drawn token
 * is no part of what reuse compares, and so it can be as random as any. @throws ContainerStartError
 */
export async function readTokenOf(
  container: Pick<StartedTestContainer, 'copyArchiveFromContainer'>,
  path: string,
): Promise<string> {
  const archive = await buffer(await container.copyArchiveFromContainer(path));
  const { controlToken } = JSON.parse(firstFileIn(archive)) as { controlToken?: unknown };
  if (typeof controlToken === 'string') return controlToken;
  throw new ContainerStartError(
    `Failed to reuse the container: ${path} in it has no control token. Remove the container, and start afresh.`,
  );
}
