import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Path of the tarball that `npm pack` made. */
export const TARBALL = needVariable('PACKED_TARBALL');

/** Node programs to run the package with, the oldest first. */
export const NODES = needVariable('PACKED_NODES').split(':');

function needVariable(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set. Run \`.ci/package\`, which packs the package and runs these tests.`);
}

/** A project that has installed the package, and nothing else but peers that the tests have. */
export interface Consumer extends AsyncDisposable {
  readonly folder: string;
  write(name: string, text: string): Promise<string>;
}

export async function createConsumer(peers: readonly string[] = []): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), 'amps-packed-'));
  const write = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  await write('package.json', '{ "private": true }');
  // Offline: what it needed beyond itself would be missed here.
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', TARBALL], { cwd: folder });
  for (const peer of peers) {
    await mkdir(join(folder, 'node_modules', peer, '..'), { recursive: true });
    await symlink(join(ROOT, 'node_modules', peer), join(folder, 'node_modules', peer), 'dir');
  }
  return { folder, write, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Standard output of a program. @throws Error with all it said where it fails */
export async function run(
  program: string,
  args: readonly string[],
  { cwd = ROOT, env }: RunOptions = {},
): Promise<string> {
  try {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
    const { stdout } = await promisify(execFile)(program, args, options);
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
