import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import controlDocument from '../../openapi/control.yaml';
import packageJson from '../../package.json' with { type: 'json' };

const CLIENTS = fileURLToPath(new URL('../../clients', import.meta.url));
const { version } = packageJson;

function readText(path: string): string {
  return readFileSync(join(CLIENTS, path), 'utf8');
}

describe('The clients in other languages', () => {
  test.each([
    ['python/src/amps_sandbox/_version.py', `__version__ = "${version}"`],
    ['java/pom.xml', `<artifactId>amps-sandbox</artifactId>\n  <version>${version}</version>`],
    ['go/doc.go', `const Version = "${version}"`],
  ])('have the version of the package, by which they name the image: %s', (path, text) => {
    expect(readText(path)).toContain(text);
  });

  test.each(['python', 'java', 'go'])('have a README of one screen that names this version: %s', (client) => {
    const text = readText(`${client}/README.md`);
    expect(text.split('\n').length).toBeLessThanOrEqual(90);
    expect(text).toContain(`amps-sandbox/amps-sandbox:${version}`);
    expect(text).not.toMatch(/amps[_-]sandbox[:-](?!\d+\.\d+\.\d+\b)\d/);
    const versions = text.match(/(?<=amps[_-]sandbox[:-])\d+\.\d+\.\d+/g);
    expect(new Set(versions)).toEqual(new Set([version]));
  });

  test('have the same licence as the package', () => {
    const licence = readFileSync(join(CLIENTS, '../LICENSE'), 'utf8');
    for (const client of ['python', 'java', 'go']) expect(readText(`${client}/LICENSE`)).toBe(licence);
  });
});

/** What a test has no use for, or has in another form. */
const NOT_CALLED = new Set([
  'GET /health',
  // The documents are for tools that make clients.
  'GET /openapi.yaml',
  'GET /openapi.json',
  'GET /control.yaml',
  'GET /control.json',
  // A client holds the account that it has opened.
  'GET /accounts/',
]);

const SOURCES: Readonly<Record<string, string>> = {
  python: 'python/src/amps_sandbox',
  java: 'java/src/main/java/io/github/ampssandbox',
  go: 'go',
};

/** The operations by method and path, without what stands for a name: `POST /keys//revoke`. */
function operationsOf(document: unknown): string[] {
  const { paths } = document as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((name) => /^(get|post|put|patch|delete)$/.test(name))
      .map(
        (method) => `${method.toUpperCase()} ${path.slice('/__sandbox'.length).replaceAll(/\{\w+\}/g, '')}`,
      ),
  );
}

/** All code of a client that is written by hand. */
function sourceOf(folder: string): string {
  const files = readdirSync(join(CLIENTS, folder), { recursive: true, encoding: 'utf8' });
  const own = files.filter(
    (path) => /\.(py|java|go)$/.test(path) && !/(^|\/)(model\/|.*_test\.go$|models|inputs)/.test(path),
  );
  return own.map((path) => readText(join(folder, path))).join('\n');
}

describe.each(Object.entries(SOURCES))('The client for %s', (_, folder) => {
  const source = sourceOf(folder);

  test.each(operationsOf(controlDocument).filter((operation) => !NOT_CALLED.has(operation)))(
    'can do what the control API can: %s',
    (operation) => {
      const [, path = ''] = operation.split(' ');
      for (const part of path.split(/(?=\/)/).filter((part) => part.length > 1))
        expect(source).toContain(part);
    },
  );
});
