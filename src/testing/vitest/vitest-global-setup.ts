import type { SandboxOptions } from '../../config/sandbox-options.ts';
import type { ConnectionInfo } from '../control/connection-info.ts';
import { joinSandbox } from '../join-sandbox.ts';
import { connectionInfoOf } from '../sandbox-variables.ts';

/** The part of Vitest's project that a set-up hands something to its workers by. */
interface Project {
  provide(name: 'ampsSandbox', connection: ConnectionInfo): void;
}

/**
 * A global set-up with a sandbox of these options for all workers. Under `amps-sandbox exec` they share that of `exec`.
 *
 * @example
 * // sandbox.setup.ts, which `globalSetup` of vitest.config.ts names
 * export const setup = sandboxGlobalSetup({ scenarios: ['slow-api'] });
 */
export function sandboxGlobalSetup(
  options: SandboxOptions = {},
): (project: Project) => Promise<() => Promise<void>> {
  return async (project) => {
    const sandbox = await joinSandbox(options);
    project.provide('ampsSandbox', connectionInfoOf(sandbox));
    return () => sandbox.close();
  };
}

export const setup = sandboxGlobalSetup();
