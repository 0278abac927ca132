import { defineConfig } from 'vitest/config';
import { vitePrepared } from './scripts/imports/prepared-import.mjs';
import { viteYaml } from './scripts/imports/yaml-import.mjs';

export default defineConfig({
  plugins: [vitePrepared(), viteYaml()],
  test: {
    include: ['test/**/*.test.ts'],
    // They need a Docker engine, or the packed package: each has a configuration of its own.
    exclude: ['test/container/**', 'test/packed/**', 'test/testcontainers/**'],
    retry: 0,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
