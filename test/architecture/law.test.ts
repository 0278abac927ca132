import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder.ts';
import { MAY_IMPORT, ROOMS } from './law/rooms.ts';
import { type Breach, breachesOf } from './law/rule.ts';
import { RULES } from './rules/index.ts';
import { addText, copyProject } from './sources/copy-project.ts';
import { readProject } from './sources/project.ts';
import { ARROW_TARGETS, FORBIDDEN_ARROWS } from './violations/arrows.ts';
import { VIOLATIONS } from './violations/index.ts';
import { LAWFUL } from './violations/lawful.ts';
import { type Violation, violationAt } from './violations/violation.ts';

const NAMES = RULES.map(({ name }) => name);

/** Files that violations import. */
const TARGETS = [...ARROW_TARGETS, 'src/editions/v9/target.ts', 'src/editions/beside.ts', 'openapi/v9.yaml'];

/** What once passed every check. */
const FOUR_BREACHES = violationAt('src/world/devices/pull.ts', {
  title: 'four breaches in one function of the world',
  text: `
export async function breach(name: string) {
  await import(\`../../http/\${name}.ts\`);
  await import('amps-sandbox');
  return [globalThis.Date.now(), new Date(...([] as []))];
}
`,
  rules: [
    ...['arrows-of-world', 'no-global-object', 'one-wall-clock'],
    ...['packages-are-on-the-list', 'specifiers-are-literals'],
  ],
});

let folder: TemporaryFolder;
/** The names of the rules that report each path of the copy. */
let reports: ReadonlyMap<string, ReadonlySet<string>>;

beforeAll(async () => {
  folder = await openTemporaryFolder();
  copyProject(process.cwd(), folder.path);
  for (const path of TARGETS) addText(folder.path, path, 'export const target = 1;\n');
  for (const { files } of [...VIOLATIONS, FOUR_BREACHES, ...LAWFUL])
    for (const [path, text] of Object.entries(files)) addText(folder.path, path, text);
  reports = reportsOf(breachesOf(await readProject(folder.path, RULES), RULES));
}, 60_000);

afterAll(() => folder[Symbol.asyncDispose]());

function byTitle(violations: readonly Violation[]): (readonly [string, Violation])[] {
  return violations.map((violation) => [violation.title, violation]);
}

function reportsOf(breaches: readonly Breach[]): Map<string, Set<string>> {
  const rules = new Map<string, Set<string>>();
  for (const { path, rule } of breaches) rules.set(path, (rules.get(path) ?? new Set()).add(rule));
  return rules;
}

/** Whether rules report a path. */
function isReported(path: string, rules: ReadonlySet<string>): boolean {
  return [...(reports.get(path) ?? [])].some((rule) => rules.has(rule));
}

describe('The law', () => {
  test.each(byTitle([...VIOLATIONS, FOUR_BREACHES]))('reports %s', (_title, { path, rules }) => {
    expect([...(reports.get(path) ?? [])].sort()).toEqual([...rules].sort());
  });

  test.each(byTitle(LAWFUL))('allows %s', (_title, { path }) => {
    expect([...(reports.get(path) ?? [])]).toEqual([]);
  });

  test.each(NAMES)('would miss a violation without the rule %s', (name) => {
    const others = new Set(NAMES.filter((other) => other !== name));
    const missed = VIOLATIONS.filter(({ path }) => !isReported(path, others));
    expect(missed.map(({ title }) => title)).not.toEqual([]);
  });

  test.each(ROOMS.filter((room) => room !== 'ambient'))('allows or forbids each arrow of %s', (room) => {
    const judged = [room, ...MAY_IMPORT[room], ...FORBIDDEN_ARROWS[room].split(' ')];
    expect(judged.sort()).toEqual(ROOMS.filter((other) => other !== 'ambient').sort());
  });
});
