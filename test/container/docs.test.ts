import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { IMAGE } from '../support/run-container.ts';

const NAMED = `amps-sandbox/amps-sandbox:${packageJson.version}`;

describe('The commands of docs/docker.md', () => {
  test.each([
    { path: 'examples/docker/run.sh', said: ['"id":"device_abc123"', '"mode":"real"'] },
    { path: 'examples/docker/options.sh', said: ['with the header x-sandbox-token: '] },
  ])('do what the page says: $path', async ({ path, said }) => {
    const script = await readFile(path, 'utf8');
    expect(script).toContain(NAMED);
    // Run with the image that is being tested in place of the one that the page names.
    const { stdout } = await promisify(execFile)('bash', [
      '-c',
      script.replaceAll(NAMED, String(IMAGE)),
      path,
    ]);
    for (const part of said) expect(stdout).toContain(part);
  });
});

test('docker/compose.yaml runs the image of this version', async () => {
  expect(await readFile('docker/compose.yaml', 'utf8')).toContain(NAMED);
});
