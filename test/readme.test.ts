import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import controlDocument from '../openapi/control.yaml';
import v1Document from '../openapi/v1.yaml';
import packageJson from '../package.json' with { type: 'json' };
import { FLAGS, flagName, variableName } from '../src/cli/flags.ts';
import { loadSettings } from '../src/cli/options.ts';
import { BUILT_IN_WORLDS, parseConfig, type SandboxConfig } from '../src/config.ts';
import { PROBLEM_KINDS, type ProblemKind } from '../src/domain/problem.ts';
import { collectEvidence, evidenceTotals } from '../src/http/evidence.ts';
import { createProblemPresenter } from '../src/http/v1/problems.ts';
import { FIXTURE_KEYS } from '../src/world/fixture-keys.ts';
import { parseWorldFile, readWorldText } from '../src/world/world-file.ts';
import { isOutput, listFiles, listSessions } from './support/readme-examples.ts';
import { anchorOf, codesIn, linksIn, parseMarkdown, type Table } from './support/readme-parts.ts';
import { expectedOutcome, openReaderFolder, type ReaderFolder, runSession } from './support/readme-runner.ts';
import { findTypeErrors } from './support/readme-types.ts';
import { spawnCli } from './support/spawn-cli.ts';
import { inProcess } from './targets/in-process.ts';
import { FROZEN } from './targets/target.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TEXT = readFileSync(join(ROOT, 'README.md'), 'utf8');
const PARTS = parseMarkdown(TEXT);
const BLOCKS = PARTS.filter((part) => part.kind === 'code');
const FILES = listFiles(PARTS);
const SESSIONS = listSessions(PARTS);

/** The table below a heading; its head must be this. */
function tableUnder(heading: string, head: readonly string[]): string[][] {
  const start = PARTS.findIndex((part) => part.kind === 'heading' && part.text === heading);
  const table = PARTS.slice(start).find((part): part is Table => part.kind === 'table');
  const [first, ...rows] = table?.rows ?? [];
  expect(first, `the table under "${heading}"`).toEqual(head);
  return rows.map((row) => [...row]);
}

describe('The examples', () => {
  let folder: ReaderFolder;

  beforeAll(async () => {
    folder = await openReaderFolder(FILES);
  });

  afterAll(async () => {
    await folder[Symbol.asyncDispose]();
  });

  describe('as they stand', () => {
    test.each(SESSIONS)('from the start on line $line give what the page shows', async (session) => {
      const outcomes = await runSession(session, folder.path);
      expect(outcomes).toEqual(session.examples.map(expectedOutcome));
    });
  });

  test('leave no output over: every block that shows one belongs to a block that runs', () => {
    const examples = SESSIONS.flatMap(({ examples }) => examples);
    const outputs = examples.flatMap(({ output }) => output ?? []);
    expect(BLOCKS.filter(isOutput)).toEqual(outputs);
    expect(examples.length).toBeGreaterThanOrEqual(8);
  });

  test('in TypeScript have the right types', () => {
    const programs = BLOCKS.filter(({ language }) => language === 'ts');
    expect(programs).not.toEqual([]);
    expect(findTypeErrors(programs)).toEqual([]);
  }, 60_000);

  test('that are files are good for what they are for', async () => {
    expect(FILES.map(({ purpose }) => purpose).sort()).toEqual(['config', 'world']);
    for (const { purpose, name, block } of FILES) {
      if (purpose === 'world') await parseWorldFile(await readWorldText(block.text, name), name);
      else await loadSettings({ config: join(folder.path, name) }, {});
    }
  });

  test('in YAML all say which file they are', () => {
    const blocks = BLOCKS.filter(({ language }) => language === 'yaml');
    expect(blocks).toEqual(FILES.map(({ block }) => block));
    for (const { name, block } of FILES) expect(block.text).toMatch(new RegExp(`^# ${name}\n`));
  });
});

