// Where things are, and what has to be there before anything is measured.
import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
export const inBench = (path) => inRepository(`bench/${path}`);

/** Runs a command and answers what it printed; a failure tells all that the command said. */
export async function runCommand(command, args, { cwd = inRepository('.') } = {}) {
  try {
    const { stdout } = await run(command, args, { cwd, maxBuffer: 64 << 20 });
    return stdout;
  } catch (cause) {
    const said = [cause.stdout, cause.stderr].filter(Boolean).join('\n');
    throw new Error(`\`${command} ${args.join(' ')}\` failed in ${cwd}:\n${said || cause.message}`);
  }
}

/** Builds the emulator and installs the peers, each only where it is missing or stale. */
export async function prepareWorkspace() {
  await runCommand(process.execPath, [inRepository('scripts/setup.mjs')]);
  if (isPeerInstallDue()) {
    // No package of the lock file needs its install scripts.
    await runCommand('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: inBench('.') });
  }
}

function isPeerInstallDue() {
  const installed = inBench('node_modules/.package-lock.json');
  return (
    !existsSync(installed) || statSync(installed).mtimeMs < statSync(inBench('package-lock.json')).mtimeMs
  );
}

export async function withFolder(use) {
  const folder = await mkdtemp(join(tmpdir(), 'amps-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
