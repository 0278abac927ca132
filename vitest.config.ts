import { defineConfig } from 'vitest/config';
import { viteValidators } from './scripts/imports/validators-import.mjs';
import { viteYaml } from './scripts/imports/yaml-import.mjs';

export default defineConfig({
  plugins: [viteValidators(), viteYaml()],
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
