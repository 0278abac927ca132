import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import packageJson from '../../../../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

interface Place {
  readonly path: string;
  readonly line: number;
  readonly version: string;
}
const {
  findVersions,
  replaceVersions,
  findOutOfStep,
}: {
  findVersions(path: string, text: string): Place[];
  replaceVersions(path: string, text: string, version: string): string;
  findOutOfStep(root: string, version: string): Promise<string[]>;
} = await import(`${ROOT}scripts/release/versions.mjs`);
const {
  findMistakes,
  readSection,
  openSection,
}: {
  findMistakes(text: string): string[];
  readSection(text: string, version: string): { date?: string; notes: string };
  openSection(text: string, version: string): string;
} = await import(`${ROOT}scripts/release/changelog.mjs`);

describe('The version of a release', () => {
  test('is the same in package.json, the clients, the examples and the pages', async () => {
    expect(await findOutOfStep(ROOT, packageJson.version)).toEqual([]);
  });

  test('is missed in each place that has another one', async () => {
    const missed = await findOutOfStep(ROOT, '9.9.9');
    for (const path of ['docs/docker.md', 'README.md', 'clients/java/pom.xml', 'clients/go/doc.go'])
      expect(
        missed.some((place) => place.startsWith(`${path}:`)),
        path,
      ).toBe(true);
  });

  test.each([
    ['docs/docker.md', 'docker run amps-sandbox/amps-sandbox:0.1.0 --seed winter'],
    ['README.md', 'npm install ./amps-sandbox-0.1.0.tgz'],
    ['clients/java/pom.xml', '<artifactId>amps-sandbox</artifactId>\n  <version>0.1.0</version>'],
    ['clients/python/README.md', 'pip install amps_sandbox-0.1.0-py3-none-any.whl'],
    ['clients/python/src/amps_sandbox/_version.py', '__version__ = "0.1.0"'],
    ['clients/go/doc.go', 'const Version = "0.1.0"'],
    ['clients/go/README.md', 'go get github.com/amps-sandbox/amps-sandbox/clients/go v0.1.0'],
  ])('is found and replaced in %s: %s', (path, text) => {
    expect(findVersions(path, text).map(({ version }) => version)).toEqual(['0.1.0']);
    const replaced = replaceVersions(path, text, '1.20.0-rc.1');
    expect(replaced).toBe(text.replace('0.1.0', '1.20.0-rc.1'));
    expect(replaceVersions(path, replaced, '0.1.0')).toBe(text);
  });

  test.each([
    ['examples/go-test/go.mod', 'github.com/amps-sandbox/amps-sandbox/clients/go v0.0.0-00010101000000'],
    ['clients/java/pom.xml', '<artifactId>testcontainers</artifactId>\n  <version>2.0.5</version>'],
    ['docs/docker.md', 'node:24.1.0-slim'],
  ])('is not what %s says of others: %s', (path, text) => {
    expect(findVersions(path, text)).toEqual([]);
  });
});

describe('The changelog', () => {
  const text = '# Changelog\n\n## [0.2.0] - Unreleased\n\n## [0.1.0] - 2026-11-28\n\n### Added\n\n- One.\n';

  test('of this repository has the form of Keep a Changelog, and a section for this version', () => {
    const changelog = readFileSync(`${ROOT}CHANGELOG.md`, 'utf8');
    expect(findMistakes(changelog)).toEqual([]);
    expect(readSection(changelog, packageJson.version).notes).toContain('### Added');
  });

  test('tells the date and the notes of a version, and no date of one that is not released', () => {
    expect(readSection(text, '0.1.0')).toEqual({ date: '2026-11-28', notes: '### Added\n\n- One.' });
    expect(readSection(text, '0.2.0')).toEqual({ date: undefined, notes: '' });
    expect(() => readSection(text, '0.3.0')).toThrow('CHANGELOG.md has no section "## [0.3.0] - Unreleased"');
  });

  test('gets a section for a new version above the others, once', () => {
    const opened = openSection(text, '0.3.0');
    expect(opened).toContain('# Changelog\n\n## [0.3.0] - Unreleased\n\n## [0.2.0] - Unreleased\n');
    expect(openSection(opened, '0.3.0')).toBe(opened);
  });

  test.each([
    ['## 0.1.0 (unreleased)\n', 'CHANGELOG.md:1 is no heading of a version with a date'],
    ['## [0.1.0] - soon\n', 'CHANGELOG.md:1 is no heading of a version with a date'],
    ['## [0.1.0] - 2026-11-28\n\n- One.\n', 'CHANGELOG.md:3 is below no heading such as "### Added"'],
    ['## [0.1.0] - 2026-11-28\n\n### New\n', 'CHANGELOG.md:3 has the heading "New"'],
    ['## [0.1.0] - 2026-11-28\n\n### Added\n\n- One.\n- One.\n', 'CHANGELOG.md:6 repeats line 5'],
  ])('with a mistake is told where: %j', (wrong, message) => {
    expect(findMistakes(wrong)).toEqual([expect.stringContaining(message)]);
  });
});
