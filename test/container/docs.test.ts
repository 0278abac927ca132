import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { IMAGE } from '../support/run-container.ts';

const NAMED = `amps-sandbox/amps-sandbox:${packageJson.version}`;

/** Runs the script with other words in place of the image that it names. */
async function run(path: string, image: string) {
  const script = await readFile(path, 'utf8');
  expect(script).toContain(NAMED);
  return await promisify(execFile)('bash', ['-c', script.replaceAll(NAMED, image), path]);
}

describe('The commands of docs/docker.md', () => {
  test.each([
    { path: 'examples/docker/run.sh', said: ['"id":"device_abc123"', '"mode":"real"'] },
    { path: 'examples/docker/options.sh', said: ['with the header x-sandbox-token: '] },
  ])('do what the page says: $path', async ({ path, said }) => {
    const { stdout } = await run(path, String(IMAGE));
    for (const part of said) expect(stdout).toContain(part);
  });

  test.each(['examples/docker/run.sh', 'examples/docker/options.sh'])(
    'end within seconds where the container has ended, with what the emulator said: %s',
    async (path) => {
      const failure = await run(path, `${IMAGE} --clock x0`).then(undefined, (error: unknown) => error);
      expect(failure).toMatchObject({ code: 1 });
      expect((failure as { stderr: string }).stderr).toContain('"x0" does not have the right form');
    },
    10_000,
  );
});

test('docker/compose.yaml runs the image of this version', async () => {
  expect(await readFile('docker/compose.yaml', 'utf8')).toContain(NAMED);
});
