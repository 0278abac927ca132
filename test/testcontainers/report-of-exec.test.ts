import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { launchCli, PATIENCE_MS } from '../support/spawn-cli.ts';
import { IMAGE } from './sandbox-container.ts';

const MODULE = JSON.stringify(new URL('../../dist/testcontainers.mjs', import.meta.url).href);

/** A suite whose sandbox runs in a container, and that breaks the contract once. */
const suite = (end: string): string => `
  import { AmpsSandboxContainer } from ${MODULE};
  const sandbox = await new AmpsSandboxContainer(${JSON.stringify(IMAGE)}).start();
  const headers = { 'x-api-key': sandbox.getApiKey() };
  await fetch(sandbox.getUrl() + '/battery', { headers });
  await fetch(sandbox.getUrl() + '/battery?limit=none', { headers });
  ${end}
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-container-report-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function runSuite(end: string) {
  const command = [process.execPath, '--input-type=module', '-e', suite(end)];
  const args = ['exec', '--report', folder, '--fail-on', 'contract-violation,no-requests', '--', ...command];
  await using cli = launchCli(args, { timeoutMs: PATIENCE_MS, cwd: process.cwd() });
  cli.child.stdin.end();
  const { code, stderr } = await cli.end;
  const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Report;
  return { code, stderr, report };
}

describe('A sandbox in a container below exec', () => {
  test('is in its report, once it is stopped', async () => {
    const { code, stderr, report } = await runSuite('await sandbox.stop();');
    expect(report.totals, stderr).toMatchObject({ requests: 2, accounts: 1, sandboxes: 2 });
    expect(report.failedOn).toEqual(['contract-violation']);
    expect(code).toBe(1);
  });

  test('is told of as missing where it was not stopped', async () => {
    // As a suite does that relies on the reaper: the container is removed, and not by the class.
    const end = `
      const { getContainerRuntimeClient } = await import('testcontainers');
      const { container } = await getContainerRuntimeClient();
      await container.getById(sandbox.getId()).remove({ force: true, v: true });
    `;
    const { stderr, report } = await runSuite(end);
    expect(stderr).toMatch(
      /Warning: The report lacks one sandbox of the command: nothing was fetched from the container \w{12} of/,
    );
    expect(report.failedOn).toEqual(['no-requests']);
  });
});
