import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainFailure } from '../../../src/cli/failure.ts';
import { chooseUrl } from '../../../src/cli/health.ts';
import { FLAGS } from '../../../src/cli/options/flags.ts';
import { loadSettings, type Settings } from '../../../src/cli/options/options.ts';
import { createProgram, type FlagValues } from '../../../src/cli/program.ts';
import { ConfigError } from '../../../src/config/config-error.ts';
import type { SandboxConfig } from '../../../src/config/sandbox-config.ts';
import { RuleError } from '../../../src/files/rules/rule-error.ts';

interface Call {
  readonly command: string;
  readonly flags: FlagValues;
  readonly url?: string | undefined;
}

function createTestProgram(calls: Call[]): Command {
  return createProgram({
    start: async (flags) => void calls.push({ command: 'start', flags }),
    health: async (flags, url) => void calls.push({ command: 'health', flags, url }),
    exec: async (flags) => void calls.push({ command: 'exec', flags }),
    evidence: async (flags) => void calls.push({ command: 'evidence', flags }),
  }).configureOutput({ writeOut: () => {} });
}

async function parse(...args: string[]): Promise<Call> {
  const calls: Call[] = [];
  await createTestProgram(calls).parseAsync(args, { from: 'user' });
  const [call] = calls;
  if (call === undefined) throw new Error('No command ran.');
  return call;
}

async function load(args: string[], environment: Record<string, string> = {}): Promise<Settings> {
  return await loadSettings((await parse(...args)).flags, environment);
}

async function failureOf(run: Promise<unknown>): Promise<Error> {
  return await run.then(
    () => new Error('It was accepted.'),
    (error: Error) => error,
  );
}

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-options-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const AT = Date.UTC(2025, 5, 1, 18);

