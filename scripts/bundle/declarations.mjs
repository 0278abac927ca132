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
  const importable = output.filter(({ isEntry, fileName, exports }) => {
    return isEntry && fileName !== 'vitest.d.ts' && !exports.includes('default');
  });
  return new Map([
    ...output.map(({ fileName, code }) => [nameOf(fileName), withOneExport(code)]),
    ...importable.map(({ fileName }) => [
      fileName.replace(/\.ts$/, '.mts'),
      `export * from './${fileName.replace(/\.d\.ts$/, '.js')}';\n`,
    ]),
  ]);
}

/** There is no requiring Vitest, and its types for that are others. */
function nameOf(fileName) {
  return fileName === 'vitest.d.ts' ? 'vitest.d.mts' : fileName;
}

/** Where the module is one function, which Jest calls by itself. */
function withOneExport(code) {
  return code.replace(/export \{ (\w+) as default \};?/, 'export = $1;');
}
