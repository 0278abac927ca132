#!/usr/bin/env node
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openCodeCache } from './code-cache.ts';
import { collectRarely } from './heap-growth.ts';
import type { Program } from './launcher.ts';
import { createLoader } from './loader.ts';

const PROGRAM = './program.js';

const { env } = process;
const folder = __dirname;
// Coverage is of what Node itself loads; the other variable is Node's own, for its cache of the same kind.
if (env.NODE_V8_COVERAGE !== undefined || env.NODE_DISABLE_COMPILE_CACHE !== undefined) {
  const { run }: Program = createRequire(join(folder, 'cli.js'))(PROGRAM);
  run({ keepCompiledCode: () => {}, collectRarely });
} else {
  const cache = openCodeCache(env.NODE_COMPILE_CACHE ?? join(folder, 'compiled'), join(folder, PROGRAM));
  const { load, listScripts } = createLoader({ folder, cache });
  const { run } = load(join(folder, PROGRAM)) as Program;
  run({ keepCompiledCode: () => cache.keep(listScripts()), collectRarely });
}
