import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectedOf, type Holdings, planOf } from './hundred-files/holdings.ts';

const FILES = 100;
const WORKERS = 16;
const TESTS_OF_A_FILE = 9;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Ignored by git, and inside of the project, so that the files find its packages. */
const WORKSHOP = join(ROOT, '.amps-sandbox');
const NUMBERS = Array.from({ length: FILES }, (_, index) => index + 1);

/** The part of Vitest's JSON report that is read here. */
interface Report {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
  }[];
}

let folder: string;
let report: Report;
let left: Readonly<Record<string, Holdings>>;

beforeAll(async () => {
  await mkdir(WORKSHOP, { recursive: true });
  folder = await mkdtemp(join(WORKSHOP, 'hundred-files-'));
  await Promise.all(NUMBERS.map(writeTestFile));
  await runSuite();
  report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Report;
  left = JSON.parse(await readFile(join(folder, 'left.json'), 'utf8')) as typeof left;
}, 600_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function writeTestFile(number: number): Promise<void> {
  const name = `file-${String(number).padStart(3, '0')}.test.ts`;
  const module = join(ROOT, 'test/testcontainers/hundred-files/prove-alone.ts');
  const text = `import { proveAlone } from ${JSON.stringify(module)};\nproveAlone(${number});\n`;
  await writeFile(join(folder, name), text);
}

/** Resolves when the suite has ended, well or not: its report tells which. */
function runSuite(): Promise<void> {
  const config = join(ROOT, 'test/testcontainers/hundred-files/vitest.config.ts');
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const reports = ['--reporter=json', `--outputFile=${join(folder, 'report.json')}`];
  const options = { env: { ...process.env, WORKERS: String(WORKERS) }, maxBuffer: 2 ** 26 };
  return new Promise((resolve) => {
    const args = [vitest, 'run', '--root', folder, '--config', config, ...reports];
    execFile(process.execPath, args, options, (error, _, stderr) => {
      if (error !== null) console.error(stderr.slice(-4_000));
      resolve();
    });
  });
}

test(`${FILES} files, ${WORKERS} of them at any time, pass on one container`, async ({ annotate }) => {
  const failed = report.testResults.filter(({ status }) => status !== 'passed');
  expect(failed.map(({ name, message }) => `${name}: ${message}`)).toEqual([]);
  expect(new Set(report.testResults.map(({ name }) => name)).size).toBe(FILES);
  expect(report.numPassedTests).toBe(FILES * TESTS_OF_A_FILE);
  await annotate(
    `${report.testResults.length} files, ${report.numPassedTests} tests of ${report.numTotalTests}`,
  );
});

test('After all of them, each account holds what its own file did, and nothing else', () => {
  const expected = NUMBERS.map(planOf).map((plan) => [plan.account, expectedOf(plan)] as const);
  expect(left).toEqual(Object.fromEntries(expected));
});
