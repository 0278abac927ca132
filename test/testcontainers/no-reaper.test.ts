import { ContainerStartError } from 'amps-sandbox/testcontainers';
import { expect, test, vi } from 'vitest';
import { sandboxContainer } from './sandbox-container.ts';

test('An image of the reaper that cannot be had is told, with what to do', async () => {
  vi.stubEnv('TESTCONTAINERS_RYUK_DISABLED', 'false');
  vi.stubEnv('RYUK_CONTAINER_IMAGE', 'amps-sandbox.invalid/testcontainers/ryuk:0.14.0');
  const failure = await sandboxContainer()
    .start()
    .then(undefined, (error: unknown) => error);
  expect(failure).toBeInstanceOf(ContainerStartError);
  expect((failure as Error).message).toMatch(
    /^Failed to start .*: Testcontainers did not get the image of its reaper, Ryuk: .*TESTCONTAINERS_RYUK_DISABLED=true/,
  );
});