describe('Each option', () => {
  const KEYS = { keys: [{ key: 'sk_sandbox_first1' }, { key: 'sk_sandbox_second' }] };

  test.each<[string[], Record<string, string>, Partial<SandboxConfig>]>([
    [['--port', '8080'], { AMPS_SANDBOX_PORT: '8080' }, { port: 8080 }],
    [['--host', '0.0.0.0'], { AMPS_SANDBOX_HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [['--https'], { AMPS_SANDBOX_HTTPS: 'true' }, { https: { enabled: true, port: 4443, names: [] } }],
    [
      ['--https-port', '0'],
      { AMPS_SANDBOX_HTTPS_PORT: '0' },
      { https: { enabled: true, port: 0, names: [] } },
    ],
    [
      ['--https-name', 'amps.test', '--https-name', '10.0.0.7'],
      { AMPS_SANDBOX_HTTPS_NAME: 'amps.test, 10.0.0.7' },
      { https: { enabled: true, port: 4443, names: ['amps.test', '10.0.0.7'] } },
    ],
    [
      ['--https', '--ca-folder', './ca'],
      { AMPS_SANDBOX_HTTPS: '1', AMPS_SANDBOX_CA_FOLDER: './ca' },
      { https: { enabled: true, port: 4443, names: [], caFolder: './ca' } },
    ],
    [
      ['--no-https', '--https-port', '1'],
      { AMPS_SANDBOX_HTTPS: '0', AMPS_SANDBOX_HTTPS_PORT: '1' },
      { https: { enabled: false, port: 1, names: [] } },
    ],
    [['--world', 'large'], { AMPS_SANDBOX_WORLD: 'large' }, { world: 'large' }],
    [
      ['--scenario', 'slow-api', '--scenario', './mine.yaml'],
      { AMPS_SANDBOX_SCENARIO: 'slow-api, ./mine.yaml' },
      { scenarios: ['slow-api', './mine.yaml'] },
    ],
    [['--seed', '42'], { AMPS_SANDBOX_SEED: '42' }, { seed: '42' }],
    [['--clock', 'frozen'], { AMPS_SANDBOX_CLOCK: 'frozen' }, { clock: { mode: 'frozen' } }],
    [['--clock', 'x60'], { AMPS_SANDBOX_CLOCK: 'x60' }, { clock: { mode: 'scaled', factor: 60 } }],
    [['--at', '2025-06-01T18:00:00Z'], { AMPS_SANDBOX_AT: '2025-06-01T18:00:00Z' }, { at: AT }],
    [
      ['--key', 'sk_sandbox_first1', '--key', 'sk_sandbox_second'],
      { AMPS_SANDBOX_KEY: 'sk_sandbox_first1, sk_sandbox_second,' },
      KEYS,
    ],
    [['--accept-any-key'], { AMPS_SANDBOX_ACCEPT_ANY_KEY: 'true' }, { acceptAnyKey: true }],
    [['--openapi', 'new.yaml'], { AMPS_SANDBOX_OPENAPI: 'new.yaml' }, { openapi: 'new.yaml' }],
    [['--validate-responses'], { AMPS_SANDBOX_VALIDATE_RESPONSES: '1' }, { validateResponses: true }],
    [['--log', 'json'], { AMPS_SANDBOX_LOG: 'json' }, { log: 'json' }],
    [
      ['--control-token', 'longtoken'],
      { AMPS_SANDBOX_CONTROL_TOKEN: 'longtoken' },
      { controlToken: 'longtoken' },
    ],
  ])('%j is the same as %j', async (args, environment, expected) => {
    expect((await load(args)).config).toMatchObject(expected);
    expect((await load([], environment)).config).toEqual((await load(args)).config);
    expect((await load(['start', ...args])).config).toEqual((await load(args)).config);
  });

  test('has a variable of its own', () => {
    expect(new Set(FLAGS.map(({ name }) => name)).size).toBe(FLAGS.length);
  });

  test('--json is the same as AMPS_SANDBOX_JSON', async () => {
    expect((await load(['--json'])).json).toBe(true);
    expect((await load([], { AMPS_SANDBOX_JSON: 'TRUE' })).json).toBe(true);
    expect((await load([])).json).toBe(false);
  });

  test('--config is the same as AMPS_SANDBOX_CONFIG', async () => {
    const path = await write('port.yaml', 'port: 8081');
    expect((await load(['--config', path])).config.port).toBe(8081);
    expect((await load([], { AMPS_SANDBOX_CONFIG: path })).config.port).toBe(8081);
  });
});

describe('Precedence', () => {
  test('flags beat the environment, the environment beats the file', async () => {
    const path = await write('all.yaml', 'port: 1\nhost: file\nseed: file\ncache: {enabled: false}');
    const environment = { AMPS_SANDBOX_HOST: 'env', AMPS_SANDBOX_PORT: '2', AMPS_SANDBOX_CONFIG: path };
    const { config } = await load(['--port', '3'], environment);
    expect(config).toMatchObject({ port: 3, host: 'env', seed: 'file', cache: { enabled: false } });
  });

  test('a switch that the environment turns on is turned off by its flag', async () => {
    const environment = { AMPS_SANDBOX_ACCEPT_ANY_KEY: '1', AMPS_SANDBOX_JSON: '1' };
    const { config, json } = await load(['--no-accept-any-key', '--no-json'], environment);
    expect([config.acceptAnyKey, json]).toEqual([false, false]);
  });

  test('a false variable beats a true file', async () => {
    const path = await write('any.yaml', 'acceptAnyKey: true');
    const environment = { AMPS_SANDBOX_ACCEPT_ANY_KEY: 'false' };
    expect((await load(['--config', path], environment)).config.acceptAnyKey).toBe(false);
  });

  test('an empty variable says nothing', async () => {
    expect((await load([], { AMPS_SANDBOX_PORT: '', AMPS_SANDBOX_KEY: ' ' })).config.port).toBe(4010);
  });
});

describe('HTTPS', () => {
  test('is put together from all origins, part by part', async () => {
    const path = await write('https.yaml', 'https: { port: 1, names: [file.test], caFolder: ca }');
    const environment = { AMPS_SANDBOX_HTTPS_PORT: '2', AMPS_SANDBOX_HTTPS_NAME: 'env.test' };
    const { config, given } = await load(['--config', path, '--https-port', '3'], environment);
    expect(config.https).toEqual({
      enabled: true,
      port: 3,
      names: ['env.test'],
      caFolder: join(folder, 'ca'),
    });
    expect(given).toContain('https.port');
    expect((await load(['--https'])).given).not.toContain('https.port');
  });

  test.each<[string, string[], Record<string, string>, boolean]>([
    ['https: true', ['--no-https'], {}, false],
    ['https: { port: 1 }', ['--no-https'], {}, false],
    ['https: { enabled: false, port: 1 }', ['--https'], {}, true],
    ['https: { enabled: false, port: 1 }', [], {}, false],
    ['https: false', [], { AMPS_SANDBOX_HTTPS: 'true' }, true],
    ['https: true', [], { AMPS_SANDBOX_HTTPS: 'false' }, false],
    ['port: 1', ['--ca-folder', 'ca'], { AMPS_SANDBOX_HTTPS: 'false' }, true],
  ])('is turned on and off by who is asked first: %s, %j, %j', async (text, args, environment, enabled) => {
    const path = await write('switch.yaml', text);
    expect((await load(['--config', path, ...args], environment)).config.https.enabled).toBe(enabled);
  });

  test.each<[string, string[], Record<string, string>, string]>([
    ['', ['--https-port', '70000'], {}, 'at --https-port: 70000 is above 65535. Give a whole number'],
    ['', ['--https-name', 'a b'], {}, 'at --https-name: "a b" does not have the right form. A host name'],
    ['', ['--ca-folder', ''], {}, 'at --ca-folder: "" does not have the right form. A text'],
    [
      '',
      ['--https'],
      { AMPS_SANDBOX_HTTPS_PORT: 'x' },
      'at AMPS_SANDBOX_HTTPS_PORT: "x" is not a whole number',
    ],
    [
      '',
      ['--https-port', '4010'],
      {},
      'at --https-port: 4010 is the port of HTTP, too. Choose another, or 0',
    ],
    ['', ['--https', '--port', '4443'], {}, 'at "https.port": 4443 is the port of HTTP'],
    ['', [], { AMPS_SANDBOX_HTTPS: 'maybe' }, 'at AMPS_SANDBOX_HTTPS: "maybe" is not true or false'],
    ['https: maybe', [], {}, 'at "https" ('],
    ['https: { ports: 1 }', [], {}, 'at "https.ports" ('],
  ])('is refused by the name of its origin: %s, %j, %j', async (text, args, environment, message) => {
    const path = await write('bad-https.yaml', text);
    const error = await failureOf(load(['--config', path, ...args], environment));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error.message).toContain(message);
  });
});

describe('The configuration file', () => {
  test('is YAML or JSON, and may be empty', async () => {
    const files = [
      await write('a.json', '\uFEFF{"$schema": "config.schema.json", "port": 5}'),
      await write('a.yaml', '# a comment\nport: 5\nat: 2025-06-01T18:00:00Z'),
      await write('a.conf', '{"port": 5}'),
    ];
    for (const file of files) expect((await load(['--config', file])).config.port).toBe(5);
    const empty = await write('empty.yaml', '# nothing yet');
    expect((await load(['--config', empty])).config.port).toBe(4010);
  });

  test('has paths that are relative to it', async () => {
    const path = await write(
      'paths.yaml',
      'world: ./my.json\nopenapi: new.yaml\nscenarios: [slow-api, a.yaml]',
    );
    const { config } = await load(['--config', path]);
    expect(config).toMatchObject({
      world: join(folder, 'my.json'),
      openapi: join(folder, 'new.yaml'),
      scenarios: ['slow-api', join(folder, 'a.yaml')],
    });
    const builtIn = await write('built-in.yaml', 'world: large');
    expect((await load(['--config', builtIn])).config.world).toBe('large');
  });

  test.each([
    ['broken.json', '{"port": 1', /\(.*broken\.json:1:11\): it is not JSON \(.*\)\. Correct the text there/],
    ['broken.yaml', 'port: [1', /\(.*broken\.yaml:1:9\): it is not JSON or YAML \(.*\)\. Correct the text/],
    ['twice.yaml', 'port: 1\nport: 2', /\(.*twice\.yaml:2:1\): .*unique.*\. Correct/],
    ['list.yaml', '- port', /file .*list\.yaml: it holds no options by name\. Write one a line/],
    ['bad.yaml', 'port: high', /configuration at "port" \(.*bad\.yaml:1:7\): "high" is not a whole number\./],
    [
      'nested.yaml',
      'cache: {ttl: 1}',
      /at "cache\.ttl" \(.*nested\.yaml:1:9\): no such property is known here\. Known are enabled,/,
    ],
    ['typo.yaml', 'prot: 1', /at "prot" \(.*typo\.yaml:1:1\): no such property .* Did you mean "port"\?/],
    ['json.yaml', 'json: true', /at "json" \(.*json\.yaml:1:1\): no such property/],
  ])('%s with %j is refused in one message', async (name, text, expected) => {
    const error = await failureOf(load(['--config', await write(name, text)]));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error.message).toMatch(expected);
    expect(error.message).not.toContain('\n');
  });

  test('is refused where it is missing or a folder', async () => {
    const missing = await failureOf(load(['--config', join(folder, 'none.yaml')]));
    expect(missing.message).toMatch(
      /none\.yaml: there is no such file\. Check the path given by --config\.$/,
    );
    const directory = await failureOf(load([], { AMPS_SANDBOX_CONFIG: folder }));
    expect(directory.message).toMatch(/it is a folder\. Check the path given by AMPS_SANDBOX_CONFIG\.$/);
  });

  test('is refused for what is wrong in it, even where a flag would hide it', async () => {
    const path = await write('hidden.yaml', 'port: high');
    expect((await failureOf(load(['--config', path, '--port', '1']))).message).toContain('at "port" (');
  });
});

