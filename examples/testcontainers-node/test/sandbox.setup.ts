import { AmpsSandboxContainer, type SandboxPlace } from 'amps-sandbox/testcontainers';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    sandbox: SandboxPlace;
  }
}

/** One container for all test files. */
export async function setup(project: TestProject) {
  const sandbox = await new AmpsSandboxContainer().start();
  project.provide('sandbox', sandbox.getPlace());
  return async () => {
    await sandbox.stop();
  };
}
