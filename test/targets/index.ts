import { describe } from 'vitest';
import { IMAGE } from '../support/run-container.ts';
import { container } from './container.ts';
import { inProcess } from './in-process.ts';
import { spawnedCli } from './spawned-cli.ts';
import type { Target } from './target.ts';

export * from './target.ts';

/** `vitest.container.config.ts` names an image; without one there may be no Docker. */
const TARGETS: readonly Target[] = IMAGE === undefined ? [inProcess, spawnedCli] : [container];

/** Runs a suite of behaviour against every form in which the emulator comes. */
export function describeTargets(name: string, suite: (target: Target) => void): void {
  for (const target of TARGETS) describe(`${name} (${target.name})`, () => suite(target));
}
