import type { SandboxOptions } from '../config/sandbox-options.ts';
import { type RunningSandbox, startSandbox } from './in-process.ts';

/**
 * Runs something with a sandbox of its own, which is closed whatever comes of it. Gives what it gave.
 *
 * @example
 * const level = await withSandbox({ at: '2025-06-01T12:00:00Z' }, ({ url, apiKey }) => readLevel(url, apiKey));
 */
export async function withSandbox<Result>(
  options: SandboxOptions,
  run: (sandbox: RunningSandbox) => Result | Promise<Result>,
): Promise<Result> {
  await using sandbox = await startSandbox(options);
  return await run(sandbox);
}
