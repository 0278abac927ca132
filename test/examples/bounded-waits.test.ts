import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILES = execFileSync('git', ['ls-files', '*.md', 'examples', 'clients', '.ci', 'docker', '.github'], {
  cwd: ROOT,
  encoding: 'utf8',
}).split('\n');
const TEXTS = FILES.filter((path) => /\.(md|sh|ya?ml)$|^(\.ci|docker)\/[\w-]+$/.test(path));

/** Loops of a shell that go on for as long as something does not succeed. */
const ENDLESS = /^\s*(?:until\s.*|while\s+(?:true|:|!|\[).*)(?:;\s*do\b|$)/gm;

test('No snippet, example or script of the project waits in a shell loop without a bound', () => {
  expect(TEXTS.length).toBeGreaterThan(20);
  const found = TEXTS.flatMap((path) =>
    [...readFileSync(`${ROOT}/${path}`, 'utf8').matchAll(ENDLESS)].map(([line]) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
