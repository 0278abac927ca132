import { chmod, mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { analyzeMetafile, build } from 'esbuild';
import { esbuildLazyPackages } from './lazy-packages.mjs';
import { esbuildYaml } from './yaml-import.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(ROOT, 'dist');
/** Ignored by git, and on the same disk as `dist`. */
const WORKSHOP = join(ROOT, '.amps-sandbox');

/** CommonJS dependencies call `require`, which an ES module does not have. */
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

function bundle() {
  return build({
    absWorkingDir: ROOT,
    entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
    outdir: DIST,
    write: false,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: REQUIRE },
    sourcemap: 'linked',
    legalComments: 'external',
    metafile: true,
    logLevel: 'warning',
    plugins: [esbuildYaml(), esbuildLazyPackages()],
  });
}

async function writeFiles(outputFiles, folder) {
  for (const { path, contents } of outputFiles) {
    const target = join(folder, relative(DIST, path));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, contents);
  }
}

/** Puts the finished folder in the place of `dist`; where two builds race, one of them wins whole. */
async function replaceDist(finished) {
  const outdated = `${finished}.old`;
  await rename(DIST, outdated).catch(ignore('ENOENT'));
  await rename(finished, DIST).catch(ignore('ENOTEMPTY', 'EEXIST', 'EPERM'));
  await Promise.all([outdated, finished].map((path) => rm(path, { recursive: true, force: true })));
}

function ignore(...codes) {
  return (error) => {
    if (!codes.includes(error.code)) throw error;
  };
}

async function buildDist({ analyze }) {
  const startedAt = new Date();
  const { outputFiles, metafile } = await bundle();
  if (analyze) console.log(await analyzeMetafile(metafile));
  await mkdir(WORKSHOP, { recursive: true });
  const finished = await mkdtemp(join(WORKSHOP, 'dist-'));
  try {
    await writeFiles(outputFiles, finished);
    const cli = join(finished, 'cli.js');
    await chmod(cli, 0o755);
    // A source that changes while we build is newer than the result, and the next set-up builds again.
    await utimes(cli, startedAt, startedAt);
    await chmod(finished, 0o755);
    await replaceDist(finished);
  } finally {
    await rm(finished, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { analyze: { type: 'boolean', default: false } } });
await buildDist(values).catch((error) => {
  // esbuild has printed its own findings.
  if (error.errors === undefined)
    console.error(`Failed to build dist/: ${error.message}. Mend that and build again.`);
  process.exitCode = 1;
});
