import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spawnCli } from '../support/spawn-cli.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-code-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Starts the program, asks it once, ends it, and lists what is in the folder. */
async function runOnce(env: Readonly<Record<string, string>> = {}): Promise<string[]> {
  await using cli = await spawnCli(['--log', 'silent'], { env: { NODE_COMPILE_CACHE: folder, ...env } });
  const { status } = await fetch(`${cli.url}/battery`, {
    headers: { 'x-api-key': String(cli.keys[0]?.key) },
  });
  expect(status).toBe(200);
  cli.child.kill('SIGTERM');
  expect(await cli.end).toMatchObject({ code: 0, stderr: '' });
  return (await readdir(folder)).filter((name) => name.endsWith('.bin'));
}

describe('Compiled code of the program', () => {
  it('is kept in one file when the program ends, and read by the next start', async () => {
    const [name = ''] = await runOnce();
    const file = join(folder, name);
    const { ino, size } = await stat(file);
    expect(size).toBeGreaterThan(500_000);
    // Written anew, it would be another file: all of it was accepted.
    expect(await runOnce()).toEqual([name]);
    expect((await stat(file)).ino).toBe(ino);
  });

  it.each([
    ['empty', 0],
    ['cut off', 10_000],
  ])('is made anew where the file is %s', async (_, length) => {
    const [name = ''] = await runOnce();
    const file = join(folder, name);
    const { size } = await stat(file);
    await truncate(file, length);
    expect(await runOnce()).toEqual([name]);
    expect((await stat(file)).size).toBeGreaterThan(size * 0.8);
  });

  it('is made anew where the file is something else', async () => {
    const [name = ''] = await runOnce();
    const file = join(folder, name);
    await writeFile(file, 'nothing that V8 has written');
    await runOnce();
    expect((await readFile(file)).length).toBeGreaterThan(500_000);
  });

  it('is not kept where there can be no folder, and the program runs', async () => {
    const occupied = join(folder, 'file');
    await writeFile(occupied, '');
    expect(await runOnce({ NODE_COMPILE_CACHE: occupied })).toEqual([]);
    expect(await readFile(occupied, 'utf8')).toBe('');
  });

  it('is neither read nor kept where NODE_DISABLE_COMPILE_CACHE is set', async () => {
    expect(await runOnce({ NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual([]);
  });

  it('is made anew under other flags of V8', async () => {
    const [name = ''] = await runOnce();
    const file = join(folder, name);
    const { ino } = await stat(file);
    expect(await runOnce({ NODE_OPTIONS: '--stack-trace-limit=20' })).toEqual([name]);
    expect((await stat(file)).ino).not.toBe(ino);
  });

  it('leaves the folder as it was where another program keeps its own there', async () => {
    await mkdir(join(folder, 'other'));
    await runOnce();
    expect(await readdir(folder)).toContain('other');
  });
});
