import { join, relative } from 'node:path';
import { prepareValidators } from './prepare-validators.mjs';

const SUFFIX = '?validators';

/** Lets Vite and Vitest import `openapi/v1.yaml?validators`. */
export function viteValidators() {
  return {
    name: 'validators-import',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return undefined;
      const code = await prepareValidators(id.slice(0, -SUFFIX.length));
      return {
        code: [
          `import { createRequire } from 'node:module';`,
          `const require = createRequire(import.meta.url), module = {}, exports = {};`,
          code,
          'export default module.exports;',
        ].join('\n'),
        map: null,
      };
    },
  };
}

/** Lets esbuild import `openapi/v1.yaml?validators`. */
export function esbuildValidators(root) {
  return {
    name: 'validators-import',
    setup(build) {
      build.onResolve({ filter: /\?validators$/ }, ({ path, resolveDir }) => ({
        path: relative(root, join(resolveDir, path.slice(0, -SUFFIX.length))),
        namespace: 'validators',
      }));
      build.onLoad({ filter: /./, namespace: 'validators' }, async ({ path }) => ({
        contents: await prepareValidators(join(root, path)),
        resolveDir: root,
      }));
    },
  };
}
