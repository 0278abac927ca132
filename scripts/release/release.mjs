// Builds, checks and stages all that a release consists of. Nothing is published: it prints the commands that do.
//   npm run release -- --dry-run        the same, of any checkout, into a folder that is removed
//   npm run release                     of a tagged commit, into .amps-sandbox/release/<version>
//   --only npm,pypi,maven,go,image      some of the parts; --output FOLDER keeps what was staged there
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findMistakes, readSection } from './changelog.mjs';
import { run } from './run.mjs';
import { stageGo } from './stage-go.mjs';
import { stageImage } from './stage-image.mjs';
import { stageMaven } from './stage-maven.mjs';
import { stageNpm } from './stage-npm.mjs';
import { stagePypi } from './stage-pypi.mjs';
import { findOutOfStep } from './versions.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PARTS = { npm: stageNpm, pypi: stagePypi, maven: stageMaven, go: stageGo, image: stageImage };

const { values } = parseArgs({
  options: {
    'dry-run': { type: 'boolean', default: false },
    only: { type: 'string' },
    output: { type: 'string' },
  },
});
const isDryRun = values['dry-run'];

const git = async (...args) => (await run('git', args, { cwd: ROOT })).trim();

/** What must be true of a commit before it is released; told, but no obstacle, in a dry run. */
async function listObstacles(version, section) {
  const tags = (await git('tag', '--points-at', 'HEAD')).split('\n');
  return [
    (await git('status', '--porcelain')) !== '' &&
      'The checkout has changes that are not committed. Commit them.',
    section.date === undefined && `CHANGELOG.md calls ${version} unreleased. Write the date in its heading.`,
    section.notes === '' && `CHANGELOG.md says nothing about ${version}. Write what changed.`,
    !tags.includes(`v${version}`) && `This commit has no tag v${version}. Run: git tag v${version}`,
  ].filter(Boolean);
}

/** What no release may have, dry or not. */
async function refuseMistakes(version, changelog) {
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new Error(
      `package.json has version ${version}, which the registries write in different ways. Release one such as 0.2.0.`,
    );
  const outOfStep = await findOutOfStep(ROOT, version);
  if (outOfStep.length > 0)
    throw new Error(
      `package.json has version ${version}, but ${outOfStep.join(', ')}. Run: node scripts/release/set-version.mjs`,
    );
  const mistakes = findMistakes(changelog);
  if (mistakes.length > 0) throw new Error(`${mistakes.join('; ')}. Correct that.`);
}

function chooseParts() {
  const names = values.only?.split(',') ?? Object.keys(PARTS);
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(', ')}. Take some of ${Object.keys(PARTS).join(', ')}.`);
  return names;
}

/** All parts at once: most of the time each waits for a registry or for another program. */
async function stageAll(names, target, facts) {
  const scratch = await mkdtemp(join(tmpdir(), 'amps-release-'));
  try {
    const outcomes = await Promise.allSettled(names.map((name) => stagePart(name, target, scratch, facts)));
    const failures = outcomes.flatMap(({ reason }, index) =>
      reason ? `${names[index]}: ${reason.message}` : [],
    );
    if (failures.length > 0) throw new Error(failures.join('\n'));
    return outcomes.flatMap(({ value }) => value);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** @returns the commands that publish it */
async function stagePart(name, target, allScratch, facts) {
  const began = Date.now();
  const [folder, scratch] = [target, allScratch].map((parent) => join(parent, name));
  for (const path of [folder, scratch]) await mkdir(path, { recursive: true });
  const say = (what) => console.log(`${name}: ${what}`);
  const { publish } = await PARTS[name]({ ...facts, root: ROOT, folder, scratch, say, isDryRun });
  say(`staged in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return publish;
}

/** A folder that is new or empty: what was staged before, or by somebody else, is not mixed with this. */
async function openFolder(path) {
  await mkdir(path, { recursive: true });
  if ((await readdir(path)).length > 0)
    throw new Error(`${path} is not empty. Remove it, or name another by --output.`);
}

/** The files with their sums, what changed, and how to publish it. */
async function writePapers(target, { version, notes, commands }) {
  const names = (await readdir(target, { recursive: true })).sort();
  const sums = [];
  for (const name of names) {
    const path = join(target, name);
    if (!(await stat(path)).isFile()) continue;
    sums.push(
      `${createHash('sha256')
        .update(await readFile(path))
        .digest('hex')}  ${name}`,
    );
  }
  await writeFile(join(target, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  await writeFile(join(target, 'NOTES.md'), `${notes}\n`);
  await writeFile(
    join(target, 'publish.sh'),
    `#!/bin/sh\n# Publishes amps-sandbox ${version}; read it first.\nset -eu\n${commands.join('\n')}\n`,
  );
  return sums.length;
}

async function release() {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const names = chooseParts();
  const changelog = await readFile(join(ROOT, 'CHANGELOG.md'), 'utf8');
  await refuseMistakes(version, changelog);
  const section = readSection(changelog, version);
  const obstacles = await listObstacles(version, section);
  if (obstacles.length > 0 && !isDryRun) throw new Error(obstacles.join(' '));
  for (const obstacle of obstacles) console.log(`before a release: ${obstacle}`);

  const kept = values.output ?? (isDryRun ? undefined : join(ROOT, '.amps-sandbox/release', version));
  const target = kept ?? (await mkdtemp(join(tmpdir(), 'amps-staged-')));
  try {
    await openFolder(target);
    const commands = await stageAll(names, target, { version, commit: await git('rev-parse', 'HEAD') });
    const count = await writePapers(target, { version, notes: section.notes, commands });
    console.log(
      `\namps-sandbox ${version}: ${count} files${kept === undefined ? '' : ` in ${relative(process.cwd(), kept)}`}. To publish them:`,
    );
    console.log(commands.join('\n').replaceAll(`${target}/`, ''));
  } finally {
    if (kept === undefined) await rm(target, { recursive: true, force: true });
  }
}

await release().catch((error) => {
  console.error(`Failed to ${isDryRun ? 'rehearse' : 'stage'} the release: ${error.message}`);
  process.exitCode = 1;
});
