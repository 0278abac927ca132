import { defineConfig } from 'vitest/config';

/** The package as npm packs it; `.ci/package` packs it before. */
export default defineConfig({
  test: {
    include: ['test/packed/**/*.test.ts'],
    retry: 0,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
