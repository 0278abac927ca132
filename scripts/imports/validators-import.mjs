import { join, relative } from 'node:path';
import { prepareValidator, prepareValidators } from './prepare-validators.mjs';

/** What an import of a document or schema may ask for, by what follows its path. */
const PREPARE = { '?validators': prepareValidators, '?validator': prepareValidator };
const ASKED = /\?validators?$/;

function prepare(path) {
  const [suffix] = ASKED.exec(path);
  return PREPARE[suffix](path.slice(0, -suffix.length));
}

/** Told apart from the file itself, which others load as data. */
const MARK = '\0prepared:';
const END = '.js';

/** Lets Vite and Vitest import `openapi/v1.yaml?validators` and `fixtures/schemas/….json?validator`. */
export function viteValidators() {
  return {
    name: 'validators-import',
    enforce: 'pre',
    resolveId(id, importer) {
      return ASKED.test(id) ? `${MARK}${join(importer, '..', id)}${END}` : undefined;
    },
    async load(id) {
      if (!id.startsWith(MARK)) return undefined;
      const path = id.slice(MARK.length, -END.length);
      return {
        code: [
          `import { createRequire } from 'node:module';`,
          `const require = createRequire(${JSON.stringify(path)}), module = {}, exports = {};`,
          await prepare(path),
          'export default module.exports;',
        ].join('\n'),
        map: null,
      };
    },
  };
}

/** Lets esbuild import the same. */
export function esbuildValidators(root) {
  return {
    name: 'validators-import',
    setup(build) {
      build.onResolve({ filter: ASKED }, ({ path, resolveDir }) => ({
        path: relative(root, join(resolveDir, path)),
        namespace: 'validators',
      }));
      build.onLoad({ filter: /./, namespace: 'validators' }, async ({ path }) => ({
        contents: await prepare(join(root, path)),
        resolveDir: root,
      }));
    },
  };
}
