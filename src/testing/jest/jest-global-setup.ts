import type { SandboxOptions } from '../../config/sandbox-options.ts';
import { joinSandbox } from '../join-sandbox.ts';
import { connectionInfoFromEnvironment, connectionInfoOf, environmentOf } from '../sandbox-variables.ts';
import { holdSandbox } from './jest-shared-sandbox.ts';

interface ProjectConfig {
  /** Variables of the project; what stands under `ampsSandbox` are options of the sandbox. */
  readonly globals?: { readonly ampsSandbox?: SandboxOptions };
}

/** Starts a sandbox for all workers, which find it by their environment. Under `amps-sandbox exec` they share that. */
async function setUp(_: unknown, { globals }: ProjectConfig = {}): Promise<void> {
  if (connectionInfoFromEnvironment(process.env) !== undefined) return;
  const sandbox = await joinSandbox(globals?.ampsSandbox);
  Object.assign(process.env, environmentOf(connectionInfoOf(sandbox)));
  holdSandbox(sandbox);
}

export { setUp as default };
