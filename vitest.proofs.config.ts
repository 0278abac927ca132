import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import quick from './vitest.config.ts';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
/** What a proof imports, from wherever it stands. */
const TIMES = "support/proof.ts'";

/** Every test that has a quick form in `npm test`, in full: `.ci/proofs` runs it. */
export default defineConfig({
  ...quick,
  test: {
    ...quick.test,
    include: readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
      .map((name) => join('test', name))
      .filter((path) => path.endsWith('.test.ts') && readFileSync(join(ROOT, path), 'utf8').includes(TIMES)),
    env: { TEST_PROOFS: 'full' },
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
