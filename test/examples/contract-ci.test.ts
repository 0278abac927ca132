import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { type CliEnd, PATIENCE_MS, runCli } from '../support/spawn-cli.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/contract-ci', import.meta.url));

const COMMAND = ['npx', '--no-install', 'vitest', 'run', `--testTimeout=${PATIENCE_MS}`];

let folder: string;
let end: CliEnd;
let report: Report;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-contract-ci-'));
  const options = ['--report', folder, '--fail-on', 'contract-violation,live-key'];
  end = await runCli(['exec', ...options, '--', ...COMMAND], {
    cwd: EXAMPLE,
  });
  report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Report;
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test('The suite of the example passes, and the run fails on what the suite does not see', () => {
  expect(report.run).toMatchObject({ command: COMMAND, exitCode: 0 });
  expect(report.failedOn).toEqual(['contract-violation', 'live-key']);
  expect(end.code).toBe(1);
  expect(end.stdout).toMatch(/Tests .*4 passed/);
  expect(end.stderr).toContain('--fail-on found contract-violation, live-key');
});

test('The report finds the field that the API does not have, and no other violation', () => {
  expect(report.contractViolations).toEqual([
    {
      edition: 'v1',
      operation: 'pushBatteryAction',
      method: 'POST',
      path: '/battery/{deviceId}',
      reasons: [{ path: '/body/boost', message: expect.any(String) }],
      count: 1,
      first: {
        ...{ sandbox: 1, account: expect.any(String), test: null },
        ...{ sequence: expect.any(Number), requestId: expect.any(String) },
      },
    },
  ]);
});

test('The report finds the key of production, and shows no key', () => {
  expect(report.liveKeys).toEqual([{ key: 'sk_live_not_…', count: 1, test: null }]);
  expect(JSON.stringify(report)).not.toContain('not_a_real_key');
});

test('The report finds the statuses that no test meets', () => {
  const never = Object.fromEntries(report.operations.map(({ operation, neverMet }) => [operation, neverMet]));
  expect(never).toMatchObject({
    listBatteryDevices: ['400', '403', '429', '500'],
    getBatteryState: ['400', '401', '403', '429', '500'],
    pushBatteryAction: ['202', '401', '403', '404', '413', '415', '429', '500'],
  });
  expect(report.totals.operations).toEqual({ met: 3, of: report.operations.length });
  expect(report.totals.statuses.met).toBe(5);
});

test('The report finds nothing that is not there', () => {
  const { earlyRetries, unknownRoutes, unusedRules } = report;
  expect({ earlyRetries, unknownRoutes, unusedRules }).toEqual({
    earlyRetries: [],
    unknownRoutes: [],
    unusedRules: [],
  });
});
