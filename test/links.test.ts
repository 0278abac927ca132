import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { anchorOf, linksIn, parseMarkdown } from './support/readme-parts.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** What Git knows and what is new, but nothing that it ignores. */
const IN_REPOSITORY = run('git', 'ls-files', '--cached', '--others', '--exclude-standard').trim().split('\n');

/** What `npm pack` would pack, but for what the build makes. */
const IN_PACKAGE = listPacked();

function listPacked(): string[] {
  const [packed] = JSON.parse(run('npm', 'pack', '--dry-run', '--json', '--ignore-scripts')) as [
    { files: { path: string }[] },
  ];
  return packed.files.map(({ path }) => path).filter((path) => !path.startsWith('dist/'));
}

interface Page {
  readonly links: readonly string[];
  readonly anchors: readonly string[];
}

const pages = new Map<string, Page>();

function readPage(name: string): Page {
  const known = pages.get(name) ?? parsePage(readFileSync(`${ROOT}${name}`, 'utf8'));
  pages.set(name, known);
  return known;
}

function parsePage(text: string): Page {
  const parts = parseMarkdown(text);
  return {
    links: parts.flatMap((part) => {
      if (part.kind === 'prose' || part.kind === 'heading') return linksIn(part.text);
      return part.kind === 'table' ? part.rows.flat().flatMap(linksIn) : [];
    }),
    anchors: parts.flatMap((part) => (part.kind === 'heading' ? anchorOf(part.text) : [])),
  };
}

/** Links of a page that lead nowhere among the files. */
function deadLinks(name: string, files: readonly string[]): string[] {
  return readPage(name).links.filter(
    (link) => !/^(https?|mailto):/.test(link) && !isAlive(link, name, files),
  );
}

function isAlive(link: string, from: string, files: readonly string[]): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : posix.join(posix.dirname(from), path).replace(/\/$/, '');
  const isThere = files.includes(target) || files.some((file) => file.startsWith(`${target}/`));
  if (!isThere || anchor === undefined) return isThere;
  return target.endsWith('.md') && readPage(target).anchors.includes(anchor);
}

describe.each([
  ['repository', IN_REPOSITORY],
  ['package', IN_PACKAGE],
])('In the %s', (_, files) => {
  test.each(files.filter((name) => name.endsWith('.md')))('all links of %s lead somewhere', (name) => {
    expect(deadLinks(name, files)).toEqual([]);
  });
});

test('A link to a file, a heading or a page that is not there is dead', () => {
  const files = ['README.md', 'docs/errors.md'];
  pages.set(
    'made-up.md',
    parsePage('# Here\n\n[a](#here) [b](#there) [c](docs) [d](LICENSE) [e](docs/errors.md#none)\n'),
  );
  expect(deadLinks('made-up.md', [...files, 'made-up.md'])).toEqual([
    '#there',
    'LICENSE',
    'docs/errors.md#none',
  ]);
});

test('Everything that is packed, but for what the build makes, is a file of the repository', () => {
  expect(IN_PACKAGE.filter((path) => !IN_REPOSITORY.includes(path))).toEqual([]);
});
