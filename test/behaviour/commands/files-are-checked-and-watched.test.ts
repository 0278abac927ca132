import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  firstLine,
  launchCli,
  outputOf,
  PATIENCE_MS,
  type ReadyLine,
  runCli,
} from '../../support/spawn-cli.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-files-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const HOUSE = (id: string) =>
  `accounts:\n  - id: acct_house\n    users:\n      - id: user_a\n        devices:\n          - { family: battery, id: ${id} }\n`;

describe('check', () => {
  async function check(args: string[]) {
    return await runCli(['check', ...args], { cwd: folder });
  }

  test.each([
    ['house.yaml', HOUSE('device_a'), 'world'],
    ['house.json', JSON.stringify({ accounts: [{ id: 'acct_a', users: [] }] }), 'world'],
    ['evening.yaml', 'name: evening\nrules:\n  - then: { error: RATE_LIMIT_EXCEEDED }\n', 'scenario'],
    ['list.yaml', '- name: a\n  then: ok\n', 'scenario'],
    ['amps.yaml', 'clock: frozen\nrules:\n  - { name: a, then: ok }\n', 'configuration'],
    ['empty.yaml', '# nothing yet\n', 'configuration'],
    ['schema.yaml', '$schema: ./scenario.schema.json\nname: a\nrules: [{ then: ok }]\n', 'scenario'],
  ])('takes %s for what it is, and finds it good', async (name, text, kind) => {
    await write(name, text);
    expect(await check([name])).toMatchObject({ code: 0, stderr: '', stdout: `${name}: a good ${kind}\n` });
  });

  test.each([
    [
      'form.yaml',
      HOUSE('device_a').replace('battery', 'batterie'),
      /^form\.yaml:6:23: error: .*family: "batterie"/,
    ],
    [
      'meaning.yaml',
      `${HOUSE('device_a')}          - { family: battery, id: device_a }\n`,
      /^meaning\.yaml:7:\d+: error: .*device_a/,
    ],
    [
      'rule.yaml',
      'rules:\n  - name: a\n    when: { operation: getBatteryStat }\n    then: ok\n',
      /^rule\.yaml:3:24: error: .*no operation is called "getBatteryStat"\. Did you mean getBatteryState\?/,
    ],
    [
      'option.yaml',
      'seed: 7\nclok: frozen\n',
      /^option\.yaml:2:1: error: \$\.clok: .*Did you mean "clock"\?/,
    ],
    [
      'plan.yaml',
      'keys:\n  - { key: sk_sandbox_mine1234, plan: lots }\n',
      /^plan\.yaml:2:\d+: error: \$\.keys\[0\]\.plan: /,
    ],
    ['accounts.yaml', 'accountz: []\n', /^accounts\.yaml:1:1: error: .*"accounts" is missing/],
    ['broken.json', '{\n  "port": 1,\n}', /^broken\.json:3:1: error: it is not JSON/],
    ['token.json', '{\n  "port": ,\n  "seed": "a"\n}', /^token\.json:2:11: error: it is not JSON/],
    ['word.json', '{\n  "port": 1,\n  "https": treu\n}', /^word\.json:3:14: error: it is not JSON/],
    ['absent.yaml', undefined, /^absent\.yaml: error: there is no such file/],
  ])('finds what is wrong with %s, by line and column', async (name, text, expected) => {
    if (text !== undefined) await write(name, text);
    const { code, stdout, stderr } = await check([name]);
    expect(stdout).toMatch(expected);
    expect(stderr).toMatch(/^Failed the check of 1 of 1 file: (1 problem|2 problems)\./);
    expect(code).toBe(1);
  });

  test('looks into what a configuration names', async () => {
    await write('bad-scenario.yaml', 'rules:\n  - name: a\n    then: { error: NOPE }\n');
    await write('names.yaml', 'scenarios: [bad-scenario.yaml]\n');
    const { stdout, code } = await check(['names.yaml']);
    expect(stdout).toMatch(/bad-scenario\.yaml:3:20: error: .*no error has the code "NOPE"/);
    expect(code).toBe(1);
  });

  test('checks a world beside the plans of a configuration', async () => {
    const text = `${HOUSE('device_a')}    keys: [{ key: sk_sandbox_mine1234, name: mine, plan: lots }]\n`;
    await write('planned.yaml', text);
    await write('plans.yaml', 'plans: { lots: { limit: 5, windowSeconds: 1 } }\n');
    expect((await check(['planned.yaml'])).code).toBe(1);
    expect(await check(['planned.yaml', '--config', 'plans.yaml'])).toMatchObject({ code: 0 });
  });

  test('checks several files, and tells of them in JSON', async () => {
    await write('good.yaml', HOUSE('device_a'));
    await write('bad.yaml', 'clok: frozen\n');
    const { stdout, stderr, code } = await check(['good.yaml', 'bad.yaml', '--json']);
    expect(JSON.parse(stdout).files).toMatchObject([
      { file: 'good.yaml', kind: 'world', ok: true, problems: [] },
      { file: 'bad.yaml', ok: false, problems: [{ path: '$.clok', line: 1, column: 1 }] },
    ]);
    expect(JSON.parse(stderr).error).toMatchObject({ code: 'invalid-file', hint: 'Did you mean "clock"?' });
    expect(code).toBe(1);
  });

  test('takes a file for what --as says', async () => {
    await write('rules.yaml', 'name: a\nrules: [{ then: ok }]\n');
    expect((await check(['rules.yaml', '--as', 'config'])).stdout).toMatch(/\$\.name: no such property/);
  });
});

