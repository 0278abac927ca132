import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import configSchema from '../fixtures/schemas/config.schema.json' with { type: 'json' };
import scenarioSchema from '../fixtures/schemas/scenario.schema.json' with { type: 'json' };
import controlDocument from '../openapi/control.yaml';
import v1Document from '../openapi/v1.yaml';
import packageJson from '../package.json' with { type: 'json' };
import { loadSettings } from '../src/cli/options/options.ts';
import type { LimitHeaderDialect } from '../src/config/sandbox-config.ts';
import { collectEvidence, evidenceTotals } from '../src/contract/evidence.ts';
import { PROBLEM_KINDS, type ProblemKind } from '../src/domain/failures/problem.ts';
import { listFixtureKeys } from '../src/domain/keys/edition-keys.ts';
import { RATE_ALGORITHMS } from '../src/domain/rate-limit/plan.ts';
import { RENAMED_NAMES } from '../src/domain/renamed-names.ts';
import { SHIPPED_WORLDS } from '../src/domain/shipped-worlds.ts';
import { KEYS_V1 } from '../src/editions/v1/keys.ts';
import { createProblemPresenter } from '../src/editions/v1/problems.ts';
import { SHIPPED_SCENARIOS } from '../src/files/rules/load-scenario.ts';
import { loadWorld } from '../src/files/world/load-world.ts';
import { limitHeaders } from '../src/http/layers/limit-headers.ts';
import { startSandbox } from '../src/index.ts';
import { FINDING_KINDS } from '../src/report/finding-kinds.ts';
import * as testing from '../src/testing/index.ts';
import { isOutput, listFiles, listQuotes, listSessions } from './support/readme-examples.ts';
import { codesIn, type Part, parseMarkdown, type Table } from './support/readme-parts.ts';
import { expectedOutcome, openReaderFolder, type ReaderFolder, runSession } from './support/readme-runner.ts';
import { findTypeErrors } from './support/readme-types.ts';
import { spawnCli } from './support/spawn-cli.ts';
import { inProcess } from './targets/in-process.ts';
import { FROZEN } from './targets/target.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DOCS = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
const PAGES = ['README.md', ...DOCS.map((name) => `docs/${name}`)].map((name) => {
  const text = readFileSync(join(ROOT, name), 'utf8');
  return { name, text, parts: parseMarkdown(text) };
});
const QUOTES = PAGES.flatMap(({ name, parts }) =>
  listQuotes(parts).map((quote) => ({ page: name, ...quote })),
);
const QUOTED = new Set<Part>(QUOTES.map(({ block }) => block));
/** All that the pages say but what they quote from files that have tests of their own. */
const PARTS = PAGES.flatMap(({ parts }) => parts.filter((part) => !QUOTED.has(part)));
const BLOCKS = PARTS.filter((part) => part.kind === 'code');
const FILES = listFiles(PARTS);
const SESSIONS = PAGES.flatMap(({ name, parts }) =>
  listSessions(parts.filter((part) => !QUOTED.has(part))).map((session) => ({ page: name, ...session })),
);

/** Each kind of file that the pages show, read as the program reads it. */
const READERS: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  config: (path) => loadSettings({ config: path }, {}),
  scenario: async (path) => {
    await using _sandbox = await startSandbox({ scenarios: [path] });
  },
  world: (path) => loadWorld(path, { editions: [KEYS_V1] }),
};

/** What a page says. */
function textOf(name: string): string {
  return PAGES.find((page) => page.name === name)?.text ?? '';
}

