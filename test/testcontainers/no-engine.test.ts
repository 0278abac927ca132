import { AmpsSandboxContainer, ContainerStartError } from 'amps-sandbox/testcontainers';
import { expect, test, vi } from 'vitest';

vi.mock('testcontainers', async (original) => ({
  ...(await original<typeof import('testcontainers')>()),
  getContainerRuntimeClient: () =>
    Promise.reject(new Error('Could not find a working container runtime strategy')),
}));

test.each([
  ['over HTTP', (container: AmpsSandboxContainer) => container],
  ['with HTTPS', (container: AmpsSandboxContainer) => container.withHttps()],
])('A missing Docker engine is told, with what to do, by a start %s', async (_, prepare) => {
  const failure = await prepare(new AmpsSandboxContainer('image:1'))
    .start()
    .then(undefined, (error: unknown) => error);
  expect(failure).toBeInstanceOf(ContainerStartError);
  expect((failure as Error).message).toBe(
    'Failed to start image:1: no Docker engine answers (Could not find a working container runtime strategy). ' +
      'Start Docker, or name it by DOCKER_HOST. Without Docker, startSandbox() of amps-sandbox runs the emulator in this process.',
  );
});