describe('A bad value', () => {
  test.each<[string[], Record<string, string>, string]>([
    [['--port', 'abc'], {}, 'at --port: "abc" is not a whole number'],
    [['--port', '-1'], {}, 'at --port: -1 is below 0'],
    [['--port='], {}, 'at --port: "" is not'],
    [[], { AMPS_SANDBOX_PORT: '70000' }, 'at AMPS_SANDBOX_PORT: 70000 is above'],
    [['--port', '99999'], { AMPS_SANDBOX_PORT: '1' }, 'at --port: 99999 is above'],
    [
      [],
      { AMPS_SANDBOX_ACCEPT_ANY_KEY: 'maybe' },
      'at AMPS_SANDBOX_ACCEPT_ANY_KEY: "maybe" is not true or false',
    ],
    [[], { AMPS_SANDBOX_JSON: 'maybe' }, 'at AMPS_SANDBOX_JSON: "maybe" is not true or false'],
    [['--key', 'a key'], {}, 'at --key: "a key" does not have the right form'],
    [['--clock', 'x-1'], {}, 'at --clock: "x-1" does not have the right form'],
    [['--at', 'today'], {}, 'at --at: "today" does not have the right form'],
    [['--log', 'loud'], {}, 'at --log: "loud" is not known here. Use one of pretty, json, silent'],
  ])('%j with %j is told by the name of its origin', async (args, environment, expected) => {
    const error = await failureOf(load(args, environment));
    expect(error.message).toContain(expected);
    expect(explainFailure(error)).toMatchObject({ exitCode: 2, message: error.message });
  });

  test('a misspelt variable is warned of, an unrelated one is not', async () => {
    const { warnings } = await load([], {
      AMPS_SANDBOX_PROT: '1',
      AMPS_SANDBOX_IMAGE: 'x',
      AMPS_SANDBOX_URL: 'y',
    });
    expect(warnings).toEqual([
      'AMPS_SANDBOX_PROT is in the environment but names no option. Did you mean AMPS_SANDBOX_PORT?',
    ]);
  });
});

