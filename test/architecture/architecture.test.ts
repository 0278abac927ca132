import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { breachesOf, roomOf } from './import-law.ts';
import { SourceFile } from './source-file.ts';

const LINE_CEILING = 300;

/** The only files that may know what time it is outside, how long something took, or what no seed decides. */
const WALL_CLOCK = ['src/world/clock.ts'];
const STOPWATCH = ['src/http/request-log.ts'];
const CHANCE = [
  'src/engine/control-token.ts',
  'src/tls/certificate/issue-certificate.ts',
  'src/tls/certificate/sign-certificate.ts',
  'src/testing/container/control-secret.ts',
];
/** What Jest calls is the default export of a file. */
const DEFAULT_EXPORTS = ['src/testing/jest/jest-global-setup.ts', 'src/testing/jest/jest-global-teardown.ts'];

const SIDE_EFFECTS = [
  'express',
  'fetch',
  'process',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
];

const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .map((path) => new SourceFile(path, readFileSync(path, 'utf8')));
const WRITTEN = FILES.filter(({ path }) => !path.endsWith('.gen.ts'));

function pathsOf(files: readonly SourceFile[]): string[] {
  return files.map(({ path }) => path);
}

function source(path: string, text: string): SourceFile {
  return new SourceFile(path, text);
}

describe('The sources', () => {
  test('import along the law', () => {
    expect(FILES.flatMap(breachesOf)).toEqual([]);
  });

  test('have no default exports, but where Jest asks for one', () => {
    expect(pathsOf(FILES.filter((file) => file.hasDefaultExport())).sort()).toEqual(DEFAULT_EXPORTS);
  });

  test('read the wall clock in one place', () => {
    expect(pathsOf(FILES.filter((file) => file.readsWallClock()))).toEqual(WALL_CLOCK);
  });

  test('measure durations in one place', () => {
    expect(pathsOf(FILES.filter((file) => file.measuresTime()))).toEqual(STOPWATCH);
  });

  test('draw by the seed, but for secrets', () => {
    expect(pathsOf(FILES.filter((file) => file.drawsAtRandom()))).toEqual(CHANCE);
  });

  test('keep the domain free of the world outside', () => {
    const domain = FILES.filter(({ path }) => roomOf(path) === 'domain');
    expect(domain.length).toBeGreaterThan(0);
    expect(pathsOf(domain.filter((file) => file.names(SIDE_EFFECTS)))).toEqual([]);
  });

  test('are files of a size to read', async ({ annotate }) => {
    expect(pathsOf(WRITTEN.filter(({ lineCount }) => lineCount > LINE_CEILING))).toEqual([]);
    const lines = WRITTEN.map(({ lineCount }) => lineCount).sort((a, b) => a - b);
    const quantile = (share: number) => lines[Math.floor(lines.length * share)];
    await annotate(`${lines.length} files, median ${quantile(0.5)} lines, p90 ${quantile(0.9)} lines`);
  });
});

