import { defineConfig } from 'vitest/config';

export default defineConfig({
  // One sandbox for all workers. Leave it out, and each worker starts one.
  test: { globalSetup: ['amps-sandbox/vitest/global-setup'] },
});
