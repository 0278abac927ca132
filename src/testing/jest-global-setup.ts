import type { SandboxOptions } from '../config.ts';
import type { RunningSandbox } from './in-process.ts';
import { joinSandbox } from './join-sandbox.ts';
import { environmentOf, placeFromEnvironment, placeOf } from './sandbox-place.ts';

/** Set-up and teardown are modules of their own, and Jest may load each in a way of its own. */
const HOLDER = globalThis as { [OWN]?: RunningSandbox };
const OWN = Symbol.for('amps-sandbox.jest');

interface ProjectConfig {
  /** Variables of the project; those of `ampsSandbox` are options. */
  readonly globals?: { readonly ampsSandbox?: SandboxOptions };
}

/** Starts a sandbox for all workers, which find it by their environment. Under `amps-sandbox exec` they share its own. */
export async function setUp(_: unknown, project: ProjectConfig = {}): Promise<void> {
  if (placeFromEnvironment(process.env) !== undefined) return;
  const sandbox = await joinSandbox(project.globals?.ampsSandbox);
  HOLDER[OWN] = sandbox;
  Object.assign(process.env, environmentOf(placeOf(sandbox)));
}

/** Ends what the set-up has started, if it has. */
export async function tearDown(): Promise<void> {
  const sandbox = HOLDER[OWN];
  if (sandbox === undefined) return;
  delete HOLDER[OWN];
  for (const name of Object.keys(environmentOf(placeOf(sandbox)))) delete process.env[name];
  await sandbox.close();
}
