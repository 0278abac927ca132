import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import {
  type CliEnd,
  type CliProcess,
  firstLine,
  launchCli,
  launchNode,
  outputOf,
  type RunningCli,
  runCli,
  spawnCli,
} from '../support/spawn-cli.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-cli-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** A server that stands on a free port and answers every request with this status, or never. */
async function listen(status?: number): Promise<{ port: number; url: string } & AsyncDisposable> {
  const server = createServer((_request, response) => {
    if (status !== undefined) response.writeHead(status).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Opens a connection and sends this, which need not be a whole request. */
async function openConnection(url: string, text: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

function expectOneMessage({ code, stdout, stderr }: CliEnd, message: RegExp): void {
  expect(stderr).toMatch(message);
  // A list may follow, of all that is wrong with a file.
  expect(stderr).toMatch(/^Failed to [^\n]+\n( {2}- [^\n]+\n)*$/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
}

describe('The banner', () => {
  test('shows where the sandbox is, its keys, and a request that works when pasted', async () => {
    await using cli = launchCli(['--port', '0', '--clock', 'frozen', '--at', '2025-06-01T12:00:00Z']);
    await outputOf(cli, 'stdout', 'Ctrl-C');
    const [, url, key] = /curl (\S+) -H 'x-api-key: (\S+)'/.exec(cli.stdout) ?? [];
    const { origin } = new URL(String(url));
    for (const part of [`${origin}/__sandbox`, 'default', 'seed amps', 'frozen, from 2025-06-01T12:00:00']) {
      expect(cli.stdout).toContain(part);
    }
    const response = await fetch(String(url), { headers: { 'x-api-key': String(key) } });
    expect(response.status).toBe(200);
  });
});

describe('With --json', () => {
  test('standard output is one line that says where the sandbox is, and logs go elsewhere', async () => {
    await using cli = await spawnCli(['--log', 'json']);
    await (await fetch(`${cli.url}/battery`)).text();
    cli.child.kill('SIGTERM');
    const { stdout, stderr } = await cli.end;
    expect(stdout.indexOf('\n')).toBe(stdout.length - 1);
    expect(JSON.parse(stdout)).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      controlUrl: `${cli.url}/__sandbox`,
      controlToken: null,
      httpsUrl: null,
      caFile: null,
      edition: 'v1',
      pid: cli.child.pid,
      keys: expect.arrayContaining([expect.objectContaining({ key: 'sk_sandbox_abc123xyz' })]),
    });
    expect(JSON.parse(stderr)).toMatchObject({ type: 'request', path: '/battery', status: 401 });
  });

  test('it names the token that a wider host asks for', async () => {
    await using cli = await spawnCli(['--host', '0.0.0.0', '--log', 'silent']);
    expect(cli.controlToken).toMatch(/^\S{8,}$/);
    expect(cli.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
  });
});

describe('One message and exit code 2', () => {
  test('for a port in use', async () => {
    await using other = await listen();
    expectOneMessage(await runCli(['--port', String(other.port)]), /127\.0\.0\.1:\d+.* in use.*--port 0/);
  });

  test.each<[string, string[], RegExp]>([
    ['an unknown flag', ['--prot', '1'], /unknown option '--prot'\. Did you mean --port\?/],
    [
      'a bad value',
      ['--port', 'http'],
      /at --port: "http" is not a whole number\. Give a whole number from 0 to 65535\./,
    ],
    ['an unknown command', ['sart'], /no command 'sart'\. Did you mean start\?/],
    ['a missing file', ['--config', '/none.yaml'], /\/none\.yaml: there is no such file\. Check.*--config/],
    ['a missing world', ['--port', '0', '--world', '/none.json'], /\/none\.json/],
    ['a missing document', ['--port', '0', '--openapi', '/none.yaml'], /\/none\.yaml/],
    ['an address of another machine', ['--port', '0', '--host', '192.0.2.1'], /192\.0\.2\.1/],
  ])('for %s', async (_case, args, message) => {
    expectOneMessage(await runCli(args), message);
  });

  test('for a bad configuration file', async () => {
    const path = await write('bad.yaml', 'cache:\n  enabledd: true\n');
    expectOneMessage(
      await runCli(['--config', path]),
      /at "cache\.enabledd" \(.*bad\.yaml:2:3\): no such property .* Did you mean "enabled"\?/,
    );
  });

  test.each<[string, string, string[], RegExp]>([
    [
      'a key that is none of the API',
      'keys:\n  - sk_sandbox_mytests\n  - key: some_other_key\n',
      [],
      /at "keys\[1\]\.key" \(.*bad\.yaml:3:10\): "some_other_key" does not .* A key is sk_sandbox_ or sk_live_/,
    ],
    [
      'a key of the command line',
      'port: 0',
      ['--key', 'some_other_key'],
      /at --key: "some_other_key" does not/,
    ],
    [
      'a rule',
      'rules:\n  - name: a\n    then: { error: UNAUTHORISED }\n',
      [],
      /at "rules\[0\]\.then\.error" \(.*bad\.yaml:3:20\): no error has the code .* Did you mean UNAUTHORIZED\?/,
    ],
  ])('for %s, by the place where it is written', async (_case, text, args, message) => {
    const path = await write('bad.yaml', text);
    expectOneMessage(await runCli(['--port', '0', '--config', path, ...args]), message);
  });

  test('for a bad world file', async () => {
    const path = await write('world.json', '{\n  "nonsense": true\n}');
    const end = await runCli(['--port', '0', '--world', path]);
    expectOneMessage(end, /which has 2 problems:/);
    expect(end.stderr).toMatch(/at \$\.nonsense \(.*world\.json:2:3\): no such property is known here\./);
  });

  test('with the stack where it is asked for', async () => {
    const { stderr, code } = await runCli(['--port', 'x'], { env: { AMPS_SANDBOX_DEBUG: '1' } });
    expect(stderr).toMatch(/^Failed to [^\n]+\nConfigError: .+\n +at /);
    expect(code).toBe(2);
  });
});

describe('A signal', () => {
  /** A second, counted by another program from a signal of the same moment: on a busy machine both are slow. */
  async function openSecond(): Promise<CliProcess> {
    const script = "process.once('SIGTERM', () => setTimeout(process.exit, 1_000)); console.log('ready')";
    const second = launchNode(['-e', `${script}; setInterval(() => {}, 60_000)`]);
    await firstLine(second);
    return second;
  }

  async function expectCleanEnd(cli: RunningCli, kill: () => void): Promise<void> {
    await using second = await openSecond();
    kill();
    second.child.kill('SIGTERM');
    const end = await Promise.race([cli.end, second.end.then(() => 'a second is over')]);
    expect(end).toMatchObject({ code: 0, signal: null, stderr: '' });
  }

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it cleanly within a second', async (signal) => {
    await using cli = await spawnCli();
    await expectCleanEnd(cli, () => cli.child.kill(signal));
  });

  test('SIGINT twice, as npm sends it, ends it as cleanly', async () => {
    await using cli = await spawnCli();
    await expectCleanEnd(cli, () => {
      cli.child.kill('SIGINT');
      cli.child.kill('SIGINT');
    });
  });

  test('ends it with connections open: one idle, one in the middle of its headers, one of its body', async () => {
    await using cli = await spawnCli(['--log', 'silent']);
    const head = 'POST /battery/device_abc123 HTTP/1.1\r\nHost: localhost\r\n';
    const key = 'x-api-key: sk_sandbox_abc123xyz\r\ncontent-type: application/json\r\n';
    const open = await Promise.all([
      openConnection(cli.url, 'GET /battery HTTP/1.1\r\nHost: localhost\r\n\r\n'),
      openConnection(cli.url, head),
      openConnection(cli.url, `${head}${key}content-length: 100\r\n\r\n{`),
    ]);
    await once(open[0], 'data');
    await expectCleanEnd(cli, () => cli.child.kill('SIGTERM'));
  });

  test('ends it before it is ready, too', async () => {
    await using cli = launchCli(['--port', '0', '--json'], { env: { AMPS_SANDBOX_PROT: '1' } });
    // Warnings come before the engine is loaded.
    await outputOf(cli, 'stderr', 'Warning');
    cli.child.kill('SIGTERM');
    expect(await cli.end).toMatchObject({ code: 0, signal: null });
  });
});

describe('health', () => {
  test('ends with 0 where the sandbox is ready', async () => {
    await using cli = await spawnCli();
    expect(await runCli(['health', '--url', cli.url])).toMatchObject({ code: 0, stderr: '' });
    const { port } = new URL(cli.url);
    expect((await runCli(['health'], { env: { AMPS_SANDBOX_URL: cli.url } })).code).toBe(0);
    expect((await runCli(['health'], { env: { AMPS_SANDBOX_PORT: port } })).code).toBe(0);
  });

  test('ends with 1 where nothing listens', async () => {
    const gone = await listen();
    await gone[Symbol.asyncDispose]();
    const { code, stderr } = await runCli(['health', '--url', gone.url]);
    expect(stderr).toMatch(/^Failed the health check of http:.*: nothing listens there\. Start it.*\n$/);
    expect(code).toBe(1);
  });

  test('ends with 1 where it is not ready', async () => {
    await using unready = await listen(503);
    expect(await runCli(['health', '--url', unready.url])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('it answered 503'),
    });
  });

  test('ends with 1 where no answer comes', async () => {
    await using mute = await listen();
    expect(await runCli(['health', '--url', mute.url])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no answer within 2 seconds'),
    });
  });
});

