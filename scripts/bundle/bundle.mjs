import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { parse } from 'yaml';
import { esbuildPrepared } from '../imports/prepared-import.mjs';
import { listOlderFiles } from '../imports/publish-document.mjs';
import { esbuildYaml } from '../imports/yaml-import.mjs';
import { esbuildDeferPackages } from './defer-packages.mjs';
import { esbuildLazyPackages } from './lazy-packages.mjs';
import { collectNotices } from './notices.mjs';
import { esbuildOmitEncodings } from './omit-encodings.mjs';
import { esbuildPickLocale } from './pick-locale.mjs';
import { esbuildPickLodash } from './pick-lodash.mjs';
import { transformVitest } from './vitest-module.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What loads the program: in one file, as it is what reads the others. */
const LAUNCHER = 'src/launcher/launch.ts';

/** Nobody imports what a command runs. */
const PROGRAM = 'program.js';

/** What the package consists of: a program, and modules that others import. */
export const ENTRY_POINTS = {
  program: 'src/cli/main.ts',
  index: 'src/index.ts',
  'control-client': 'src/testing/control/control-client.ts',
  testing: 'src/testing/index.ts',
  jest: 'src/testing/jest/jest.ts',
  'jest-global-setup': 'src/testing/jest/jest-global-setup.ts',
  'jest-global-teardown': 'src/testing/jest/jest-global-teardown.ts',
  'vitest-parts': 'src/testing/vitest/vitest-parts.ts',
  'vitest-global-setup': 'src/testing/vitest/vitest-global-setup.ts',
  testcontainers: 'src/testing/container/index.ts',
};

/** Node imports JSON, and no YAML. */
const DOCUMENTS = ['openapi/v1.yaml', 'openapi/control.yaml'];

/** Each document as JSON, and its 3.0 edition in both formats. */
async function listDocumentFiles(path) {
  const file = join(ROOT, path);
  const name = path.replace(/\.yaml$/, '');
  const older = Object.entries(await listOlderFiles(file)).map(([ending, text]) => [
    `${name}${ending}`,
    text,
  ]);
  return [[`${name}.json`, `${JSON.stringify(parse(await readFile(file, 'utf8')))}\n`], ...older];
}

/** Of the customer, never part of the package. */
const PEERS = ['@jest/globals', 'testcontainers'];

/** Short, but with names that a stack trace can show. */
const SHORT = { minifyWhitespace: true, minifySyntax: true };

/** For files of other packages and generated ones, in which nobody looks for the name of a function. */
const SHORTEST = { ...SHORT, minifyIdentifiers: true };

/** The shortest where next to nothing in a file is source of ours. */
function formOf({ inputs }) {
  const parts = Object.entries(inputs);
  const bytesOf = (some) => some.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  const own = parts.filter(([path]) => !path.includes('node_modules/') && !path.includes(':'));
  return bytesOf(own) < bytesOf(parts) / 10 ? SHORTEST : SHORT;
}

/**
 * The files of `dist/`, by path: CommonJS, which starts faster, which every test runner loads, and which Node caches;
 * and for each entry point a module of the same name that gives the same things to `import`. Only esbuild's ES modules
 * can be split into parts that load when they are needed, so the parts are made as such and then turned round.
 */
export async function bundle() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: { ...ENTRY_POINTS },
    outdir: '.',
    write: false,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    external: PEERS,
    plugins: createPlugins(),
  });
  const files = new Map([
    ['package.json', '{ "type": "commonjs" }\n'],
    ['THIRD-PARTY-NOTICES.txt', await collectNotices(ROOT, metafile)],
    ...(await Promise.all(DOCUMENTS.map(listDocumentFiles))).flat(),
  ]);
  for (const { path, text } of outputFiles) {
    const name = path.slice(ROOT.length);
    const parts = await toCommonJs(name, text, formOf(metafile.outputs[name]));
    for (const [part, content] of parts) files.set(part, content);
  }
  for (const [name, { entryPoint, exports }] of Object.entries(metafile.outputs)) {
    if (entryPoint === undefined || name === PROGRAM || name.includes('/')) continue;
    if (exports.includes('default')) files.set(name, withOneExport(files.get(name)));
    else files.set(name.replace(/\.js$/, '.mjs'), reexport(basename(name), exports));
  }
  for (const [name, text] of await bundleLauncher()) files.set(name, text);
  files.set('vitest.mjs', await transformVitest(ROOT, SHORT));
  return { files, metafile };
}

/** Of one build: some keep what they have seen. */
function createPlugins() {
  return [
    esbuildPrepared(ROOT),
    esbuildYaml(),
    esbuildOmitEncodings(),
    esbuildPickLocale(),
    esbuildPickLodash(ROOT),
    esbuildDeferPackages(),
    esbuildLazyPackages(),
  ];
}

async function bundleLauncher() {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: { cli: LAUNCHER },
    outdir: '.',
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return await toCommonJs('cli.js', outputFiles[0].text);
}

/** What Jest calls by itself: the module is the function. */
function withOneExport(code) {
  return `${code}module.exports=module.exports.default;\n`;
}

async function toCommonJs(name, text, form = SHORT) {
  const { code, map } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // What is loaded later is CommonJS, too; and the module systems of test runners know no other way.
    supported: { 'dynamic-import': false },
    sourcemap: 'external',
    sourcefile: name,
    logLevel: 'warning',
    ...form,
  });
  // Nothing refers to the maps, which are not in the package: tests and the bench find them by their names.
  return [
    [name, code],
    [`${name}.map`, map],
  ];
}

function reexport(name, exports) {
  return `import commonJs from './${name}';\nexport const { ${exports.join(', ')} } = commonJs;\n`;
}
