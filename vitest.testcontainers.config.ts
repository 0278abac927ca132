import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { vitePrepared } from './scripts/imports/prepared-import.mjs';
import { viteYaml } from './scripts/imports/yaml-import.mjs';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Another major of the library than the one that is installed here, by the path of its folder. */
const { TESTCONTAINERS_FOLDER } = process.env;

/** What needs Docker, and an image of the emulator: `.ci/testcontainers-node` runs it. */
export default defineConfig({
  plugins: [vitePrepared(), viteYaml()],
  resolve: {
    alias: {
      'amps-sandbox/testcontainers': at('src/testing/container/index.ts'),
      'amps-sandbox/control-client': at('src/testing/control/control-client.ts'),
      ...(TESTCONTAINERS_FOLDER !== undefined && { testcontainers: TESTCONTAINERS_FOLDER }),
    },
  },
  test: {
    include: ['test/testcontainers/**/*.test.ts'],
    retry: 0,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
