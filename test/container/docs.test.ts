import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { docker, IMAGE } from '../support/run-container.ts';

describe('The commands of docs/docker.md', () => {
  test.each([
    { script: 'run', said: ['"id":"device_abc123"', '"mode":"real"'] },
    { script: 'options', said: ['with the header x-sandbox-token: '] },
  ])('do what the page says: $script', async ({ script, said }) => {
    // The page names the image of this version, whichever is being tested.
    await docker('tag', String(IMAGE), `amps-sandbox/amps-sandbox:${packageJson.version}`);
    const { stdout } = await promisify(execFile)('bash', [`examples/docker/${script}.sh`]);
    for (const part of said) expect(stdout).toContain(part);
  });
});
