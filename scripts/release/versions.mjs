// Where the version of a release stands beside package.json, so that all of them are in step.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.mjs';

const NUMBER = String.raw`\d+\.\d+\.\d+(?:-[0-9A-Za-z.]+)?`;
/** Folders and files in which the version is told to users, or is part of an artefact. */
const TOLD_IN = ['README.md', 'docs', 'docker', 'examples', 'clients'];
const TEXT = /\.(md|ya?ml|sh|xml|py|toml|go|mod|java|json|ts|mjs)$/;

/** How it is written, whatever the file: what stands before it, and what after it. */
const FORMS = [
  ['tag of the image', 'amps-sandbox/amps-sandbox:', ''],
  ['npm tarball', 'amps-sandbox-', String.raw`\.tgz`],
  ['jar', 'amps-sandbox-', String.raw`\.jar`],
  ['wheel', 'amps_sandbox-', '-py3'],
  ['Maven coordinates', String.raw`<artifactId>amps-sandbox</artifactId>\s*<version>`, '</version>'],
  ['Go module', 'amps-sandbox/clients/go v(?!0\\.0\\.0-)', ''],
];

/** What is the version of one file, by a line of its own. */
const FILES = {
  'clients/go/doc.go': ['const Version = "', '"'],
  'clients/python/src/amps_sandbox/_version.py': ['__version__ = "', '"'],
};

const toPattern = (before, after) => new RegExp(`(?<=${before})${NUMBER}(?=${after})`, 'gm');

function patternsOf(path) {
  const forms = FORMS.map(([, before, after]) => toPattern(before, after));
  return path in FILES ? [...forms, toPattern(...FILES[path])] : forms;
}

/** Every place in a text of a file that states the version. */
export function findVersions(path, text) {
  return patternsOf(path).flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: version, index }) => ({
      path,
      line: text.slice(0, index).split('\n').length,
      version,
    })),
  );
}

/** The text with another version in all of these places. */
export function replaceVersions(path, text, version) {
  return patternsOf(path).reduce((changed, pattern) => changed.replaceAll(pattern, version), text);
}

async function readFiles(root) {
  const listed = await run('git', ['ls-files', '--', ...TOLD_IN], { cwd: root });
  const paths = listed
    .trim()
    .split('\n')
    .filter((path) => TEXT.test(path));
  return await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path), 'utf8')]));
}

/** Places that state another version than this one, and files that should state one and do not. */
export async function findOutOfStep(root, version) {
  const files = await readFiles(root);
  const found = files.flatMap(([path, text]) => findVersions(path, text));
  const silent = Object.keys(FILES).filter((path) => !found.some((place) => place.path === path));
  return [
    ...found
      .filter((place) => place.version !== version)
      .map(({ path, line, version: other }) => `${path}:${line} has ${other}`),
    ...silent.map((path) => `${path} states no version`),
  ];
}

/** Writes the version everywhere. @returns the files that have changed */
export async function setVersion(root, version) {
  const changed = [];
  for (const [path, text] of await readFiles(root)) {
    const after = replaceVersions(path, text, version);
    if (after === text) continue;
    await writeFile(join(root, path), after);
    changed.push(path);
  }
  return changed;
}
