import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { globalSetup: 'test/sandbox.setup.ts', hookTimeout: 60_000 },
});
