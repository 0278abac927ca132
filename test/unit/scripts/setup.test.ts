import { spawn } from 'node:child_process';
import { appendFile, copyFile, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';

const INSTALL = 'amps-sandbox: install the dependencies …\n';
const BUILD = 'amps-sandbox: build dist/ …\n';

/** Stands for npm: notes how it was called, and installs what the lock file says, or fails as it is told. */
const FAKE_NPM = `
import { appendFileSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
const [command] = process.argv.slice(2);
appendFileSync('calls', 'npm ' + process.argv.slice(2).join(' ') + (process.env.npm_config_omit ?? '') + '\\n');
if (existsSync('refuse-' + command)) {
  console.error('npm error code EUSAGE');
  process.exit(1);
}
mkdirSync('node_modules', { recursive: true });
copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`;

const FAKE_BUILD = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
appendFileSync('calls', 'build\\n');
if (readFileSync('src/main.ts', 'utf8').includes('broken')) {
  console.error('src/main.ts is broken');
  process.exit(3);
}
mkdirSync('dist', { recursive: true });
writeFileSync('dist/cli.js', '');
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-setup-'));
  await mkdir(join(folder, 'scripts'), { recursive: true });
  await mkdir(join(folder, 'src'), { recursive: true });
  await copyFile('scripts/setup.mjs', join(folder, 'scripts/setup.mjs'));
  await write('scripts/build.mjs', FAKE_BUILD);
  await write('npm-cli.js', FAKE_NPM);
  await write('package.json', '{"type": "module"}');
  await write('package-lock.json', lockOf('1.0.0'));
  await write('src/main.ts', '');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function lockOf(version: string): string {
  return JSON.stringify({
    packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { optional: true } },
  });
}

async function write(path: string, content: string): Promise<void> {
  await writeFile(join(folder, path), content);
}

/** Makes a file look as if it changed after all others. */
async function touch(path: string): Promise<void> {
  const later = new Date(Date.now() + 60_000);
  await utimes(join(folder, path), later, later);
}

async function calls(): Promise<string[]> {
  const lines = (await readFile(join(folder, 'calls'), 'utf8').catch(() => '')).trim().split('\n');
  await rm(join(folder, 'calls'), { force: true });
  return lines;
}

async function setUp(
  env: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<{ code: number; stderr: string }> {
  const child = spawn(process.execPath, [join(folder, 'scripts/setup.mjs'), ...args], {
    cwd: tmpdir(),
    env: { ...process.env, npm_execpath: join(folder, 'npm-cli.js'), ...env },
  });
  const ended = new Promise<number>((resolve) => child.on('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  expect(stdout).toBe('');
  return { code, stderr };
}

const CI = 'npm ci --include=dev --no-audit --no-fund --loglevel=error';

test('A fresh clone is installed and built, and then left alone', async () => {
  expect(await setUp()).toEqual({ code: 0, stderr: `${INSTALL}${BUILD}` });
  expect(await calls()).toEqual([CI, 'build']);
  expect(await setUp()).toEqual({ code: 0, stderr: '' });
  expect(await calls()).toEqual(['']);
});

test('What needs the dependencies alone installs them, and builds nothing', async () => {
  expect(await setUp({}, ['--dependencies'])).toEqual({ code: 0, stderr: INSTALL });
  expect(await setUp({}, ['--dependencies'])).toEqual({ code: 0, stderr: '' });
  expect(await calls()).toEqual([CI]);
});

test('A changed source is built again', async () => {
  await setUp();
  await touch('src/main.ts');
  expect(await setUp()).toEqual({ code: 0, stderr: BUILD });
});

test('A removed source is built without', async () => {
  await setUp();
  await rm(join(folder, 'src/main.ts'));
  await touch('src');
  expect((await setUp()).stderr).toContain(BUILD);
});

test('A changed lock file is installed, one that was only touched is not', async () => {
  await setUp();
  await calls();
  await touch('package-lock.json');
  expect(await setUp()).toEqual({ code: 0, stderr: '' });
  await write('package-lock.json', lockOf('2.0.0'));
  await touch('package-lock.json');
  expect((await setUp()).stderr).toBe(INSTALL);
  expect(await calls()).toEqual([CI]);
});

test('Where npm refuses the lock file, its versions are installed all the same', async () => {
  await write('refuse-ci', '');
  expect((await setUp()).code).toBe(0);
  expect(await calls()).toEqual([
    CI,
    'npm install --no-save --include=dev --no-audit --no-fund --loglevel=error',
    'build',
  ]);
});

test('A failing install ends with its exit code and says what to do', async () => {
  await write('refuse-ci', '');
  await write('refuse-install', '');
  const { code, stderr } = await setUp();
  expect(code).toBe(1);
  expect(stderr).toMatch(/EUSAGE\n\nFailed to install the dependencies: exit code 1\. Check .+\n$/);
  expect(await calls()).not.toContain('build');
});

test('A failing build ends with its exit code and says what to do', async () => {
  await appendFile(join(folder, 'src/main.ts'), 'broken');
  const { code, stderr } = await setUp();
  expect(code).toBe(3);
  expect(stderr).toMatch(/is broken\n\nFailed to build dist\/: exit code 3\. Fix what .+\n$/);
});

test('Two at once do the work once', async () => {
  const ends = await Promise.all([setUp(), setUp(), setUp()]);
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(await calls()).toEqual([CI, 'build']);
});

test('A set-up that died holds nobody up', async () => {
  await mkdir(join(folder, '.amps-sandbox'));
  // More than a process id can be.
  await write('.amps-sandbox/setup.pid', '4194305');
  expect((await setUp()).code).toBe(0);
});

test('Options of the npm that runs it do not reach the install', async () => {
  await setUp({ npm_config_omit: 'dev', NPM_CONFIG_DRY_RUN: 'true' });
  expect(await calls()).toContain(CI);
});
