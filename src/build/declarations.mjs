import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { VITEST_SOURCE } from './vitest-module.mjs';

/**
 * The types of each entry point, by path in `dist/`; what they share stands in files of its own. Who imports gets the
 * very types that who requires gets, since the code is the same.
 */
export async function bundleDeclarations(root, entryPoints) {
  const { cli: _, ...modules } = entryPoints;
  const bundle = await rolldown({
    cwd: root,
    input: { ...modules, vitest: VITEST_SOURCE },
    plugins: [dts({ emitDtsOnly: true, tsconfig: 'tsconfig.json' })],
    external: [/^node:/, '@jest/globals', 'expect', 'testcontainers', 'vitest'],
    checks: { pluginTimings: false },
  });
  const { output } = await bundle.generate({ format: 'es', chunkFileNames: 'types/[name]-[hash].d.ts' });
  await bundle.close();
  const entries = output.filter(({ isEntry, fileName }) => isEntry && fileName !== 'vitest.d.ts');
  return new Map([
    // There is no requiring Vitest, and its types for that are others.
    ...output.map(({ fileName, code }) => [fileName.replace(/^vitest\.d\.ts$/, 'vitest.d.mts'), code]),
    ...entries.map(({ fileName }) => [
      fileName.replace(/\.ts$/, '.mts'),
      `export * from './${fileName.replace(/\.d\.ts$/, '.js')}';\n`,
    ]),
  ]);
}
