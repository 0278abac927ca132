import { defineConfig } from 'vitest/config';
import { viteValidators } from './src/build/validators-import.mjs';
import { viteYaml } from './src/build/yaml-import.mjs';

export default defineConfig({
  plugins: [viteValidators(), viteYaml()],
  test: {
    include: ['test/**/*.test.ts'],
    // Needs a Docker engine: vitest.container.config.ts.
    exclude: ['test/container/**'],
    retry: 0,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
