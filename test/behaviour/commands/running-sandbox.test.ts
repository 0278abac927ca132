import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type CliEnd,
  launchCli,
  outputOf,
  PATIENCE_MS,
  type RunningCli,
  runCli,
  spawnCli,
} from '../../support/spawn-cli.ts';

const FROZEN_AT = '2025-01-23T10:00:00.000Z';

let sandbox: RunningCli;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-commands-'));
  sandbox = await spawnCli(['--clock', 'frozen', '--at', FROZEN_AT, '--log', 'silent']);
});

afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  await fetch(`${sandbox.controlUrl}/reset`, { method: 'POST' });
});

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** Runs a command that finds the sandbox by AMPS_SANDBOX_URL, and must do well. */
async function run(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(args, { env: { AMPS_SANDBOX_URL: sandbox.url } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

async function read(...args: string[]) {
  return JSON.parse(await run(...args, '--json'));
}

async function fail(...args: string[]): Promise<CliEnd> {
  const end = await runCli(args, { env: { AMPS_SANDBOX_URL: sandbox.url } });
  expect(end.code).not.toBe(0);
  return end;
}

async function ask(path: string, key = 'sk_sandbox_abc123xyz'): Promise<number> {
  return (await fetch(`${sandbox.url}${path}`, { headers: { 'x-api-key': key } })).status;
}

describe('clock of a running sandbox', () => {
  test('is read, and advanced by a duration', async () => {
    expect(await run('clock')).toBe(`${FROZEN_AT}  frozen  acct_demo\n`);
    expect(await run('clock', 'advance', '3h')).toBe('2025-01-23T13:00:00.000Z  frozen  acct_demo\n');
    expect(await read('clock', 'get')).toEqual({
      account: 'acct_demo',
      mode: 'frozen',
      factor: 0,
      at: '2025-01-23T13:00:00.000Z',
    });
  });

  test('is set to an instant, and frozen at one', async () => {
    expect(await read('clock', 'set', '2025-01-23T12:00:00Z')).toMatchObject({
      at: '2025-01-23T12:00:00.000Z',
    });
    expect(await read('clock', 'freeze', '2025-01-23T12:30:00Z')).toMatchObject({
      at: '2025-01-23T12:30:00.000Z',
    });
    expect(await read('clock', 'freeze', '--at', '2025-01-23T12:40:00Z')).toMatchObject({
      at: '2025-01-23T12:40:00.000Z',
    });
  });

  test.each([
    [['x60'], { mode: 'scaled', factor: 60 }],
    [['scale', '2.5'], { mode: 'scaled', factor: 2.5 }],
    [['run'], { mode: 'real' }],
    [['real'], { mode: 'real' }],
    [['freeze'], { mode: 'frozen' }],
    [['frozen'], { mode: 'frozen' }],
  ])('goes at the pace of clock %j', async (args, expected) => {
    expect(await read('clock', ...args)).toMatchObject(expected);
  });

  test('does not go back, and says so with exit code 2', async () => {
    expect(await fail('clock', 'set', '2020-01-01T00:00:00Z')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^Failed to set the clock .*time never goes back\. Choose a later instant/,
      ),
    });
  });
});

describe('keys of a running sandbox', () => {
  test('are listed, added, changed, ended and removed', async () => {
    expect(await run('keys', 'list')).toMatch(
      /^KEY +NAME +STATUS .*\nsk_sandbox_abc123xyz +Documented example +active/,
    );
    const added = await read('keys', 'add', '--name', 'mine', '--permissions', 'read', '--expires-in', '10m');
    expect(added).toMatchObject({
      name: 'mine',
      permissions: ['read'],
      expiresAt: '2025-01-23T10:10:00.000Z',
    });
    expect(await ask('/battery', added.key)).toBe(200);
    const changed = await read(
      'keys',
      'update',
      added.key,
      '--expires-at',
      'none',
      '--permissions',
      'read,write',
    );
    expect(changed).toMatchObject({ permissions: ['read', 'write'] });
    expect(changed).not.toHaveProperty('expiresAt');
    expect(await read('keys', 'expire', added.key)).toMatchObject({ status: 'expired' });
    expect(await ask('/battery', added.key)).toBe(401);
    expect(await read('keys', 'revoke', added.key)).toMatchObject({ status: 'revoked' });
    await run('keys', 'remove', added.key);
    expect(await fail('keys', 'get', added.key)).toMatchObject({ code: 2 });
  });

  test('are added by their text, and have a quota', async () => {
    expect(await read('keys', 'add', 'sk_sandbox_ofmine123', '--plan', 'ratelimited')).toMatchObject({
      key: 'sk_sandbox_ofmine123',
      plan: 'ratelimited',
    });
    expect(await read('keys', 'quota', 'sk_sandbox_ofmine123', '--remaining', '0')).toMatchObject({
      remaining: 0,
    });
    expect(await ask('/battery', 'sk_sandbox_ofmine123')).toBe(429);
    expect(await read('keys', 'quota', 'sk_sandbox_ofmine123', '--refill')).toMatchObject({ remaining: 5 });
  });
});

describe('devices of a running sandbox', () => {
  test('are listed by family, added, updated and removed', async () => {
    const batteries = await read('devices', 'list', '--family', 'battery');
    expect(new Set(batteries.map(({ family }: { family: string }) => family))).toEqual(new Set(['battery']));
    expect(await read('devices', 'add', 'battery', 'id=device_mine', 'capacityKwh=5.5')).toMatchObject({
      id: 'device_mine',
      capacityKwh: 5.5,
    });
    expect(await read('devices', 'update', 'device_mine', 'capacityKwh=20')).toMatchObject({
      capacityKwh: 20,
    });
    await run('devices', 'remove', 'device_mine');
    expect(await ask('/battery/device_mine')).toBe(404);
  });

  test('go offline and come back', async () => {
    expect(await read('devices', 'offline', 'device_abc123')).toMatchObject({ online: false });
    expect(await read('devices', 'online', 'device_abc123')).toMatchObject({ online: true });
    expect(await read('devices', 'get', 'device_abc123')).toMatchObject({ state: { family: 'battery' } });
    expect(await read('devices', 'release', 'device_abc123')).toMatchObject({ standingCommands: [] });
  });

  test('and what they were asked to do is listed by actions', async () => {
    await fetch(`${sandbox.url}/battery/device_abc123`, {
      method: 'POST',
      headers: { 'x-api-key': 'sk_sandbox_abc123xyz', 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'set_operation_mode', mode: 'idle' }),
    });
    expect(await read('actions', 'list', '--device', 'device_abc123')).toMatchObject([
      { deviceId: 'device_abc123', state: 'acknowledged' },
    ]);
    expect(await read('actions', 'list', '--state', 'failed')).toEqual([]);
  });
});

