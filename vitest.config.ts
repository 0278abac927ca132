import { defineConfig } from 'vitest/config';
import { vitePrepared } from './scripts/imports/prepared-import.mjs';
import { viteYaml } from './scripts/imports/yaml-import.mjs';

export default defineConfig({
  plugins: [vitePrepared(), viteYaml()],
  test: {
    include: ['test/**/*.test.ts'],
    // They need a browser, a Docker engine, or the packed package: each has a configuration of its own.
    exclude: ['test/browser/**', 'test/container/**', 'test/packed/**', 'test/testcontainers/**'],
    retry: 0,
    // What never ends is found; a machine that is busy with other things has time enough.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    // A worker loads the engine once and runs file after file: a file leaves the process as it found it.
    isolate: false,
  },
});