test('The keys are the fixture keys, and each gets the answers that the page says', async () => {
  const rows = tableUnder('Keys', ['Key', 'Account', 'Read', 'Push', 'For testing']);
  expect(new Set(rows.flatMap(([key = '']) => codesIn(key)))).toEqual(FIXTURE_KEYS);
  await using target = await inProcess.open(FROZEN);
  const body = { action: 'set_operation_mode', mode: 'idle' };
  for (const [cell = '', account, read, push] of rows) {
    const [key = ''] = codesIn(cell);
    const answers = [
      await target.ask('GET', `/__sandbox/keys/${key}`, { key: null }),
      await target.ask('GET', '/battery', { key }),
      await target.ask('POST', '/battery/device_abc123', { key, body }),
    ];
    const found = [
      `\`${answers[0]?.body.account}\``,
      ...answers.slice(1).map(({ status }) => String(status)),
    ];
    expect([key, ...found]).toEqual([key, account, read, push]);
  }
});

test('The devices answer under the paths that the page names', async () => {
  const rows = tableUnder('Devices', ['Family', 'Path', 'Through the day (UTC)']);
  expect(rows).toHaveLength(5);
  await using target = await inProcess.open(FROZEN);
  for (const [, path = ''] of rows) {
    const [route = ''] = codesIn(path);
    expect(await target.ask('GET', route)).toMatchObject({ status: 200, body: { id: route.split('/')[2] } });
  }
});

describe('The errors', () => {
  const present = createProblemPresenter({ overrides: {}, rateLimitStatus: 429 });
  const answerTo = (kind: string) => {
    const problem = { kind: kind as ProblemKind, facts: { actionState: 'completed' } };
    const { status, body } = present(
      { ...problem, name: 'ApiProblem', message: kind },
      { requestId: '', at: 0, path: '' },
    );
    const { error } = body as { error: { code: string; message: string } };
    return { status, ...error };
  };

  test('of the table have the status, code and message that it says', () => {
    for (const [kinds = '', status, code = '', message = ''] of tableUnder('Errors', [
      'Case',
      'Status',
      'Code',
      'Message',
    ])) {
      for (const kind of codesIn(kinds)) {
        const answer = answerTo(kind);
        const isFixed = kind !== 'invalid-request';
        expect([kind, String(answer.status), `\`${answer.code}\``]).toEqual([kind, status, code]);
        if (isFixed) expect(answer.message).toBe(message);
      }
    }
  });

  test('are all there, those below the table with their status', () => {
    const inTable = tableUnder('Errors', ['Case', 'Status', 'Code', 'Message']).flatMap(([kinds = '']) =>
      codesIn(kinds),
    );
    const rest = PROBLEM_KINDS.filter((kind) => !inTable.includes(kind));
    for (const kind of rest) expect(TEXT).toContain(`\`${kind}\` ${answerTo(kind).status}`);
    expect(PROBLEM_KINDS).toEqual(expect.arrayContaining(inTable));
  });
});

test('The routes of the control API are those of its document', () => {
  const rows = tableUnder('Control API', ['Routes', 'What for']);
  const told = rows.flatMap(([routes = '']) => codesIn(routes));
  const { paths } = controlDocument as { paths: Record<string, Record<string, unknown>> };
  const served = Object.entries(paths).flatMap(([path, item]) => {
    const methods = Object.keys(item).filter((name) =>
      ['get', 'post', 'put', 'patch', 'delete'].includes(name),
    );
    return methods.map((method) => `${method.toUpperCase()} ${path.slice('/__sandbox'.length) || '/'}`);
  });
  expect(told.toSorted()).toEqual(served.toSorted());
});