describe('rules of a running sandbox', () => {
  test('are added from a file and by the name of a scenario, listed, removed and cleared', async () => {
    const path = await write(
      'evening.yaml',
      'name: evening\nrules:\n  - then: { error: RATE_LIMIT_EXCEEDED }\n',
    );
    expect(await run('rules', 'add', path)).toMatch(/^NAME .*\nevening +/);
    expect(await ask('/battery')).toBe(429);
    await run('rules', 'add', 'maintenance-window');
    expect(await ask('/battery')).toBe(503);
    const names = (rules: { name: string }[]) => rules.map(({ name }) => name);
    expect(names(await read('rules', 'list'))).toEqual(['maintenance-window', 'evening']);
    expect(await read('rules', 'get', 'evening')).toMatchObject({ applied: 1 });
    await run('rules', 'remove', 'maintenance-window');
    expect(names(await read('rules'))).toEqual(['evening']);
    expect(await run('rules', 'clear')).toBe('There are no rules.\n');
    expect(await ask('/battery')).toBe(200);
  });

  test('with a mistake that only the sandbox knows are refused at its line and column', async () => {
    const path = await write(
      'typo.yaml',
      'name: typo\nrules:\n  - when: { operation: getBatteryStat }\n    then: ok\n',
    );
    const { stderr, code } = await fail('rules', 'add', path);
    expect(stderr).toMatch(
      /\(.*typo\.yaml:3:24\): no operation is called "getBatteryStat"\. Did you mean getBatteryState\?/,
    );
    expect(code).toBe(2);
    expect(await read('rules')).toEqual([]);
  });
});