describe('--watch', () => {
  let ready: ReadyLine;

  async function status(path: string): Promise<number> {
    const response = await fetch(`${ready.url}${path}`, { headers: { 'x-api-key': 'sk_sandbox_abc123xyz' } });
    return response.status;
  }

  beforeEach(async () => {
    await write('watched.yaml', HOUSE('device_a'));
    await write(
      'rules.yaml',
      'name: evening\nrules:\n  - { when: { path: /hvac }, then: { status: 503 } }\n',
    );
    await write('amps.yaml', 'port: 0\nworld: watched.yaml\nscenarios: [rules.yaml]\nlog: pretty\n');
  });

  async function launch() {
    const cli = launchCli(['start', '--watch', '--json', '--config', 'amps.yaml'], {
      cwd: folder,
      timeoutMs: PATIENCE_MS,
    });
    ready = JSON.parse(await firstLine(cli)) as ReadyLine;
    return cli;
  }

  test('starts anew at the same place when the world or a scenario changes', async () => {
    await using cli = await launch();
    expect(await status('/battery/device_a')).toBe(200);
    await write('watched.yaml', HOUSE('device_b'));
    await outputOf(cli, 'stderr', `Started anew at ${ready.url}: watched.yaml has changed.`);
    expect(await status('/battery/device_a')).toBe(404);
    expect(await status('/battery/device_b')).toBe(200);
    expect(await status('/hvac')).toBe(503);
    await write(
      'rules.yaml',
      'name: evening\nrules:\n  - { when: { path: /hvac }, then: { status: 418 } }\n',
    );
    await outputOf(cli, 'stderr', 'rules.yaml has changed.');
    expect(await status('/hvac')).toBe(418);
  });

  test('keeps what runs where the new file cannot be used, and takes the next one', async () => {
    await using cli = await launch();
    await write('watched.yaml', HOUSE('device_b').replace('battery', 'batterie'));
    await outputOf(cli, 'stderr', 'What ran before goes on.');
    expect(cli.stderr).toMatch(/watched\.yaml:6:23\): "batterie" is not known here/);
    expect(await status('/battery/device_a')).toBe(200);
    await write('next.yaml', HOUSE('device_c'));
    await rename(join(folder, 'next.yaml'), join(folder, 'watched.yaml'));
    await outputOf(cli, 'stderr', 'watched.yaml has changed.');
    expect(await status('/battery/device_c')).toBe(200);
  });

  test('heeds the configuration, and the files that it names then', async () => {
    await using cli = await launch();
    await write('other.yaml', HOUSE('device_d'));
    await write('amps.yaml', 'port: 0\nworld: other.yaml\nlog: pretty\n');
    await outputOf(cli, 'stderr', 'amps.yaml has changed.');
    expect(await status('/battery/device_d')).toBe(200);
    await write('other.yaml', HOUSE('device_e'));
    await outputOf(cli, 'stderr', 'other.yaml has changed.');
    expect(await status('/battery/device_e')).toBe(200);
    cli.child.kill('SIGTERM');
    expect(await cli.end).toMatchObject({ code: 0 });
  });
});
