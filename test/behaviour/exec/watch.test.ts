import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/report/report.ts';
import { launchCli, outputOf, PATIENCE_MS } from '../../support/spawn-cli.ts';
import { openTemporaryFolder } from '../../support/temporary-folder.ts';

const house = (device: string) =>
  `accounts: [{ id: acct_house, keys: [sk_sandbox_house01], users: [{ id: user_a, devices: [{ family: battery, id: ${device} }] }] }]\n`;

/** A command that asks for a device at its start, and for another one when it is told to. */
const ASKS_TWICE = `
  import { once } from 'node:events';
  const ask = async (device) => {
    const headers = { 'x-api-key': 'sk_sandbox_house01' };
    const { status } = await fetch(process.env.AMPS_BASE_URL + '/battery/' + device, { headers });
    console.log(device, status);
  };
  await ask('device_a');
  await once(process.stdin, 'data');
  await ask('device_a');
  await ask('device_b');
  process.stdin.destroy();
`;

async function launch(folder: string, args: readonly string[]) {
  await writeFile(join(folder, 'house.yaml'), house('device_a'));
  const command = [process.execPath, '--input-type=module', '-e', ASKS_TWICE];
  const cli = launchCli(['exec', '--watch', ...args, '--', ...command], {
    cwd: folder,
    timeoutMs: PATIENCE_MS,
  });
  await outputOf(cli, 'stdout', 'device_a 200');
  return cli;
}

describe('exec --watch', () => {
  test('starts its sandbox anew where the command finds it, and reports on both', async () => {
    await using folder = await openTemporaryFolder();
    await using cli = await launch(folder.path, ['--world', 'house.yaml']);
    await writeFile(join(folder.path, 'house.yaml'), house('device_b'));
    await outputOf(cli, 'stderr', 'house.yaml has changed.');
    cli.child.stdin.end('go\n');
    const { code, stdout, stderr } = await cli.end;
    expect(stdout, stderr).toBe('device_a 200\ndevice_a 404\ndevice_b 200\n');
    expect(code).toBe(0);
    const text = await readFile(join(folder.path, 'amps-sandbox-report', 'report.json'), 'utf8');
    const { totals, operations } = JSON.parse(text) as Report;
    expect(totals).toMatchObject({ requests: 3, accounts: 1, sandboxes: 1 });
    expect(operations.find(({ operation }) => operation === 'getBatteryState')).toMatchObject({ count: 3 });
  });

  test('goes on with what it has where the new file cannot be used', async () => {
    await using folder = await openTemporaryFolder();
    await using cli = await launch(folder.path, ['--world', 'house.yaml']);
    await writeFile(join(folder.path, 'house.yaml'), 'accounts: 7\n');
    await outputOf(cli, 'stderr', 'What ran before goes on.');
    cli.child.stdin.end('go\n');
    expect(await cli.end).toMatchObject({ code: 0, stdout: 'device_a 200\ndevice_a 200\ndevice_b 404\n' });
  });

  test('ends with its command, and says where there is no file to look at', async () => {
    await using folder = await openTemporaryFolder();
    await using cli = launchCli(['exec', '--watch', '--', process.execPath, '-e', ''], {
      cwd: folder.path,
      timeoutMs: PATIENCE_MS,
    });
    const { code, stderr } = await cli.end;
    expect(code).toBe(0);
    expect(stderr).toContain('Warning: --watch has no file to look at');
  });
});