describe('What a command would leave unheeded', () => {
  test.each([
    [['health', '--watch'], '--watch means nothing to health; leave it out.'],
    [
      ['health', '--world', 'empty', '--seed', '7'],
      '--world, --seed mean nothing to health; leave them out.',
    ],
    [['evidence', '--clock', 'frozen'], '--clock means nothing to evidence; leave it out.'],
    [['list', 'worlds', '--watch'], '--watch means nothing to list worlds; leave it out.'],
    [['clock', '--watch'], '--watch means nothing to clock; leave it out.'],
    [['check', 'a.yaml', '--watch'], '--watch means nothing to check; leave it out.'],
  ])('is refused: %j', async (args, why) => {
    expectOneMessage(await runCli(args), new RegExp(`^Failed to read the command line: ${why}`));
  });

  test.each([
    [['health', '--url', 'http://127.0.0.1:9'], 1],
    [['evidence'], 0],
    [['list', 'worlds'], 0],
    [['clock', '--url', 'http://127.0.0.1:9'], 1],
  ])('is warned of where it is a misspelt variable: %j', async (args, code) => {
    const env = { AMPS_SANDBOX_CLOK: 'frozen' };
    const end = await runCli(args, { env });
    expect(end.stderr).toContain('Warning: AMPS_SANDBOX_CLOK is in the environment but names no option. Did');
    expect(end.code).toBe(code);
    const [line = ''] = (await runCli([...args, '--json'], { env })).stderr.split('\n');
    expect(JSON.parse(line)).toMatchObject({ type: 'warning' });
  });
});

