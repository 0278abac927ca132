import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import quick from './vitest.config.ts';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const PROOF = /^import \{ times \} from '.*\/support\/proof\.ts';$/m;

/** Every test that has a quick form in `npm test`, in full: `.ci/proofs` runs it. */
export default defineConfig({
  ...quick,
  test: {
    ...quick.test,
    include: readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
      .map((name) => join('test', name))
      .filter((path) => path.endsWith('.test.ts') && PROOF.test(readFileSync(join(ROOT, path), 'utf8'))),
    env: { TEST_PROOFS: 'full' },
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
