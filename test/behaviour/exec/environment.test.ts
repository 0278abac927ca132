import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runExec, runScript } from '../../support/run-exec.ts';
import { runCli } from '../../support/spawn-cli.ts';

const PRINT_VARIABLES = `
  const { AMPS_BASE_URL, AMPS_API_KEY, AMPS_SANDBOX_CONTROL_URL, AMPS_SANDBOX_CONTROL_TOKEN } = process.env;
  console.log(JSON.stringify({ AMPS_BASE_URL, AMPS_API_KEY, AMPS_SANDBOX_CONTROL_URL, AMPS_SANDBOX_CONTROL_TOKEN }));
`;

interface SandboxVariables {
  readonly AMPS_BASE_URL: string;
  readonly AMPS_API_KEY?: string;
  readonly AMPS_SANDBOX_CONTROL_URL: string;
  readonly AMPS_SANDBOX_CONTROL_TOKEN?: string;
}

async function readVariables(
  options: string[] = [],
  env: Record<string, string> = {},
): Promise<SandboxVariables> {
  const { stdout } = await runScript(PRINT_VARIABLES, options, { env });
  return JSON.parse(stdout) as SandboxVariables;
}

describe('The command finds', () => {
  test('the sandbox on a free port, with a key that is good there', async () => {
    const variables = await readVariables();
    expect(variables).toEqual({
      AMPS_BASE_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      AMPS_API_KEY: 'sk_sandbox_abc123xyz',
      AMPS_SANDBOX_CONTROL_URL: `${variables.AMPS_BASE_URL}/__sandbox`,
    });
    expect(variables.AMPS_BASE_URL).not.toMatch(/:4010$/);
  });

  test('the control token that is in force', async () => {
    expect((await readVariables(['--control-token', 'given-token'])).AMPS_SANDBOX_CONTROL_TOKEN).toBe(
      'given-token',
    );
    expect((await readVariables(['--host', '0.0.0.0'])).AMPS_SANDBOX_CONTROL_TOKEN).toMatch(/^\S{8,}$/);
  });

  test('nothing of what the surroundings say of another place', async () => {
    const outside = { AMPS_BASE_URL: 'https://api.amps.ai', AMPS_API_KEY: 'sk_live_of_production' };
    const variables = await readVariables([], outside);
    expect(JSON.stringify(variables)).not.toMatch(/api\.amps\.ai|of_production/);
  });

  test('its own arguments as they were written, those that look like ours included', async () => {
    const command = [
      process.execPath,
      '-e',
      'console.log(process.argv.slice(1).join())',
      '--',
      '--port',
      '1',
    ];
    const folder = await mkdtemp(join(tmpdir(), 'amps-exec-'));
    const end = await runCli(['exec', '--report', folder, '--', ...command]);
    await rm(folder, { recursive: true });
    expect(end.stdout).toBe('--port,1\n');
  });

  test('the standard streams as they are', async () => {
    const echo = `process.stdin.on('data', (text) => { process.stdout.write(text); console.error('to stderr'); })`;
    const end = await runScript(echo, [], { input: 'to stdin' });
    expect(end.stdout).toBe('to stdin');
    expect(end.stderr).toMatch(/^to stderr\n\n {2}amps-sandbox report: the command succeeded/);
  });
});

describe('The report', () => {
  test('goes into amps-sandbox-report, where no other folder is named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'amps-exec-'));
    const run = async (env = {}) =>
      await runCli(['exec', '--', process.execPath, '-e', ''], { cwd: folder, env });
    await run();
    await run({ AMPS_SANDBOX_REPORT: 'by/variable' });
    const files = await readdir(folder, { recursive: true });
    await rm(folder, { recursive: true });
    for (const place of ['amps-sandbox-report', 'by/variable']) {
      expect(files).toContain(join(place, 'report.json'));
      expect(files).toContain(join(place, 'junit.xml'));
    }
  });

  test('of an earlier run is gone where the command does not begin', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'amps-exec-'));
    const run = async (...command: string[]) => await runCli(['exec', '--report', folder, '--', ...command]);
    await run(process.execPath, '-e', '');
    expect((await readdir(folder)).sort()).toEqual(['junit.xml', 'report.html', 'report.json']);
    await run('amps-no-such-program');
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

describe('Under a proxy the command reaches the sandbox without it', () => {
  const PROXY = {
    HTTP_PROXY: 'http://127.0.0.1:9',
    http_proxy: 'http://127.0.0.1:9',
    ALL_PROXY: 'http://127.0.0.1:9',
  };
  const PRINT = 'console.log(JSON.stringify([process.env.NO_PROXY, process.env.no_proxy]))';

  async function readNoProxy(env: Record<string, string>, options: string[] = []): Promise<string[][]> {
    const { stdout } = await runScript(PRINT, options, {
      env: { ...PROXY, NO_PROXY: '', no_proxy: '', ...env },
    });
    return (JSON.parse(stdout) as string[]).map((list) => list.split(','));
  }

  test('its hosts are in NO_PROXY and no_proxy', async () => {
    const hosts = ['127.0.0.1', 'localhost', '::1'];
    expect(await readNoProxy({})).toEqual([hosts, hosts]);
  });

  test('beside those that stood in either of the two', async () => {
    const [upper = [], lower = []] = await readNoProxy({
      NO_PROXY: 'a.example, .b.example',
      no_proxy: 'c.example',
    });
    expect(upper).toEqual(lower);
    expect(upper).toEqual(expect.arrayContaining(['a.example', '.b.example', 'c.example', '127.0.0.1']));
  });

  test('and no proxy for any host stays so', async () => {
    expect(await readNoProxy({ no_proxy: '*' })).toEqual([['*'], ['*']]);
  });

  test('an address of its own is added', async () => {
    const [list] = await readNoProxy({}, ['--host', '127.0.0.2']);
    expect(list).toContain('127.0.0.2');
  });

  test('in the list of global-agent as well, where its proxy is set', async () => {
    const print = 'console.log(process.env.GLOBAL_AGENT_NO_PROXY ?? "none")';
    const read = async (env: Record<string, string>) =>
      (await runScript(print, [], { env: { ...PROXY, NO_PROXY: '', no_proxy: '', ...env } })).stdout.trim();
    expect(await read({})).toBe('none');
    const env = { GLOBAL_AGENT_HTTP_PROXY: 'http://127.0.0.1:9', GLOBAL_AGENT_NO_PROXY: '*.example' };
    expect((await read(env)).split(',')).toEqual(['*.example', '127.0.0.1', 'localhost', '::1']);
  });

  test('so that curl reads a device', async () => {
    const { stdout } = await runExec(
      [
        'sh',
        '-c',
        'curl -s -o /dev/null -w "%{http_code}" "$AMPS_BASE_URL/battery" -H "x-api-key: $AMPS_API_KEY"',
      ],
      [],
      { env: PROXY },
    );
    expect(stdout).toBe('200');
  });
});
