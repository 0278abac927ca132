// Makes a fresh clone ready to start or test. Runs before anything is installed: node's own modules only.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LOCK_FILE = join(ROOT, 'package-lock.json');
const INSTALLED_LOCK_FILE = join(ROOT, 'node_modules/.package-lock.json');
const BUILT_FILE = join(ROOT, 'dist/cli.js');
const BUILD_INPUTS = ['src', 'scripts', 'openapi', 'fixtures', 'package.json'].map((name) =>
  join(ROOT, name),
);
const TURN_FILE = join(ROOT, '.amps-sandbox/setup.pid');

const INSTALL_STEP = {
  what: 'install the dependencies',
  isDue: isInstallDue,
  commands: installCommands,
  advice:
    'Check that this computer reaches the npm registry, then run `npm install` to see all that npm says.',
};
const BUILD_STEP = {
  what: 'build dist/',
  isDue: () => isNewerThan(changedAt(BUILT_FILE), BUILD_INPUTS),
  commands: () => [[process.execPath, join(ROOT, 'scripts/build.mjs')]],
  advice: 'Fix what the build complains of, then run `npm run build`.',
};

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** Whether one of the files, or any file in one of the folders, changed after that time; undefined time: always. */
function isNewerThan(time, paths) {
  return time === undefined || paths.some((path) => isAnyNewer(time, path));
}

function isAnyNewer(time, path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  // A folder's own time tells of files removed from it.
  if (stats.mtimeMs > time) return true;
  return stats.isDirectory() && readdirSync(path).some((name) => isAnyNewer(time, join(path, name)));
}

function isInstallDue() {
  const installedAt = changedAt(INSTALLED_LOCK_FILE);
  if (installedAt === undefined) return true;
  if (!isNewerThan(installedAt, [LOCK_FILE])) return false;
  if (!isInstalled(readPackages(LOCK_FILE), readPackages(INSTALLED_LOCK_FILE))) return true;
  // Git touches the lock file without changing it; remembering that keeps the next run quick.
  const now = new Date();
  utimesSync(INSTALLED_LOCK_FILE, now, now);
  return false;
}

function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};
}

/** Whether what is installed is what the lock file names; packages for other platforms may be missing. */
function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === '' || installed[path]?.version === version || (!installed[path] && (optional || peer)),
  );
}

/**
 * `npm ci`, and where that refuses the lock file, `npm install` at the versions of the lock file: npm leaves packages
 * for other platforms out of it where the registry that it was written from has none.
 */
function installCommands() {
  const execPath = process.env.npm_execpath;
  const npm = execPath?.endsWith('npm-cli.js') ? [process.execPath, execPath] : ['npm'];
  // Its errors must be seen: one of them says that the lock file was refused.
  const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const install = [...npm, 'install', '--no-save', ...options];
  return existsSync(LOCK_FILE) ? [[...npm, 'ci', ...options], install] : [install];
}

/** The environment without the options of the npm that runs this script: `npm start -w x` is no wish for this npm. */
function cleanEnvironment() {
  const inherited =
    /^npm_config_(workspaces?|include_workspace_root|omit|only|production|dry_run|global|location|prefix|local_prefix|loglevel|silent)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
}

function runStep({ what, isDue, commands, advice }) {
  if (!isDue()) return;
  process.stderr.write(`amps-sandbox: ${what} …\n`);
  let outcome;
  for (const command of commands()) {
    outcome = run(command);
    if (outcome.status === 0) return;
    if (!isLockRefused(outcome)) break;
  }
  const { status, signal, error, stdout, stderr } = outcome;
  const reason = error?.message ?? (signal ? `stopped by ${signal}` : `exit code ${status}`);
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}\nFailed to ${what}: ${reason}. ${advice}\n`);
  process.exitCode = status || 1;
  throw new StepFailed();
}

function run([program, ...args]) {
  return spawnSync(program, args, {
    cwd: ROOT,
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: Number.POSITIVE_INFINITY,
    encoding: 'utf8',
    // npm is a script that only a shell can start on Windows.
    shell: process.platform === 'win32' && program === 'npm',
  });
}

function isLockRefused({ stderr }) {
  return stderr?.includes('EUSAGE') === true;
}

class StepFailed extends Error {}

/** Waits until no other set-up of this checkout runs: two installs at once would break each other. */
function takeTurn() {
  mkdirSync(join(TURN_FILE, '..'), { recursive: true });
  for (let told = false; !claimTurn(); told = true) {
    if (!told) process.stderr.write('amps-sandbox: waiting for another set-up of this checkout …\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

function claimTurn() {
  try {
    writeFileSync(TURN_FILE, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isOwnerAlive()) rmSync(TURN_FILE, { force: true });
    return false;
  }
}

function isOwnerAlive() {
  try {
    const owner = Number(readFileSync(TURN_FILE, 'utf8'));
    // Its pid follows at once, unless it died just then.
    if (owner === 0) return Date.now() - changedAt(TURN_FILE) < 5_000;
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** What builds, checks or packs needs the dependencies alone. */
const STEPS = process.argv.includes('--dependencies') ? [INSTALL_STEP] : [INSTALL_STEP, BUILD_STEP];

function setUp() {
  if (STEPS.every(({ isDue }) => !isDue())) return;
  takeTurn();
  try {
    for (const step of STEPS) runStep(step);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
  } finally {
    rmSync(TURN_FILE, { force: true });
  }
}

setUp();
