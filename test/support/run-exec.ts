import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../src/report/report.ts';
import { type CliEnd, launchCli, PATIENCE_MS, type SpawnOptions } from './spawn-cli.ts';

export interface ExecEnd extends CliEnd {
  /** Undefined where there is none. */
  readonly report: Report | undefined;
  readonly junit: string | undefined;
}

/** Runs a piece of JavaScript, in a process of its own, under `exec`; the report goes into a folder for the while. */
export async function runScript(
  script: string,
  options: readonly string[] = [],
  spawnOptions: SpawnOptions = {},
): Promise<ExecEnd> {
  return await runExec([process.execPath, '--input-type=module', '-e', script], options, spawnOptions);
}

/** Runs a command under `exec`; the report goes into a folder for the while. */
export async function runExec(
  command: readonly string[],
  options: readonly string[] = [],
  spawnOptions: SpawnOptions = {},
): Promise<ExecEnd> {
  const folder = await mkdtemp(join(tmpdir(), 'amps-exec-'));
  try {
    await using cli = launchCli(['exec', '--report', folder, ...options, '--', ...command], {
      timeoutMs: PATIENCE_MS,
      ...spawnOptions,
    });
    cli.child.stdin.end(spawnOptions.input);
    const end = await cli.end;
    const [json, junit] = await Promise.all(
      ['report.json', 'junit.xml'].map((name) => read(join(folder, name))),
    );
    return { ...end, junit, report: json === undefined ? undefined : (JSON.parse(json) as Report) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function read(path: string): Promise<string | undefined> {
  return await readFile(path, 'utf8').catch(() => undefined);
}
