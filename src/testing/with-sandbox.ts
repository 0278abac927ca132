import type { SandboxOptions } from '../config/sandbox-options.ts';
import { findRunningTest } from './control/running-test.ts';
import { type RunningSandbox, startSandboxFor } from './in-process.ts';
import { tellRequests } from './tell-requests.ts';

const NO_FUNCTION =
  'there is no function to run. Give it after the options: withSandbox({}, async (sandbox) => { … }).';

/**
 * Runs something with a sandbox of its own, which is closed whatever comes of it. Gives what it gave. Its account has the
 * name of the test that is running; where something fails, its last requests are told on standard error.
 *
 * @example
 * const level = await withSandbox({ at: '2025-06-01T12:00:00Z' }, ({ url, apiKey }) => readLevel(url, apiKey));
 */
export async function withSandbox<Result>(
  options: SandboxOptions,
  run: (sandbox: RunningSandbox) => Result | Promise<Result>,
): Promise<Result> {
  if (typeof run !== 'function') throw new TypeError(`Failed to run with a sandbox: ${NO_FUNCTION}`);
  const test = findRunningTest();
  await using sandbox = await startSandboxFor(test, options);
  try {
    return await run(sandbox);
  } catch (error) {
    await tellRequests(test?.name ?? 'withSandbox', sandbox.control);
    throw error;
  }
}