describe('requests of a running sandbox', () => {
  test('are listed, queried, verified, waited for and forgotten', async () => {
    await ask('/battery/device_abc123');
    await ask('/battery/device_abc123', 'sk_sandbox_nobody1');
    expect(await run('requests', 'list')).toMatch(/GET +\/battery\/device_abc123 +sk_sandbox_a…/);
    expect(await read('requests', 'query', '--status', '4xx', '--unauthenticated')).toMatchObject([
      { status: 401 },
    ]);
    expect(await read('requests', 'list', '--operation', 'pushBatteryAction')).toEqual([]);
    expect(await run('requests', 'verify', '--operation', 'getBatteryState', '--times', '1')).toMatch(
      /matches/,
    );
    expect(await read('requests', 'wait', '--path', '/battery/*')).toHaveLength(1);
    await run('requests', 'clear');
    expect(await read('requests', 'list')).toEqual([]);
  });

  test('that are not as expected end with exit code 1 and what came instead', async () => {
    await ask('/battery/device_abc123');
    const { code, stderr } = await fail('requests', 'verify', '--operation', 'pushBatteryAction');
    expect(stderr).toMatch(/Nearest is #1 GET \/battery\/device_abc123/);
    expect(code).toBe(1);
    const path = await write(
      'order.yaml',
      'inOrder:\n  - operation: listBatteryDevices\n  - operation: getBatteryState\n',
    );
    expect(await fail('requests', 'verify', path)).toMatchObject({ code: 1 });
    await ask('/battery');
    await ask('/battery/device_abc123');
    await run('requests', 'verify', path);
  });

  test('are printed by logs, and by logs -f as they come, of every account', async () => {
    await ask('/battery/device_abc123');
    expect(await run('logs')).toMatch(
      /200 {2}GET {3}\/battery\/device_abc123 {2}acct_demo {2}sk_sandbox_a…\n$/,
    );
    await ask('/battery');
    await using follower = launchCli(['logs', '-f', '--tail', '1'], {
      env: { AMPS_SANDBOX_URL: sandbox.url },
      timeoutMs: PATIENCE_MS,
    });
    // It follows from here on.
    await outputOf(follower, 'stdout', 'GET   /battery  acct_demo');
    const { account, apiKey } = await read('accounts', 'open');
    await ask('/hvac', apiKey);
    await outputOf(follower, 'stdout', `GET   /hvac  ${account.id}`);
    await ask('/solar-inverter', 'sk_sandbox_nobody1');
    await outputOf(follower, 'stdout', '401  GET   /solar-inverter  sk_sandbox_n…  unknown-key');
    expect(follower.stdout).not.toContain('device_abc123');
  });

  test('are printed by logs -f after a reset, too', async () => {
    await ask('/battery');
    await ask('/hvac');
    await using follower = launchCli(['logs', '--follow', '--json'], {
      env: { AMPS_SANDBOX_URL: sandbox.url },
      timeoutMs: PATIENCE_MS,
    });
    await outputOf(follower, 'stdout', '"path":"/hvac"');
    await run('reset');
    await ask('/vehicle');
    await outputOf(follower, 'stdout', '"path":"/vehicle"');
    const last = follower.stdout.trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({ status: 200, account: 'acct_demo' });
  });
});

describe('accounts of a running sandbox', () => {
  test('are listed, opened with what they begin with, and closed', async () => {
    const path = await write(
      'house.yaml',
      'accounts:\n  - id: acct_x\n    users:\n      - id: user_a\n        devices: [{ family: battery, id: device_a }]\n',
    );
    const args = ['--id', 'acct_mine', '--name', 'mine', '--world', path, '--seed', '7', '--clock', 'x60'];
    const { account, apiKey } = await read('accounts', 'open', ...args);
    expect(account).toMatchObject({ id: 'acct_mine', name: 'mine', seed: '7', deviceCount: 1 });
    expect(account.clock).toMatchObject({ mode: 'scaled', factor: 60 });
    expect(await ask('/battery/device_a', apiKey)).toBe(200);
    expect(await run('accounts', 'list')).toMatch(/^ID .*\nacct_demo [\s\S]*\nacct_mine +mine/);
    expect(await read('accounts', 'get', 'acct_mine')).toMatchObject({ keyCount: 1 });
    await run('accounts', 'remove', 'acct_mine');
    expect(await ask('/battery/device_a', apiKey)).toBe(401);
  });

  test('are chosen by --account, with an id or a key, and by AMPS_SANDBOX_ACCOUNT', async () => {
    const { account, apiKey } = await read('accounts', 'open');
    for (const named of [account.id, apiKey]) {
      expect(await read('clock', '--account', named)).toMatchObject({ account: account.id });
    }
    const env = { AMPS_SANDBOX_URL: sandbox.url, AMPS_SANDBOX_ACCOUNT: account.id };
    expect((await runCli(['clock'], { env })).stdout).toContain(account.id);
    expect(await fail('clock', '--account', 'acct_nobody')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^Failed to find the account acct_nobody: .*amps-sandbox accounts list/),
    });
  });
});

