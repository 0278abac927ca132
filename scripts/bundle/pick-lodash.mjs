import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const USES = /\b_\.(\w+)/g;

/** A chain needs every function there is. Both places that make one are overridden, so that none is ever made. */
const UNREACHED = new Set(['chain']);

/** Gives each file of openapi-backend the functions of lodash that it names, and not all of lodash. */
export function esbuildPickLodash(root) {
  return {
    name: 'pick-lodash',
    setup(build) {
      build.onResolve({ filter: /^lodash$/ }, ({ importer, resolveDir, namespace }) =>
        namespace === 'picked-lodash'
          ? undefined
          : { path: relative(root, importer), namespace: 'picked-lodash', pluginData: { resolveDir } },
      );
      build.onLoad({ filter: /./, namespace: 'picked-lodash' }, async ({ path, pluginData }) => {
        const text = await readFile(join(root, path), 'utf8');
        const used = new Set([...text.matchAll(USES)].map(([, name]) => name));
        const fields = [...used]
          .filter((name) => !UNREACHED.has(name))
          .map((name) => `get ${name}() { return require('lodash/${name}'); }`);
        return { contents: `module.exports = { ${fields.join(', ')} };`, resolveDir: pluginData.resolveDir };
      });
    },
  };
}
