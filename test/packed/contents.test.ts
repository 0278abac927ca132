import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createConsumer, ROOT, run, TARBALL } from '../support/packed-package.ts';

const MAX_BYTES = 2_000_000;

const listFiles = async (): Promise<string[]> => (await run('tar', ['tzf', TARBALL])).trim().split('\n');

test('The tarball has at most 2 MB', () => {
  expect(statSync(TARBALL).size).toBeLessThanOrEqual(MAX_BYTES);
});

test('It has the program, its papers, documents and data, and no source maps', async () => {
  const files = await listFiles();
  expect(files).toEqual(
    expect.arrayContaining(
      [
        'LICENSE',
        'README.md',
        'CHANGELOG.md',
        'dist/THIRD-PARTY-NOTICES.txt',
        'dist/cli.js',
        'openapi/v1.yaml',
        'openapi/control.yaml',
        'fixtures/worlds/default.json',
        'fixtures/schemas/config.schema.json',
        'fixtures/scenarios/flaky-network.yaml',
      ].map((name) => `package/${name}`),
    ),
  );
  expect(files.filter((name) => /\.map$|^package\/(src|test|scripts)\//.test(name))).toEqual([]);
});

test('Installed, it is one package alone', async () => {
  await using consumer = await createConsumer();
  const lock = await readFile(join(consumer.folder, 'node_modules/.package-lock.json'), 'utf8');
  const { packages } = JSON.parse(lock) as { packages: object };
  expect(Object.keys(packages)).toEqual(['node_modules/amps-sandbox']);
});

test('npm has nothing to ask a registry for, and pnpm and Yarn still know the peers', async () => {
  const manifest = JSON.parse(await run('tar', ['xzOf', TARBALL, 'package/package.json']));
  // npm asks for each of `peerDependencies`, optional or not, at every npx: most of a second. The others take a peer of
  // `peerDependenciesMeta` alone for `*`.
  expect(manifest).not.toHaveProperty('dependencies');
  expect(manifest).not.toHaveProperty('peerDependencies');
  expect(manifest.peerDependenciesMeta).toEqual({
    '@jest/globals': { optional: true },
    testcontainers: { optional: true },
    vitest: { optional: true },
  });
});

test('No path of the machine that built it is in it', async () => {
  await using consumer = await createConsumer();
  const found = await run('sh', ['-c', `grep -rl "$1" node_modules/amps-sandbox || true`, 'sh', ROOT], {
    cwd: consumer.folder,
  });
  expect(found).toBe('');
});

test('publint has nothing to say', async () => {
  const said = await run('npx', ['--no-install', 'publint', '--strict', TARBALL]);
  expect(said).toContain('All good!');
});

test.each<[what: string, options: readonly string[], problems: readonly string[]]>([
  ['of all that can be required, too', ['--exclude-entrypoints', './vitest'], []],
  // Vitest itself cannot be required.
  ['of what is imported only', ['--entrypoints', './vitest', '--profile', 'esm-only'], ['CJSResolvesToESM']],
])('Are the types wrong? They are not, %s', async (_, options, expected) => {
  const answer = await run('npx', ['--no-install', 'attw', TARBALL, '--format', 'json', ...options]);
  const { analysis, problems = {} } = JSON.parse(answer) as {
    analysis: { types: object };
    problems?: object;
  };
  expect(Object.keys(problems)).toEqual(expected);
  expect(analysis.types).toMatchObject({ kind: 'included' });
});
