import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnCli } from '../support/spawn-cli.ts';
import { askUrl } from './ask-url.ts';
import { type RunningTarget, resetBy, type Target } from './target.ts';

/** The built program as a user starts it, reached over a real socket. */
export const spawnedCli: Target = {
  name: 'spawned CLI',
  async open(options = {}): Promise<RunningTarget> {
    const folder = await mkdtemp(join(tmpdir(), 'amps-sandbox-'));
    const config = join(folder, 'config.json');
    await writeFile(config, JSON.stringify({ validateResponses: true, log: 'silent', ...options }));
    const cli = await spawnCli(['--config', config]);
    const ask: RunningTarget['ask'] = (method, path, asked = {}) =>
      askUrl(`${cli.url}${path}`, method, asked);
    return {
      ask,
      reset: resetBy(ask),
      async [Symbol.asyncDispose]() {
        await cli[Symbol.asyncDispose]();
        await rm(folder, { recursive: true });
      },
    };
  },
};
