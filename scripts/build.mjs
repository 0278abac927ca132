import { chmod, mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyzeMetafile } from 'esbuild';
import { bundle, ENTRY_POINTS, ROOT } from './bundle/bundle.mjs';

const DIST = join(ROOT, 'dist');
/** Ignored by git, and on the same disk as `dist`. */
const WORKSHOP = join(ROOT, '.amps-sandbox');

async function writeFiles(files, folder) {
  for (const [name, content] of files) {
    const target = join(folder, name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
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

async function buildDist({ analyze, types }) {
  const startedAt = new Date();
  const { files, metafile } = await bundle();
  if (analyze) console.log(await analyzeMetafile(metafile));
  if (types) for (const [name, content] of await declarations()) files.set(name, content);
  await mkdir(WORKSHOP, { recursive: true });
  const finished = await mkdtemp(join(WORKSHOP, 'dist-'));
  try {
    await writeFiles(files, finished);
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

/** They take longer than all the rest, and what runs does without. */
async function declarations() {
  const { bundleDeclarations } = await import('./bundle/declarations.mjs');
  return await bundleDeclarations(ROOT, ENTRY_POINTS);
}

const { values } = parseArgs({
  options: { analyze: { type: 'boolean', default: false }, types: { type: 'boolean', default: false } },
});
await buildDist(values).catch((error) => {
  // esbuild has printed its own findings.
  if (error.errors === undefined)
    console.error(`Failed to build dist/: ${error.message}. Mend that and build again.`);
  process.exitCode = 1;
});
