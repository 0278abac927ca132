import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../../vitest.testcontainers.config.ts';

const { include: _, maxWorkers: __, ...test } = base.test ?? {};

/** A suite as a customer would have it: many files at once, one container for all of them. Its root holds the files. */
export default mergeConfig(
  { ...base, test },
  defineConfig({
    test: {
      include: ['*.test.ts'],
      globalSetup: fileURLToPath(new URL('global-setup.ts', import.meta.url)),
      pool: 'threads',
      maxWorkers: Number(process.env.WORKERS),
      testTimeout: 120_000,
      hookTimeout: 120_000,
    },
  }),
);
