import type { RunningSandbox } from '../in-process.ts';

const HELD = Symbol.for('amps-sandbox.jest');

/** Jest loads set-up and teardown each by itself: all that they share is the process. */
const holder = globalThis as { [HELD]?: RunningSandbox };

export function holdSandbox(sandbox: RunningSandbox): void {
  holder[HELD] = sandbox;
}

export function releaseSandbox(): RunningSandbox | undefined {
  const sandbox = holder[HELD];
  delete holder[HELD];
  return sandbox;
}
