// Takes from an unpacked package what the program in an image needs, and nothing else. Runs inside the build.
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [source, target] = process.argv.slice(2);
const PROGRAM = 'dist/cli.js';
const RELATIVE_NAME = /["'`](\.{1,2}\/[\w./-]+)["'`]/g;

/** Files that say what is in the image, and under which terms. */
const PAPERS = /^(package\.json|LICEN[CS]E|NOTICE|THIRD[-_]PARTY)|LEGAL\.txt$/i;

/** The program and every file of `dist` that it names, directly or by way of another. */
function listProgramFiles() {
  const needed = new Set([PROGRAM]);
  for (const file of needed)
    for (const [, name] of readFileSync(join(source, file), 'utf8').matchAll(RELATIVE_NAME)) {
      const other = join(dirname(file), name);
      if (existsSync(join(source, other))) needed.add(other);
    }
  return [...needed];
}

function nameOf(file) {
  return file.slice(file.lastIndexOf('/') + 1);
}

function listPapers() {
  const names = readdirSync(source, { recursive: true });
  return names.filter((file) => PAPERS.test(file) || PAPERS.test(nameOf(file)));
}

/** The user of the image. */
const USER = 65_532;

for (const file of new Set([...listProgramFiles(), ...listPapers()]))
  cpSync(join(source, file), join(target, file), { recursive: true });
cpSync(join(import.meta.dirname, 'health.mjs'), join(target, 'health.mjs'));

const compiled = join(target, 'compiled');
mkdirSync(compiled);
chownSync(compiled, USER, USER);
