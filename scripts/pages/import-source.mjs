import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importTypeScript } from '../imports/import-typescript.mjs';
import { esbuildPrepared } from '../imports/prepared-import.mjs';
import { esbuildYaml } from '../imports/yaml-import.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Imports a source of the program, whatever data it imports itself. */
export async function importSource(path) {
  return await importTypeScript(join(ROOT, path), { plugins: [esbuildPrepared(ROOT), esbuildYaml()] });
}
