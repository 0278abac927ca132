import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { openProject } from '../support/project.ts';
import { times } from '../support/proof.ts';
import { PATIENCE_MS, runCli, runNode } from '../support/spawn-cli.ts';

/** The runners have five seconds for a test where they are not told otherwise. */
const PATIENCE = `--testTimeout=${PATIENCE_MS}`;

const EXAMPLES = [
  {
    example: 'vitest',
    command: ['node_modules/vitest/vitest.mjs', 'run', PATIENCE],
    oneFailed: /Tests +1 failed \| 5 passed/,
    client: 'src/amps-client.ts',
  },
  {
    example: 'jest',
    command: ['node_modules/jest/bin/jest.js', PATIENCE],
    oneFailed: /Tests: +1 failed, 5 passed, 6 total/,
    client: 'src/amps-client.js',
  },
  {
    example: 'node-test',
    command: ['--test', '--test-reporter=tap'],
    oneFailed: /# pass 5\n# fail 1/,
    client: 'src/amps-client.js',
  },
];

/** Each starts a test runner twice; the quick form is content with the first. */
const TRIED = EXAMPLES.slice(0, times({ quick: 1, full: EXAMPLES.length }));

const OPTIONS = { env: { NO_COLOR: '1' } };

describe.each(TRIED)('The suite of examples/$example', ({ example, command, oneFailed, client }) => {
  test('sees a client that does not wait as it is told to', async () => {
    await using project = await openProject(example);
    await project.change(client, "Number(response.headers.get('retry-after')) * 1_000", '1_000');
    const { code, stdout, stderr } = await runNode(command, { ...OPTIONS, cwd: project.path });
    const output = `${stdout}${stderr}`;
    expect(output).toMatch(oneFailed);
    expect(output).toContain('Expected a client that honours Retry-After: #7 GET /battery/device_abc123');
    expect(code).toBe(1);
  });

  test('passes under exec, whose report covers it', async () => {
    await using project = await openProject(example);
    const options = ['--control-token', 'a-token-of-the-test', '--fail-on', 'contract-violation,early-retry'];
    const args = ['exec', ...options, '--', process.execPath, ...command];
    const { code, stdout, stderr } = await runCli(args, { ...OPTIONS, cwd: project.path });
    expect(code, `${stdout}${stderr}`).toBe(0);
    const json = await readFile(join(project.path, 'amps-sandbox-report/report.json'), 'utf8');
    const met = (JSON.parse(json) as Report).operations.filter(({ count }) => count > 0);
    expect(met.map(({ operation }) => operation)).toEqual([
      'getBatteryState',
      'pushBatteryAction',
      'getBatteryActionStatus',
    ]);
  });
});
