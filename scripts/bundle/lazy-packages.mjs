import { isBuiltin } from 'node:module';

/**
 * Lets `await import('package')` give the same names in the bundle as it gives in Node. Left to itself, esbuild gives
 * a CommonJS package that is imported this way nothing but its default export.
 */
export function esbuildLazyPackages() {
  return {
    name: 'lazy-packages',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import' || isBuiltin(path)) return undefined;
        return { path, namespace: 'lazy-package', pluginData: { resolveDir } };
      });
      build.onLoad({ filter: /./, namespace: 'lazy-package' }, async ({ path, pluginData }) => ({
        contents: reexport(path, await import(path)),
        resolveDir: pluginData.resolveDir,
      }));
    },
  };
}

function reexport(path, exported) {
  const from = `from ${JSON.stringify(path)};\n`;
  const names = Object.keys(exported).filter((name) => /^[\w$]+$/.test(name) && name !== 'default');
  // Node gives the whole of such a module as the default export, esbuild what the module calls its default.
  const isTranspiled = exported.default?.__esModule === true;
  const defaultExport = isTranspiled ? `export * as default ${from}` : `export { default } ${from}`;
  return `export { ${names.join(', ')} } ${from}${'default' in exported ? defaultExport : ''}`;
}
