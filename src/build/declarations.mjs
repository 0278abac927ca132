import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';

/**
 * The types of each entry point, by path in `dist/`; what they share stands in files of its own. Who imports gets the
 * very types that who requires gets, since the code is the same.
 */
export async function bundleDeclarations(root, entryPoints) {
  const { cli: _, ...modules } = entryPoints;
  const bundle = await rolldown({
    cwd: root,
    input: modules,
    plugins: [dts({ emitDtsOnly: true, tsconfig: 'tsconfig.json' })],
    external: [/^node:/, 'testcontainers', 'vitest'],
    checks: { pluginTimings: false },
  });
  const { output } = await bundle.generate({ format: 'es', chunkFileNames: 'types/[name]-[hash].d.ts' });
  await bundle.close();
  const entries = output.filter(({ isEntry }) => isEntry);
  return new Map([
    ...output.map(({ fileName, code }) => [fileName, code]),
    ...entries.map(({ fileName }) => [
      fileName.replace(/\.ts$/, '.mts'),
      `export * from './${fileName.replace(/\.d\.ts$/, '.js')}';\n`,
    ]),
  ]);
}