describe('state of a running sandbox', () => {
  test('is reset, kept and restored', async () => {
    await run('clock', 'advance', '1h');
    const path = await write('snapshot.json', await run('snapshot'));
    expect(await run('reset')).toMatch(/^Back to the start: acct_demo, /);
    expect(await read('clock')).toMatchObject({ at: FROZEN_AT });
    await run('restore', path);
    expect(await read('clock')).toMatchObject({ at: '2025-01-23T11:00:00.000Z' });
    const other = join(folder, 'other.json');
    await run('snapshot', '--output', other);
    expect(JSON.parse(await readFile(other, 'utf8'))).toHaveProperty('format');
  });

  test('is restored from standard input', async () => {
    const text = await run('snapshot');
    await using cli = launchCli(['restore', '-'], {
      env: { AMPS_SANDBOX_URL: sandbox.url },
      timeoutMs: PATIENCE_MS,
    });
    cli.child.stdin.end(text);
    expect(await cli.end).toMatchObject({ code: 0, stderr: '' });
  });

  test('is told by info and health', async () => {
    expect(await read('info')).toMatchObject({ name: 'amps-sandbox', url: sandbox.url });
    expect(await read('health')).toEqual({ status: 'ready', url: sandbox.url });
  });
});

describe('A running sandbox is found', () => {
  test('by --url, by --port, and by the variable that exec sets', async () => {
    expect((await runCli(['clock', '--url', sandbox.url])).code).toBe(0);
    expect((await runCli(['clock', '--url', sandbox.controlUrl])).code).toBe(0);
    expect((await runCli(['clock', '--port', new URL(sandbox.url).port])).code).toBe(0);
    expect((await runCli(['clock'], { env: { AMPS_SANDBOX_CONTROL_URL: sandbox.controlUrl } })).code).toBe(0);
  });

  test('by the commands that exec runs', async () => {
    const script = `"${process.execPath}" dist/cli.js clock advance 1h --json`;
    const args = [
      'exec',
      '--report',
      join(folder, 'report'),
      '--clock',
      'frozen',
      '--at',
      FROZEN_AT,
      '--',
      'sh',
      '-c',
      script,
    ];
    const { stdout, code } = await runCli(args);
    expect(JSON.parse(stdout)).toMatchObject({ at: '2025-01-23T11:00:00.000Z' });
    expect(code).toBe(0);
  });

  test('past a proxy', async () => {
    const proxy = { HTTP_PROXY: 'http://127.0.0.1:9', NODE_USE_ENV_PROXY: '1' };
    expect((await runCli(['clock'], { env: { ...proxy, AMPS_SANDBOX_URL: sandbox.url } })).code).toBe(0);
  });

  test('and takes the control token where it asks for one', async () => {
    await using guarded = await spawnCli(['--control-token', 'given-token', '--log', 'silent']);
    const refused = await runCli(['clock', '--url', guarded.url, '--json']);
    expect(JSON.parse(refused.stderr)).toMatchObject({
      error: { code: 'token-required', hint: expect.stringContaining('--control-token') },
    });
    expect(refused.code).toBe(2);
    expect((await runCli(['clock', '--url', guarded.url, '--control-token', 'given-token'])).code).toBe(0);
    const env = { AMPS_SANDBOX_CONTROL_TOKEN: 'given-token', AMPS_SANDBOX_URL: guarded.url };
    expect((await runCli(['clock'], { env })).code).toBe(0);
  });

  test('over HTTPS, by the CA that is kept where it started', async () => {
    const caFolder = join(folder, 'ca');
    await using secure = await spawnCli(['--https-port', '0', '--ca-folder', caFolder, '--log', 'silent']);
    const url = String(secure.httpsUrl);
    expect((await runCli(['clock', '--url', url, '--ca-folder', caFolder])).code).toBe(0);
    expect((await runCli(['clock', '--url', url, '--ca-folder', folder])).code).toBe(1);
  });

  test('nowhere: exit code 1, and what to do', async () => {
    const { code, stderr } = await runCli([
      'clock',
      'advance',
      '1h',
      '--url',
      'http://127.0.0.1:9',
      '--json',
    ]);
    expect(JSON.parse(stderr)).toEqual({
      error: {
        code: 'unreachable',
        message: expect.stringContaining('nobody answers at http://127.0.0.1:9'),
        hint: expect.stringMatching(/^Start the sandbox/),
        docs: 'docs/cli.md',
      },
    });
    expect(code).toBe(1);
  });
});

describe('A flag that a command does not heed is refused', () => {
  test.each([
    [['clock', 'advance', '1h', '--world', 'empty'], '--world means nothing to clock advance'],
    [['reset', '--seed', '7', '--https'], '--https, --seed mean nothing to reset'],
    [['list', 'worlds', '--port', '1'], '--port means nothing to list worlds'],
    [['check', 'a.yaml', '--clock', 'frozen'], '--clock means nothing to check'],
  ])('%j', async (args, message) => {
    expect(await fail(...args)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});
