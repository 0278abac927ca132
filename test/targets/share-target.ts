import type { SandboxOptions } from '../../src/config/sandbox-options.ts';
import type { RunningTarget } from './target.ts';

/** An emulator that can be had again: the next who opens it finds it as at its start. */
export interface SharedTarget extends RunningTarget {
  /** Ends what the last suite left going, such as a request that waits. */
  release(): void;
}

/** Most configurations are one suite's alone; they make room for those of many. */
const IDLE = 3;

/**
 * Opens emulators that outlive the suite that asked for them. A worker runs one file after the other, so the next suite
 * that wants the same configuration is given the same emulator, reset; a second one at the same time is one more.
 */
export function shareTarget<T extends SharedTarget>(
  open: (options: SandboxOptions) => Promise<T>,
): (options?: SandboxOptions) => Promise<T> {
  const idle: { readonly configuration: string; readonly running: T }[] = [];

  async function take(options: SandboxOptions, configuration: string): Promise<T> {
    const index = idle.findIndex((one) => one.configuration === configuration);
    const [found] = index < 0 ? [] : idle.splice(index, 1);
    if (found === undefined) return await open(options);
    await found.running.reset();
    return found.running;
  }

  return async (options = {}) => {
    const configuration = JSON.stringify(options);
    const running = await take(options, configuration);
    return {
      ...running,
      async [Symbol.asyncDispose]() {
        running.release();
        idle.push({ configuration, running });
        if (idle.length > IDLE) await idle.shift()?.running[Symbol.asyncDispose]();
      },
    };
  };
}
