import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchNode, runCli } from '../../support/spawn-cli.ts';

const run = promisify(execFile);
/** Far less than for ever; the program is killed then, and the test fails. */
const SOON = { timeoutMs: 30_000 };

let folder: string;
let pipe: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-odd-'));
  pipe = join(folder, 'pipe');
  await run('mkfifo', [pipe]);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe.skipIf(process.platform === 'win32')('A file that is none is told, and holds nothing up', () => {
  test.each(['--config', '--world', '--scenario', '--openapi'])('a named pipe for %s', async (flag) => {
    const { code, stderr } = await runCli(['--port', '0', flag, pipe], SOON);
    expect(stderr).toMatch(/^Failed to [^\n]*it is a named pipe, and no file/);
    expect(code).toBe(2);
  });

  test('a device, and a named pipe for check', async () => {
    expect(await runCli(['--port', '0', '--world', '/dev/zero'], SOON)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('it is a device, and no file'),
    });
    expect(await runCli(['check', pipe], SOON)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('it is a pipe, and a check reads a file twice'),
    });
  });

  test('a named pipe in the folder of the CA', async () => {
    const caFolder = join(folder, 'ca');
    await mkdir(caFolder);
    await run('mkfifo', [join(caFolder, 'ca.pem')]);
    const { code, stderr } = await runCli(
      ['--port', '0', '--https-port', '0', '--ca-folder', caFolder],
      SOON,
    );
    expect(stderr).toMatch(/it is a named pipe, and no file\. Choose another --ca-folder/);
    expect(code).toBe(2);
  });

  test('a named pipe in the place of a report gives way to it', async () => {
    const report = join(folder, 'report');
    await mkdir(report);
    await run('mkfifo', [join(report, 'report.json')]);
    await runCli(['exec', '--report', report, '--', 'true'], SOON);
    expect(JSON.parse(await readFile(join(report, 'report.json'), 'utf8'))).toHaveProperty('run');
  });

  test.skipIf(process.platform !== 'linux')('a folder that cannot be made', async () => {
    expect(await runCli(['exec', '--report', '/proc/x/y', '--', 'true'], SOON)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^Failed to write the report into \/proc\/x\/y: it cannot be made there/),
    });
    expect(await runCli(['--port', '0', '--https', '--ca-folder', '/proc/x'], SOON)).toMatchObject({
      code: 2,
    });
  });

  test('what a shell hands over is read', async () => {
    await writeFile(join(folder, 'amps.yaml'), 'clok: frozen\n');
    const command = `exec "${process.execPath}" dist/cli.js evidence --config <(cat "${folder}/amps.yaml")`;
    const end = await run('bash', ['-c', command]).catch((error: { stderr: string }) => error);
    expect(end.stderr).toMatch(/at "clok" \(\/dev\/fd\/\d+:1:1\): no such property/);
  });
});

describe.skipIf(process.platform === 'win32')('The first signal ends a command that waits for a file', () => {
  test.each([
    ['start', '', { code: 0, signal: null }],
    ['exec', '-- true', { code: null, signal: 'SIGTERM' }],
  ])('%s', async (command, rest, expected) => {
    // Open for writing as well, so that the end of the pipe never comes.
    const script = `exec 4<>"${pipe}"; exec "${process.execPath}" "${resolve('dist/cli.js')}" ${command} --config /dev/fd/4 ${rest}`;
    const launcher = `
      const { spawn } = await import('node:child_process');
      const child = spawn('bash', ['-c', ${JSON.stringify(script)}], { stdio: ['ignore', 'inherit', 'inherit'] });
      process.on('SIGTERM', () => child.kill('SIGTERM'));
      child.on('exit', (code, signal) => console.log(JSON.stringify({ code, signal })));
      await import('node:fs/promises').then(async ({ readFile }) => {
        // The program has its handlers once it has opened the pipe for itself.
        for (;;) if ((await readFile('/proc/' + child.pid + '/cmdline', 'latin1')).includes('cli.js') && (await opened(child.pid))) break;
      });
      console.log('waiting');
      async function opened(pid) {
        const { readdir, readlink } = await import('node:fs/promises');
        const names = await readdir('/proc/' + pid + '/fd').catch(() => []);
        const links = await Promise.all(names.map((name) => readlink('/proc/' + pid + '/fd/' + name).catch(() => '')));
        return links.filter((link) => link === ${JSON.stringify(pipe)}).length > 1;
      }
    `;
    if (process.platform !== 'linux') return;
    await using outer = launchNode(['--input-type=module', '-e', launcher], SOON);
    outer.child.stdout.on('data', (text: string) => {
      if (text.includes('waiting')) outer.child.kill('SIGTERM');
    });
    const { stdout } = await outer.end;
    expect(JSON.parse(stdout.split('\n')[1] ?? '')).toEqual(expected);
  });
});
