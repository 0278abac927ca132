import { createRequire, isBuiltin } from 'node:module';

const require = createRequire(import.meta.url);
const NODE_MODULES = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** Modules of dependencies that a start and most requests do without, by the package that requires them. */
const DEFERRED = {
  commander: ['node:child_process'],
  'body-parser': ['./lib/types/json', './lib/types/raw', './lib/types/text', './lib/types/urlencoded'],
  express: [
    'accepts',
    'content-disposition',
    'cookie',
    'cookie-signature',
    'etag',
    'mime-types',
    'proxy-addr',
    'qs',
    'send',
    'serve-static',
    'type-is',
  ],
  'openapi-backend': ['ajv', 'bath-es5', 'cookie', 'mock-json-schema', 'qs'],
};

/** What would read and check a document, which is done when the program is built, or by code of our own. */
const OMITTED = { 'openapi-backend': ['./refparser', 'openapi-schema-validator'] };

/** Each with a file of its own in `chunks/`: what is evaluated later is read later, too. */
function listDeferred() {
  return Object.entries(DEFERRED).flatMap(([requirer, paths]) => {
    const from = createRequire(require.resolve(requirer));
    return paths.map((path) => {
      if (isBuiltin(path)) return { requirer, path, module: path };
      const file = from.resolve(path);
      const name = file
        .replace(/^.*?node_modules\//, '')
        .replaceAll(/\/node_modules\//g, '+')
        .replaceAll(/[^\w+]+/g, '-');
      return { requirer, path, file, name, module: `./${name}.js` };
    });
  });
}

/** Evaluates some modules of dependencies at their first use, and not when whoever requires them is evaluated. */
export function esbuildDeferPackages() {
  const deferred = listDeferred();
  return {
    name: 'defer-packages',
    setup(build) {
      const entries = deferred.filter(({ file }) => file).map(({ name, file }) => [`chunks/${name}`, file]);
      Object.assign(build.initialOptions.entryPoints, Object.fromEntries(entries));
      build.onResolve({ filter: /./ }, ({ kind, path, importer }) => {
        if (kind !== 'require-call') return undefined;
        const [, requirer] = NODE_MODULES.exec(importer) ?? [];
        if (OMITTED[requirer]?.includes(path)) return { path, namespace: 'omitted' };
        const found = deferred.find((one) => one.requirer === requirer && one.path === path);
        return found && { path: found.name ?? path, namespace: 'deferred', pluginData: found };
      });
      build.onResolve({ filter: /./, namespace: 'deferred' }, ({ path }) => ({ path, external: true }));
      build.onLoad({ filter: /./, namespace: 'deferred' }, ({ pluginData: { module, file } }) => ({
        contents: standIn(module, file !== undefined && require(file).__esModule === true),
      }));
      build.onLoad({ filter: /./, namespace: 'omitted' }, ({ path }) => ({ contents: refusal(path) }));
    },
  };
}

/** What requires it may ask whether it is a transpiled module, and hand it on, without evaluating it. */
function standIn(module, isTranspiled) {
  return `
    let real;
    const load = () => (real ??= require('${module}')${isBuiltin(module) ? '' : '.default'});
    module.exports = new Proxy(function () {}, {
      get: (_, key) => (key === '__esModule' ? ${isTranspiled} : load()[key]),
      set: (_, key, value) => Reflect.set(load(), key, value),
      has: (_, key) => key in load(),
      apply: (_, self, args) => Reflect.apply(load(), self, args),
      construct: (_, args) => Reflect.construct(load(), args),
    });`;
}

/** A module whose functions and classes fail with a reason, whatever their names are. */
function refusal(path) {
  return `
    const refuse = () => { throw new Error('Failed to use ${path}: it is left out of this package.'); };
    module.exports = new Proxy(refuse, { get: (_, key) => (key === '__esModule' ? true : refuse) });`;
}
