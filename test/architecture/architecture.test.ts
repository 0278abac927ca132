import { beforeAll, describe, expect, test } from 'vitest';
import { PLANNED_ROOMS, ROOMS, roomOf } from './law/rooms.ts';
import { breachesOf, describeBreach } from './law/rule.ts';
import { RULES } from './rules/index.ts';
import { findUnusedPackages } from './rules/package-rules.ts';
import { type Project, readProject } from './sources/project.ts';

let project: Project;

beforeAll(async () => {
  project = await readProject(process.cwd(), RULES);
}, 60_000);

describe('The sources', () => {
  test.each(RULES.map((rule) => [rule.name, rule] as const))('keep the rule %s', (_name, rule) => {
    expect(breachesOf(project, [rule]).map(describeBreach)).toEqual([]);
  });

  test('fill every room but the planned ones', () => {
    const filled = new Set(project.files.map(({ path }) => roomOf(path)));
    expect(ROOMS.filter((room) => !filled.has(room) && !PLANNED_ROOMS.includes(room))).toEqual([]);
  });

  test('are files of a size to read', async ({ annotate }) => {
    const written = project.files.filter(({ isGenerated }) => !isGenerated);
    const lines = written.map(({ lineCount }) => lineCount).sort((a, b) => a - b);
    const quantile = (share: number) => lines[Math.floor(lines.length * share)];
    await annotate(`${lines.length} files, median ${quantile(0.5)} lines, p90 ${quantile(0.9)} lines`);
    expect(quantile(0.5)).toBeLessThanOrEqual(60);
    expect(quantile(0.9)).toBeLessThanOrEqual(180);
  });
});

describe('The law', () => {
  const withExceptions = RULES.filter(({ exceptions }) => exceptions.length > 0);
  test.each(withExceptions.map((rule) => [rule.name, rule] as const))(
    'excepts nobody without need from %s',
    (_name, rule) => {
      const breaches = rule.findBreaches(project).map(({ path }) => path);
      const needless = rule.exceptions.filter(
        (exception) => !breaches.some((path) => path === exception || path.startsWith(exception)),
      );
      expect(needless).toEqual([]);
    },
  );

  test('lists no package that its room does not use', () => {
    // Hash functions are pure: the domain may come to use them without a change of the law.
    expect(findUnusedPackages(project)).toEqual(['domain: node:crypto']);
  });
});