describe('evidence', () => {
  test('prints the ledger and its totals', async () => {
    const { stdout, code } = await runCli(['evidence']);
    expect(stdout).toMatch(/^documented {2}operation {2}GET \/battery\/\{deviceId\} +\/api-reference\/\S+$/m);
    expect(stdout).toMatch(/\nall +\d+ documented +\d+ assumed\n$/);
    expect(code).toBe(0);
  });

  test('prints them as JSON', async () => {
    const { totals, entries } = JSON.parse((await runCli(['evidence', '--json'])).stdout);
    expect(totals.documented + totals.assumed).toBe(entries.length);
  });

  test('ends quietly where nobody reads on', async () => {
    await using cli = launchCli(['evidence']);
    cli.child.stdout.destroy();
    expect(await cli.end).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('The environment', () => {
  test('gives options, below flags and above the file', async () => {
    const path = await write('options.yaml', 'seed: file\nlog: silent\nclock: frozen\n');
    const env = { AMPS_SANDBOX_CONFIG: path, AMPS_SANDBOX_SEED: 'env', AMPS_SANDBOX_CLOCK: 'x60' };
    await using cli = launchCli(['--port', '0', '--seed', 'flag'], { env });
    await outputOf(cli, 'stdout', 'Ctrl-C');
    expect(cli.stdout).toContain('seed flag');
    expect(cli.stdout).toContain('x60');
  });

  test('is warned of where a name in it is misspelt', async () => {
    await using cli = await spawnCli([], { env: { AMPS_SANDBOX_PROT: '1' } });
    expect(cli.stderr).toBe(
      'Warning: AMPS_SANDBOX_PROT is in the environment but names no option. Did you mean AMPS_SANDBOX_PORT?\n',
    );
  });
});

test('--version prints the version', async () => {
  expect(await runCli(['--version'])).toMatchObject({
    code: 0,
    stdout: `${packageJson.version}\n`,
    stderr: '',
  });
});

test('a failure that nobody foresaw is told and ends with 1', async () => {
  const throwOnSignal = "process.on('SIGUSR2', () => { throw new Error('boom'); })";
  const env = { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(throwOnSignal)}"` };
  await using cli = launchCli(['--port', '0', '--json'], { env });
  await firstLine(cli);
  cli.child.kill('SIGUSR2');
  const { code, stderr } = await cli.end;
  expect(JSON.parse(stderr).error).toMatchObject({
    code: 'internal-error',
    message: expect.stringMatching(/^Failed to run amps-sandbox: boom\. This should not happen: /),
  });
  expect(code).toBe(1);
});
