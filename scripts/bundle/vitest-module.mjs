import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';

export const VITEST_SOURCE = 'src/testing/vitest/vitest.ts';
const PARTS = './vitest-parts';

/** The one module that must be an ES module: Vitest refuses to be required. All else it takes from the parts. */
export async function transformVitest(root, options) {
  const text = await readFile(join(root, VITEST_SOURCE), 'utf8');
  const { code } = await transform(text, {
    loader: 'ts',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    // A type that is imported as a value would be left in.
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    ...options,
  });
  const places = [...code.matchAll(/from ?"(\.[^"]*)"/g)].map(([, place]) => place);
  if (places.length !== 1 || places[0] !== `${PARTS}.ts`) {
    throw new Error(
      `${VITEST_SOURCE} imports ${places.join(', ')} of ours: it must import ${PARTS}.ts alone`,
    );
  }
  return code.replace(`${PARTS}.ts`, `${PARTS}.mjs`);
}
