import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const JAVA = 'examples/java-junit/src/test/java/com/example/amps';
/** Each suite, and where in it the name of a test stands. */
const SUITES: readonly (readonly [path: string, name: RegExp])[] = [
  [`${JAVA}/AmpsClientTest.java`, /@Test\s+(?:@\w+\(.*\)\s+)?void (\w+)\(/g],
  ['examples/python-pytest/tests/test_amps_client.py', /^def test_(\w+)\(/gm],
  ['examples/go-test/client_test.go', /^func Test(?!Main\()(\w+)\(/gm],
];

function readText(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
}

/** As a sentence: `reads_a_battery` and `ReadsABattery` are the same. */
function toSentence(name: string): string {
  return name
    .replaceAll(/(?<=\w)[A-Z]/g, (letter) => ` ${letter}`)
    .replaceAll('_', ' ')
    .toLowerCase();
}

test('The suites in Java, Python and Go ask the same of their clients', () => {
  const [first, ...others] = SUITES.map(([path, name]) =>
    [...readText(path).matchAll(name)].map(([, found = '']) => toSentence(found)),
  );
  expect(first?.length).toBeGreaterThanOrEqual(12);
  for (const names of others) expect(names).toEqual(first);
});

test('What the examples depend on is pinned', () => {
  const [own, ...requirements] = readText('examples/python-pytest/requirements.txt').trim().split('\n');
  expect(own).toBe('../../clients/python');
  for (const requirement of requirements) expect(requirement).toMatch(/^[\w-]+==[\d.]+$/);
  const versions = [...readText('examples/java-junit/pom.xml').matchAll(/<version>(.*)<\/version>/g)];
  for (const [, version] of versions) expect(version).toMatch(/^\d+(\.\d+)+$/);
  expect(readText('examples/go-test/go.mod')).toContain(
    'replace github.com/amps-sandbox/amps-sandbox/clients/go => ../../clients/go',
  );
  expect(readText('examples/go-test/go.sum')).toContain('github.com/testcontainers/testcontainers-go v');
});
