import { describe } from 'vitest';
import { inProcess } from './in-process.ts';
import { spawnedCli } from './spawned-cli.ts';
import type { Target } from './target.ts';

export * from './target.ts';

/** Runs a suite of behaviour against every form in which the emulator comes. */
export function describeTargets(name: string, suite: (target: Target) => void): void {
  for (const target of [inProcess, spawnedCli]) describe(`${name} (${target.name})`, () => suite(target));
}
