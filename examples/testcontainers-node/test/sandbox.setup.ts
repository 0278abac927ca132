import { AmpsSandboxContainer } from 'amps-sandbox/testcontainers';
import type { TestProject } from 'vitest/node';

/** One container for all test files. */
export async function setup(project: TestProject) {
  const sandbox = await new AmpsSandboxContainer().start();
  project.provide('ampsSandbox', sandbox.getConnectionInfo());
  return async () => {
    await sandbox.stop();
  };
}