/** The table with this head below a heading, wherever it stands. */
function tableUnder(heading: string, head: readonly string[]): string[][] {
  const tables = PARTS.flatMap((part, index) => {
    if (part.kind !== 'heading' || part.text !== heading) return [];
    const rest = PARTS.slice(index + 1);
    const end = rest.findIndex(({ kind }) => kind === 'heading');
    return rest.slice(0, end < 0 ? rest.length : end).filter((own): own is Table => own.kind === 'table');
  });
  const heads = tables.map(({ rows: [first = []] }) => first);
  expect(heads, `the tables under "${heading}"`).toContainEqual(head);
  const { rows } = tables.find(({ rows: [first] }) => isDeepStrictEqual(first, head)) ?? { rows: [] };
  return rows.slice(1).map((row) => [...row]);
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
    test.each(SESSIONS)('of $page from the start on line $line give what it shows', async (session) => {
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
  });

  test('that are files are good for what they are for', async () => {
    expect(new Set(FILES.map(({ purpose }) => purpose))).toEqual(new Set(Object.keys(READERS)));
    expect(new Set(FILES.map(({ name }) => name)).size).toBe(FILES.length);
    for (const { purpose, name } of FILES) await READERS[purpose]?.(join(folder.path, name));
  });

  test('that are quoted stand in the file that they are from', () => {
    for (const { page, path, block } of QUOTES) {
      const text = readFileSync(join(ROOT, path), 'utf8');
      expect(text.replaceAll(/^[ \t]+/gm, ''), `${page}, line ${block.line}`).toContain(
        block.text.replaceAll(/^[ \t]+/gm, ''),
      );
    }
  });

  test('in YAML all say which file they are', () => {
    const blocks = BLOCKS.filter(({ language }) => language === 'yaml');
    expect(blocks).toEqual(FILES.map(({ block }) => block));
    for (const { name, block } of FILES) expect(block.text).toMatch(new RegExp(`^# ${name}\n`));
  });
});

