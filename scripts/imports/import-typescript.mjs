import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const FOLDER = fileURLToPath(new URL('../../.amps-sandbox', import.meta.url));

/** Imports a TypeScript source with those that it imports itself, which Node 20 does not. `plugins` are esbuild's. */
export async function importTypeScript(path, { plugins = [] } = {}) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    splitting: false,
    write: false,
    plugins,
  });
  const [{ contents }] = outputFiles;
  // A name of its own: the same source may be imported several times at once.
  const file = join(FOLDER, `import-${randomUUID()}.mjs`);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(file, contents);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file, { force: true });
  }
}
