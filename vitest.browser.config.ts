import { defineConfig } from 'vitest/config';

/** What needs a browser; `.ci/browser` installs it before. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    retry: 0,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});