describe('The law', () => {
  test.each<[string, string, RegExp]>([
    ['src/domain/a.ts', "import { x } from '../world/x.ts';", /domain must not import world/],
    ['src/domain/a.ts', "import type { x } from '../config.ts';", /domain must not import config/],
    ['src/domain/a.ts', "import { readFile } from 'node:fs';", /nothing of node but the hash functions/],
    ['src/domain/a.ts', "import { createHash, randomUUID } from 'node:crypto';", /nothing of node/],
    ['src/domain/a.ts', "import * as crypto from 'node:crypto';", /nothing of node/],
    ['src/domain/a.ts', "import { parse } from 'yaml';", /domain uses no packages/],
    ['src/domain/a.ts', "import x from '../../fixtures/worlds/empty.json';", /domain reads no files/],
    ['src/config/a.ts', "import type { X } from '../world/x.ts';", /config must not import world/],
    ['src/config/sandbox-config.ts', "import { readFile } from 'node:fs';", /config uses no modules of node/],
    ['src/log/log.ts', "import { parseConfig } from './config.ts';", /log must not import config/],
    ['src/world/a.ts', "import { x } from '../http/x.ts';", /world must not import http/],
    ['src/world/a.ts', "import express from 'express';", /only http, sandbox may/],
    ['src/http/v1/a.ts', "import { x } from '../../open-sandbox.ts';", /http must not import sandbox/],
    ['src/http/v1/a.ts', "const x = await import('../../cli/x.ts');", /http must not import cli/],
    ['src/http/a.ts', "export * from '../cli/x.ts';", /http must not import cli/],
    ['src/http/a.ts', "type X = import('../cli/x.ts').X;", /http must not import cli/],
    ['src/engine/listen.ts', "import { x } from './cli/x.ts';", /sandbox must not import cli/],
    ['src/engine/open-sandbox.ts', "import { Command } from 'commander';", /only cli may/],
    ['src/http/a.ts', "import { x } from '../report/x.ts';", /http must not import report/],
    ['src/engine/open-sandbox.ts', "import { x } from './report/x.ts';", /sandbox must not import report/],
    ['src/report/a.ts', "import { x } from '../open-sandbox.ts';", /report must not import sandbox/],
    ['src/report/a.ts', "import { x } from '../cli/x.ts';", /report must not import cli/],
    ['src/cli/a.ts', "import Builder from 'fast-xml-builder';", /only report may/],
    ['src/http/a.ts', "import { x } from '../tls/x.ts';", /http must not import tls/],
    ['src/tls/a.ts', "import { x } from '../http/x.ts';", /tls must not import http/],
    ['src/http/a.ts', "import { x } from '@peculiar/asn1-x509';", /only tls may/],
    ['src/cli/a.ts', "import { x } from '../index.ts';", /cli must not import index/],
    ['src/testing/container.ts', "import { x } from '../open-sandbox.ts';", /client must not import sandbox/],
    ['src/testing/container/a.ts', "import { x } from '../../config.ts';", /client must not import config/],
    ['src/testing/container/a.ts', "import type { x } from '../../world/world-file.ts';", /not import world/],
    ['src/testing/container/a.ts', "import type { X } from '../../world/world.ts';", /not import world/],
    ['src/testing/container/a.ts', "import { x } from '../in-process.ts';", /client must not import testing/],
    ['src/testing/in-process.ts', "import { Wait } from 'testcontainers';", /only client may/],
    [
      'src/testing/control/control-client.ts',
      "import { x } from '../http/control/contract.gen.ts';",
      /not import http/,
    ],
    ['src/testing/in-process.ts', "import { x } from '../cli/x.ts';", /testing must not import cli/],
    ['src/index.ts', "import { x } from './cli/x.ts';", /index must not import cli/],
    ['src/cli/a.ts', "import { x } from './x.js';", /have the extension \.ts/],
    ['src/cli/a.ts', "import { x } from '../../test/x.ts';", /only src, openapi, fixtures/],
    ['src/utils/a.ts', '', /stands in no room/],
  ])('forbids %s: %s', (path, text, breach) => {
    expect(breachesOf(source(path, text)).join('\n')).toMatch(breach);
  });

  test.each([
    ['src/domain/a.ts', "import { createHmac } from 'node:crypto';\nimport { x } from './x.ts';"],
    ['src/config/a.ts', "import type { Instant } from '../domain/instant.ts';"],
    ['src/http/v1/a.ts', "import x from '../../../openapi/v1.yaml';\nimport express from 'express';"],
    ['src/world/a.ts', "const { parse } = await import('yaml');"],
    [
      'src/testing/control/control-client.ts',
      "import type { paths } from '../http/control/contract.gen.ts';",
    ],
    [
      'src/testing/control/control-client.ts',
      "import { type paths } from '../http/control/contract.gen.ts';",
    ],
    ['src/testing/container/a.ts', "import type { WorldFile } from '../../world/world-file.ts';"],
    ['src/testing/container/a.ts', "import type { SandboxOptions } from '../../config.ts';"],
    ['src/index.ts', "export { x } from './testing/in-process.ts';"],
  ])('allows %s: %s', (path, text) => {
    expect(breachesOf(source(path, text))).toEqual([]);
  });
});

describe('The check', () => {
  test.each([
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'const { now } = Date;',
    'const D = Date;',
    'f(Date);',
    'process.hrtime.bigint()',
  ])('sees the wall clock in %s', (text) => {
    expect(source('a.ts', text).readsWallClock()).toBe(true);
  });

  test.each([
    'new Date(at).toISOString()',
    'Date.UTC(2025, 0)',
    'Date.parse(text)',
    'function f(date: Date): void {}',
    'x instanceof Date',
    "const text = 'Date.now()'; // Date.now()",
    'x.Date',
  ])('sees none in %s', (text) => {
    expect(source('a.ts', text).readsWallClock()).toBe(false);
  });

  test.each(['performance.now()', "import { performance } from 'node:perf_hooks';"])(
    'sees a stopwatch in %s',
    (text) => {
      expect(source('a.ts', text).measuresTime()).toBe(true);
    },
  );

  test.each([
    'Math.random()',
    'const { random } = Math;',
    "Math['random']()",
    'crypto.randomUUID()',
    "import { randomBytes } from 'node:crypto';",
    'crypto.getRandomValues(bytes)',
    "generateKeyPairSync('ec', { namedCurve: 'P-256' })",
  ])('sees chance in %s', (text) => {
    expect(source('a.ts', text).drawsAtRandom()).toBe(true);
  });

  test('sees no chance in arithmetic', () => {
    expect(source('a.ts', 'Math.floor(random() * Math.PI)').drawsAtRandom()).toBe(false);
  });

  test.each(['export default 1;', 'export default function f() {}', 'const x = 1; export { x as default };'])(
    'sees the default export in %s',
    (text) => {
      expect(source('a.ts', text).hasDefaultExport()).toBe(true);
    },
  );

  test('sees no default export in a named one', () => {
    expect(
      source('a.ts', "export const x = 1; export { default as y } from './y.ts';").hasDefaultExport(),
    ).toBe(false);
  });

  test('counts lines without the last line break', () => {
    expect(source('a.ts', 'a\nb\n').lineCount).toBe(2);
  });
});
