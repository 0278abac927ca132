import { join, relative } from 'node:path';
import { transform } from 'esbuild';
import { listPolicies } from './list-policies.mjs';
import { prepareDefaults, prepareExplainer, prepareValidator, prepareVerdict } from './prepare-schema.mjs';
import { prepareRequestVerdicts, prepareValidators } from './prepare-validators.mjs';
import { publishDocument } from './publish-document.mjs';

/** What an import of a document or schema may ask for, by what follows its path. */
const PREPARE = {
  '?validators': prepareValidators,
  '?verdicts': prepareRequestVerdicts,
  '?validator': prepareValidator,
  '?verdict': prepareVerdict,
  '?explainer': prepareExplainer,
  '?defaults': prepareDefaults,
  '?policies': listPolicies,
  '?published': publishDocument,
};
const ASKED = /\?(?:validators|validator|verdicts|verdict|explainer|defaults|policies|published)$/;

/** The text of a CommonJS module, with short names: nobody reads generated code. */
async function prepare(path) {
  const [suffix] = ASKED.exec(path);
  const text = await PREPARE[suffix](path.slice(0, -suffix.length));
  const { code } = await transform(text, { format: 'cjs', minify: true });
  return code;
}

/** Told apart from the file itself, which others load as data. */
const MARK = '\0prepared:';
const END = '.js';

/** Lets Vite and Vitest import `openapi/v1.yaml?validators`, `fixtures/schemas/….json?validator` and the like. */
export function vitePrepared() {
  return {
    name: 'prepared-import',
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
export function esbuildPrepared(root) {
  return {
    name: 'prepared-import',
    setup(build) {
      build.onResolve({ filter: ASKED }, ({ path, resolveDir }) => ({
        path: relative(root, join(resolveDir, path)),
        namespace: 'prepared',
      }));
      build.onLoad({ filter: /./, namespace: 'prepared' }, async ({ path }) => ({
        contents: await prepare(join(root, path)),
        resolveDir: root,
      }));
    },
  };
}