test('The keys are the fixture keys, and each gets the answers that the page says', async () => {
  const rows = tableUnder('Keys and devices', ['Key', 'Account', 'Read', 'Push', 'For testing']);
  expect(new Set(rows.flatMap(([key = '']) => codesIn(key)))).toEqual(
    new Set(listFixtureKeys(KEYS_V1.fixtureKeys).map(({ key }) => key)),
  );
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

test('The first page names the same devices, and says which of them take commands', () => {
  const paths = tableUnder('Devices', ['Family', 'Path', 'Through the day (UTC)']).map(([, path]) => path);
  const rows = tableUnder('Keys and devices', ['Family', 'Path', 'Takes commands']);
  expect(rows.map(([, path]) => path).toSorted()).toEqual(paths.toSorted());
  const operations = (v1Document as { paths: Record<string, object> }).paths;
  for (const [, path = '', takesCommands] of rows) {
    const [route = ''] = codesIn(path);
    const item = operations[`${route.slice(0, route.lastIndexOf('/'))}/{deviceId}`] ?? {};
    expect([route, 'post' in item ? 'yes' : 'no']).toEqual([route, takesCommands]);
  }
});

describe('The errors', () => {
  const present = createProblemPresenter({ errors: {}, rateLimitStatus: 429 });
  const answerTo = (kind: string) => {
    const problem = { kind: kind as ProblemKind, facts: { actionState: 'completed' } };
    const { status, body } = present(
      { ...problem, name: 'ApiProblem', message: kind },
      { requestId: '', at: 0, path: '', context: undefined, elapsedMs: () => 0 },
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
    for (const kind of rest)
      expect(textOf('docs/errors.md')).toContain(`\`${kind}\` ${answerTo(kind).status}`);
    expect(PROBLEM_KINDS).toEqual(expect.arrayContaining(inTable));
  });
});

test('The worlds that come with it are all named', () => {
  const [line = ''] = textOf('docs/worlds.md')
    .split('\n')
    .filter((text) => text.startsWith('`--world '));
  expect(codesIn(line).map((code) => code.replace('--world ', ''))).toEqual([...SHIPPED_WORLDS]);
});

test('The first line of --json has the fields that the page names', async () => {
  const [line = ''] = textOf('docs/shell-scripts.md')
    .split('\n')
    .filter((text) => text.startsWith('With `--json`'));
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

test('The names that have changed are all on the page about upgrading', () => {
  const rows = tableUnder('Upgrading', ['Where', 'Old', 'New']);
  const told = (column: number) => rows.flatMap((row) => codesIn(row[column] ?? ''));
  const { values, ...groups } = RENAMED_NAMES;
  const renames = [...Object.values(groups), ...Object.values(values)].flatMap((group) =>
    Object.entries(group),
  );
  expect(told(1)).toEqual(expect.arrayContaining(renames.map(([old]) => old)));
  expect(told(2)).toEqual(expect.arrayContaining(renames.map(([, name]) => name)));
});

const LIMIT_HEADER_DIALECTS = configSchema.$defs.limitHeaders.then.items.enum as LimitHeaderDialect[];

describe('Of scripting', () => {
  const { rule, conditions, effect } = scenarioSchema.$defs;
  const { RequestQuery } = (controlDocument as ControlDocument).components.schemas;

  test.each<[string, readonly [string, string], readonly string[]]>([
    ['Conditions', ['Under `when`', 'Holds for'], Object.keys(conditions.properties)],
    ['Effects', ['Under `then`', 'What happens'], Object.keys(effect.properties)],
    ['How often', ['Beside `then`', 'Applies'], without(rule, ['name', 'description', 'when', 'then'])],
    ['Shipped scenarios', ['Scenario', 'What happens'], SHIPPED_SCENARIOS],
    ['Plans', ['Algorithm', 'Lets pass'], RATE_ALGORITHMS],
    ['Limit headers', ['Dialect', 'Headers'], LIMIT_HEADER_DIALECTS],
    ['Queries', ['Field', 'Requests'], Object.keys(RequestQuery?.properties ?? {})],
    ['Findings', ['Finding', 'What'], FINDING_KINDS],
  ])('the table under "%s" has everything there is', (heading, head, names) => {
    const told = tableUnder(heading, head).flatMap(([first = '']) => codesIn(first));
    expect(told.toSorted()).toEqual(names.toSorted());
  });

  test('the limit headers are those that are sent', () => {
    const quota = { limit: 1, windowSeconds: 1, remaining: 1, resetAt: 0, fullAt: 0 };
    for (const [dialect = '', headers = ''] of tableUnder('Limit headers', ['Dialect', 'Headers'])) {
      const dialects = LIMIT_HEADER_DIALECTS.filter((known) => dialect === `\`${known}\``);
      expect(codesIn(headers)).toEqual(Object.keys(limitHeaders(quota, 0, dialects)));
    }
  });

  test('the number of scenarios on the first page and the findings on that of CI are right', () => {
    expect(textOf('README.md')).toContain(`[${SHIPPED_SCENARIOS.length} scenarios that come with it]`);
    expect(textOf('docs/ci.md')).toContain(FINDING_KINDS.map((kind) => `\`${kind}\``).join(' '));
  });
});

test('The matchers and assertions of the table are those there are', () => {
  const rows = tableUnder('Matchers', ['Matcher', 'Assertion', 'Holds if']);
  const [matchers, assertions] = [0, 1].map((column) =>
    rows.flatMap((row) => codesIn(row[column] ?? '').map((code) => code.replace(/\(.*/, ''))),
  );
  expect(matchers).toEqual(Object.keys(testing.sandboxMatchers));
  expect(assertions?.toSorted()).toEqual(
    Object.keys(testing)
      .filter((name) => name.startsWith('assert'))
      .sort(),
  );
});

interface ControlDocument {
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
}

function without({ properties }: { readonly properties: object }, names: readonly string[]): string[] {
  return Object.keys(properties).filter((name) => !names.includes(name));
}

test('The measurements stand between their marks', () => {
  const names = PARTS.flatMap((part) => (part.kind === 'marker' ? part.name : []));
  expect(names.filter((name) => name.endsWith('bench'))).toEqual(['bench', '/bench', 'bench', '/bench']);
});

test('Commands that the page names exist', () => {
  const commands = PARTS.flatMap((part) => (part.kind === 'prose' ? codesIn(part.text) : []));
  const scripts = commands.flatMap(
    (command) => /^npm (?:run )?(?!install|pack)(\w+)/.exec(command)?.[1] ?? [],
  );
  const programs = commands.flatMap((command) => /^node (?!dist)(\S+)/.exec(command)?.[1] ?? []);
  expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(scripts));
  for (const program of programs) expect(existsSync(join(ROOT, program)), program).toBe(true);
});
