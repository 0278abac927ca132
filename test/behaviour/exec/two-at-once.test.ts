import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchCli, outputOf, PATIENCE_MS } from '../../support/spawn-cli.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-two-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Runs until its standard input ends. */
function launchWaiting(args: readonly string[] = []) {
  const script = "process.stdin.on('data', () => {}).on('end', () => process.exit(0)); console.log('runs')";
  return launchCli(['exec', ...args, '--', process.execPath, '-e', script], {
    cwd: folder,
    timeoutMs: PATIENCE_MS,
  });
}

async function commandIn(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, name, 'report.json'), 'utf8')).run.exitCode;
}

describe('Two runs of exec in one folder', () => {
  test.each([
    ['by default', 'amps-sandbox-report', []],
    ['where they are named the same one', 'out', ['--report', 'out/']],
  ])('each have a report, %s', async (_case, name, args) => {
    await using first = launchWaiting(args);
    await outputOf(first, 'stdout', 'runs');
    await using second = launchWaiting(args);
    await outputOf(second, 'stdout', 'runs');
    expect(second.stderr).toMatch(
      new RegExp(`Another exec reports into ${name}/?, so this one reports into ${name}-2`),
    );
    for (const cli of [second, first]) {
      cli.child.stdin.end();
      expect((await cli.end).code).toBe(0);
    }
    expect((await readdir(folder)).sort()).toEqual([name, `${name}-2`]);
    expect([await commandIn(name), await commandIn(`${name}-2`)]).toEqual([0, 0]);
    expect(await readdir(join(folder, name))).not.toContain('.amps-sandbox-exec');
  });

  test.each([
    ['a named pipe', (path: string) => promisify(execFile)('mkfifo', [path])],
    ['a link that leads to no end', (path: string) => symlink('/dev/zero', path)],
    ['a folder', (path: string) => mkdir(path)],
  ])('are not held up by %s in the place of a claim', async (_what, make) => {
    await mkdir(join(folder, 'amps-sandbox-report'));
    await make(join(folder, 'amps-sandbox-report/.amps-sandbox-exec'));
    await using cli = launchWaiting();
    cli.child.stdin.end();
    expect((await cli.end).code).toBe(0);
    expect(await commandIn('amps-sandbox-report')).toBe(0);
  });

  test('one of which was killed share it one after the other', async () => {
    await mkdir(join(folder, 'amps-sandbox-report'));
    // More than a process id can be.
    await writeFile(join(folder, 'amps-sandbox-report/.amps-sandbox-exec'), '4194305');
    await using cli = launchWaiting();
    cli.child.stdin.end();
    expect((await cli.end).code).toBe(0);
    expect(await readdir(folder)).toEqual(['amps-sandbox-report']);
  });
});
