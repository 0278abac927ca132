import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli, spawnCli } from '../support/spawn-cli.ts';

const SELDOM_NEEDED = [
  'express',
  '@faker-js/faker',
  'json-schema-faker',
  'yaml',
  '@seriousme/openapi-schema-validator',
  '@peculiar/asn1-schema',
  '@peculiar/asn1-x509',
  'env-paths',
];

/** The packages in the files of dist/ that a run loads, told by node's own coverage. */
async function packagesLoadedBy(run: (env: Record<string, string>) => Promise<void>): Promise<Set<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'amps-coverage-'));
  try {
    await run({ NODE_V8_COVERAGE: folder });
    const [report = ''] = await readdir(folder);
    const { result } = JSON.parse(await readFile(join(folder, report), 'utf8')) as {
      result: { url: string }[];
    };
    const files = result.map(({ url }) => url).filter((url) => url.includes('/dist/'));
    const maps = await Promise.all(files.map((url) => readFile(`${fileURLToPath(url)}.map`, 'utf8')));
    const sources = maps.flatMap((map) => (JSON.parse(map) as { sources: string[] }).sources);
    return new Set(sources.flatMap((source) => MODULE.exec(source)?.[1] ?? []));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const MODULE = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/;

test('A default start loads nothing that it seldom needs', async () => {
  const loaded = await packagesLoadedBy(async (env) => {
    await using cli = await spawnCli([], { env });
    cli.child.kill('SIGTERM');
    await cli.end;
  });
  expect(loaded).toContain('openapi-backend');
  for (const name of SELDOM_NEEDED) expect(loaded).not.toContain(name);
});

test('The first start with HTTPS makes a certificate by a library, the next finds it made', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amps-ca-'));
  const start = () =>
    packagesLoadedBy(async (env) => {
      await using cli = await spawnCli(['--https-port', '0', '--ca-folder', folder], { env });
      cli.child.kill('SIGTERM');
      await cli.end;
    });
  try {
    expect(await start()).toContain('@peculiar/asn1-x509');
    const loaded = await start();
    for (const name of SELDOM_NEEDED) expect(loaded).not.toContain(name);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('Help loads no more than the command line', async () => {
  const loaded = await packagesLoadedBy(async (env) => {
    await runCli(['--help'], { env });
  });
  expect([...loaded].sort()).toEqual(['commander', 'fastest-levenshtein']);
});
