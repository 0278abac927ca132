import { defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };
import { vitePrepared } from './scripts/imports/prepared-import.mjs';
import { viteYaml } from './scripts/imports/yaml-import.mjs';

/** What needs a Docker engine; `.ci/container` builds the image before. */
export default defineConfig({
  plugins: [vitePrepared(), viteYaml()],
  test: {
    include: [
      'test/container/**/*.test.ts',
      // Suites of behaviour that run on every target; a test holds the list complete.
      'test/behaviour/actions.test.ts',
      'test/behaviour/documented-samples.test.ts',
      'test/behaviour/errors.test.ts',
      'test/behaviour/isolation.test.ts',
      'test/behaviour/journal/requests-are-recorded.test.ts',
      'test/behaviour/journal/requests-are-verified.test.ts',
      'test/behaviour/keys.test.ts',
      'test/behaviour/rate-limits.test.ts',
      'test/behaviour/reads.test.ts',
      'test/behaviour/scripted-http.test.ts',
    ],
    env: {
      SANDBOX_IMAGE: process.env.SANDBOX_IMAGE ?? `amps-sandbox/amps-sandbox:${packageJson.version}`,
      TEST_PROOFS: 'full',
    },
    retry: 0,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