describe('The options', () => {
  const readRows = () =>
    tableUnder('Configuration', ['Flag', 'Environment', 'In the file', 'Default', 'Meaning']).map((row) =>
      row.slice(0, 4).map((cell) => codesIn(cell)[0] ?? ''),
    );

  test('that have a flag are those of the command line, in its order, with their defaults', () => {
    const own = ['config', 'json'];
    const expected = FLAGS.map((flag) => [
      flag.value === undefined ? flagName(flag) : `${flagName(flag)} ${flag.value}`,
      variableName(flag),
      own.includes(flag.option) ? '' : flag.option,
      flag.option === 'json' ? 'false' : defaultOf(flag.option),
    ]);
    expect(readRows().filter(([flag]) => flag !== '')).toEqual(expected);
  });

  test('that have none are the rest of the configuration, with their defaults', () => {
    const flagged = new Set(FLAGS.map(({ option }) => option as string));
    const names = Object.entries(parseConfig()).flatMap(([name, value]) => {
      if (flagged.has(name)) return [];
      return ['cache', 'actions'].includes(name) ? Object.keys(value).map((own) => `${name}.${own}`) : [name];
    });
    const found = readRows()
      .filter(([flag]) => flag === '')
      .map(([, , name, value]) => [name, value]);
    expect(found.toSorted()).toEqual(names.map((name) => [name, defaultOf(name)]).toSorted());
  });
});

/** As the page writes it: nothing for what is empty or left out. */
function defaultOf(path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>(
      (owner, name) => (owner as Record<string, unknown>)[name],
      parseConfig() satisfies SandboxConfig,
    );
  if (path === 'clock') return (value as SandboxConfig['clock']).mode;
  return typeof value === 'object' ? Object.keys(value ?? {}).join(' ') : String(value ?? '');
}

test('The worlds that come with it are all named', () => {
  const [line = ''] = TEXT.split('\n').filter((text) => text.startsWith('`--world '));
  expect(codesIn(line).map((code) => code.replace('--world ', ''))).toEqual([...BUILT_IN_WORLDS]);
});

test('The first line of --json has the fields that the page names', async () => {
  const [line = ''] = TEXT.split('\n').filter((text) => text.startsWith('With `--json`'));
  await using cli = await spawnCli(['--log', 'silent']);
  const [first = '{}'] = cli.stdout.split('\n');
  expect(codesIn(line).slice(1)).toEqual(Object.keys(JSON.parse(first)));
});

test('The totals of the evidence are those of the document', () => {
  const rows = tableUnder('Documented and assumed', [
    '',
    'operation',
    'parameter',
    'response',
    'schema',
    'property',
    'all',
  ]);
  const { byKind, ...all } = evidenceTotals(collectEvidence(v1Document));
  const counts = [...Object.values(byKind), all];
  expect(rows).toEqual([
    ['documented', ...counts.map(({ documented }) => String(documented))],
    ['assumed', ...counts.map(({ assumed }) => String(assumed))],
  ]);
});

test('The measurements stand between their marks', () => {
  const names = PARTS.flatMap((part) => (part.kind === 'marker' ? part.name : []));
  expect(names.filter((name) => name.endsWith('bench'))).toEqual(['bench', '/bench']);
});

test('Links lead to files and headings that exist', () => {
  const anchors = PARTS.flatMap((part) => (part.kind === 'heading' ? `#${anchorOf(part.text)}` : []));
  const targets = linksIn(TEXT);
  expect(targets.length).toBeGreaterThan(5);
  for (const target of targets) {
    if (target.startsWith('#')) expect(anchors).toContain(target);
    else if (!target.startsWith('https://')) expect(existsSync(join(ROOT, target)), target).toBe(true);
  }
});

test('Commands that the page names exist', () => {
  const commands = PARTS.flatMap((part) => (part.kind === 'prose' ? codesIn(part.text) : []));
  const scripts = commands.flatMap((command) => /^npm (?:run )?(?!install)(\w+)/.exec(command)?.[1] ?? []);
  const programs = commands.flatMap((command) => /^node (?!dist)(\S+)/.exec(command)?.[1] ?? []);
  expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(scripts));
  for (const program of programs) expect(existsSync(join(ROOT, program)), program).toBe(true);
});
