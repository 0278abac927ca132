import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { run, TARBALL } from '../support/packed-package.ts';
import { type CodeBlock, codesIn, type Part, parseMarkdown } from '../support/readme-parts.ts';

const MOST_COMMANDS = 5;
const FIRST_LINES = 30;

const isCode =
  (language: string) =>
  (part: Part): part is CodeBlock =>
    part.kind === 'code' && part.language === language;

/** What the first lines of the packed README say: a test, the name of its file, and what to type. */
async function readFirstSteps() {
  const text = await run('tar', ['xzOf', TARBALL, 'package/README.md']);
  const parts = parseMarkdown(text).filter(({ line }) => line <= FIRST_LINES);
  const [program, commands] = [parts.find(isCode('ts')), parts.find(isCode('sh'))];
  const names = parts.flatMap((part) => (part.kind === 'prose' ? codesIn(part.text) : []));
  return {
    name: names.find((name) => name.endsWith('.test.ts')) ?? '',
    program: program?.text ?? '',
    commands: commands?.text.split('\n') ?? [],
  };
}

test('In an empty folder, with the tarball and the first lines of the README, a test of one’s own passes', async () => {
  const { name, program, commands } = await readFirstSteps();
  expect(commands.length).toBeGreaterThan(0);
  expect(commands.length).toBeLessThanOrEqual(MOST_COMMANDS);
  const folder = await mkdtemp(join(tmpdir(), 'amps-first-test-'));
  try {
    await copyFile(TARBALL, join(folder, basename(TARBALL)));
    await writeFile(join(folder, name), program);
    const plain = Object.entries(process.env).filter(
      ([key]) => !/^(VITEST|NODE_ENV|npm_|FORCE_COLOR)/.test(key),
    );
    const env = { ...Object.fromEntries(plain), NO_COLOR: '1' };
    const said: string[] = [];
    for (const command of commands) {
      const options = { cwd: folder, env, timeout: 100_000 };
      const { stdout } = await promisify(execFile)('sh', ['-c', command], options);
      said.push(stdout);
    }
    expect(said.at(-1)).toMatch(/Tests\W+1 passed/);
    const { devDependencies } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    expect(Object.keys(devDependencies)).toContain('amps-sandbox');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
