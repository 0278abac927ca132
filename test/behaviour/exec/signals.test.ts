import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CliProcess, launchCli, outputOf, PATIENCE_MS } from '../../support/spawn-cli.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-signals-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Launches `exec` around a script that never ends by itself, and waits until that runs. */
async function launchWaiting(script = ''): Promise<{ cli: CliProcess; pid: number; url: string }> {
  const code = `${script}; setInterval(() => {}, 1000); console.log(process.pid, process.env.AMPS_BASE_URL);`;
  const cli = launchCli(['exec', '--report', folder, '--', process.execPath, '-e', code], {
    timeoutMs: PATIENCE_MS,
  });
  await outputOf(cli, 'stdout', '\n');
  const [pid, url = ''] = cli.stdout.trim().split(' ');
  return { cli, pid: Number(pid), url };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.skipIf(process.platform === 'win32')('A signal', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends the command, which ends exec',
    async (signal) => {
      const { cli, pid, url } = await launchWaiting();
      cli.child.kill(signal);
      const end = await cli.end;
      expect(end.code).toBe(128 + constants.signals[signal]);
      expect(isRunning(pid)).toBe(false);
      await expect(fetch(url)).rejects.toThrow();
    },
  );

  test('leaves it to the command how to end, and the report is written all the same', async () => {
    const { cli } = await launchWaiting(`process.on('SIGTERM', () => process.exit(7))`);
    cli.child.kill('SIGTERM');
    const end = await cli.end;
    expect(end.code).toBe(7);
    expect(end.stderr).toContain('the command failed (exit code 7)');
  });

  test('that the command does not heed ends it nevertheless', async () => {
    const { cli, pid } = await launchWaiting(`process.on('SIGTERM', () => {})`);
    cli.child.kill('SIGTERM');
    expect((await cli.end).code).toBe(128 + constants.signals.SIGKILL);
    expect(isRunning(pid)).toBe(false);
  });
});