describe('The command line', () => {
  test('starts without a command', async () => {
    expect((await parse()).command).toBe('start');
    expect((await parse('start')).command).toBe('start');
  });

  test('takes options before and after the command', async () => {
    const after = await parse('health', '--port', '5', '--url', 'http://x');
    expect(after).toEqual({ command: 'health', flags: { port: 5 }, url: 'http://x' });
    expect(await parse('--json', 'evidence')).toEqual({ command: 'evidence', flags: { json: true } });
  });

  test.each([
    [
      ['--prot', '1'],
      /^Failed to read the command line: unknown option '--prot'\. Did you mean --port\? Run amps-/,
    ],
    [['start', '--nope'], /unknown option '--nope'\. Run amps-sandbox start --help to see what there is\.$/],
    [['--port'], /option '--port <number>' argument missing\. Run/],
    [['strat'], /there is no command 'strat'\. Did you mean start\? Run/],
    [['start', 'now'], /: start takes no argument, but 'now' was given as well\. Leave it out\. Run/],
    [['start', 'start'], /: start takes no argument, but 'start' was given twice\. Leave it out\. Run/],
    [['health', 'health'], /: health takes no argument, but 'health' was given twice\. Leave it out\. Run/],
    [['--world', '--port', '0'], /--world <name\|file>.*The value of --world is missing before --port\. Run/],
    [['--world', '--port=0'], /The value of --world is missing before --port=0\. Run/],
    [['--seed', '--json'], /The value of --seed is missing before --json\. Run/],
    [
      ['health', '--url', '--port', '1'],
      /option '--url <url>' argument missing\. Run amps-sandbox health --help/,
    ],
    [['--world', '--url', 'x'], /The value of --world is missing before --url\. Run/],
    [['exec', '--report', '--', 'true'], /The value of --report is missing before --\. Run/],
    [['exec', 'npm', 'test', '--coverage'], /unknown option '--coverage'\. Put -- before the command/],
  ])('refuses %j with exit code 2', async (args, expected) => {
    const program = createTestProgram([]);
    const error = await failureOf(program.parseAsync(args, { from: 'user' }));
    expect(error).toBeInstanceOf(CommanderError);
    const { exitCode, message } = explainFailure(error, { program });
    expect(exitCode).toBe(2);
    expect(message).toMatch(expected);
  });

  test.each([['--help'], ['--version'], ['help']])(
    '%s ends with exit code 0 and no complaint',
    async (arg) => {
      expect(explainFailure(await failureOf(parse(arg)))).toMatchObject({
        exitCode: 0,
        message: '',
      });
    },
  );

  test('rules that cannot be used end with exit code 2', () => {
    const error = new RuleError('mine.yaml', [
      { path: ['rules', 0], why: 'it is empty.', advice: 'Fill it.' },
    ]);
    expect(explainFailure(error)).toMatchObject({ exitCode: 2, message: error.message });
  });

  test('a value that begins with a dash is one where no option has that name', async () => {
    expect((await parse('--seed', '-5')).flags).toEqual({ seed: '-5' });
  });

  test('an error of ours is no fault of the user', () => {
    expect(explainFailure(new TypeError('x is undefined')).exitCode).toBe(1);
  });
});

