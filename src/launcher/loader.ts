import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import type { CodeCache, LoadedScript } from './code-cache.ts';
import { withDefaultGrowth } from './heap-growth.ts';

interface LoaderOptions {
  /** Where the files of the program are; what they require beyond is left to Node. */
  readonly folder: string;
  readonly cache: Pick<CodeCache, 'read'>;
}

/**
 * Loads CommonJS files as Node does, from code that was compiled by an earlier process. Node's own cache, which newer
 * versions have, holds the top level of a file alone: most of what a start compiles are functions inside.
 */
export function createLoader({ folder, cache }: LoaderOptions) {
  const scripts: LoadedScript[] = [];
  const nodeRequire = createRequire(join(folder, 'cli.js'));

  function load(path: string): unknown {
    const known = nodeRequire.cache[path];
    if (known !== undefined) return known.exports;
    const module = createModule(path);
    // Before it runs, as in Node, so that modules may require each other; and for whatever Node's own loader loads.
    nodeRequire.cache[path] = module;
    const text = wrap(readFileSync(path, 'utf8'));
    const options = { filename: path, cachedData: cache.read(path) };
    const script = withDefaultGrowth(() => new Script(text, options));
    scripts.push({ path, script });
    const place = dirname(path);
    const requireFrom = (name: string): unknown =>
      name.startsWith('.') ? load(join(place, name)) : nodeRequire(name);
    script.runInThisContext()(module.exports, requireFrom, module, path, place);
    module.loaded = true;
    return module.exports;
  }

  return { load, listScripts: (): readonly LoadedScript[] => scripts };
}

function createModule(path: string): NodeJS.Module {
  const module = new Module(path);
  module.filename = path;
  return module;
}

/** The function that Node, too, makes of a file. */
function wrap(text: string): string {
  return `(function (exports, require, module, __filename, __dirname) { ${text.startsWith('#!') ? '//' : ''}${text}\n})`;
}