describe('health asks', () => {
  test.each<[string[], Record<string, string>, string]>([
    [[], {}, 'http://127.0.0.1:4010/'],
    [['--url', 'http://a:1/base'], { AMPS_SANDBOX_URL: 'http://b' }, 'http://a:1/base'],
    [[], { AMPS_SANDBOX_URL: 'https://b', AMPS_SANDBOX_PORT: '5' }, 'https://b/'],
    [['--port', '6'], { AMPS_SANDBOX_URL: 'http://b' }, 'http://127.0.0.1:6/'],
    [[], { AMPS_SANDBOX_PORT: '5', AMPS_SANDBOX_HOST: '0.0.0.0' }, 'http://127.0.0.1:5/'],
    [['--host', '::1'], {}, 'http://[::1]:4010/'],
  ])('with %j and %j at %s', async (args, environment, expected) => {
    const { flags, url } = await parse('health', ...args);
    expect((await chooseUrl(flags, url, environment)).href).toBe(expected);
  });

  test.each<[string[], Record<string, string>, RegExp]>([
    [['--url', 'nowhere'], {}, /--url is "nowhere", which is no http URL\. Write/],
    [[], { AMPS_SANDBOX_URL: 'ftp://x' }, /AMPS_SANDBOX_URL is "ftp:\/\/x"/],
    [['--port', '0'], {}, /port 0 stands for any free port\. Give/],
  ])('nobody with %j and %j', async (args, environment, expected) => {
    const { flags, url } = await parse('health', ...args);
    expect((await failureOf(chooseUrl(flags, url, environment))).message).toMatch(expected);
  });
});
