import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxOptions } from '../../src/config/sandbox-options.ts';
import { spawnCli } from '../support/spawn-cli.ts';
import { createAsker } from './ask-url.ts';
import { type SharedTarget, shareTarget } from './share-target.ts';
import { resetBy, type Target } from './target.ts';

/** Ends the program with the worker that started it, however that ends. */
const END_WITH_WORKER = "process.stdin.on('end', () => process.exit()).resume()";
const PRELOAD = `--import "data:text/javascript,${encodeURIComponent(END_WITH_WORKER)}"`;

/** The built program as a user starts it, reached over a real socket. */
export const spawnedCli: Target = { name: 'spawned CLI', open: shareTarget(open) };

async function open(options: SandboxOptions): Promise<SharedTarget> {
  const folder = await mkdtemp(join(tmpdir(), 'amps-sandbox-'));
  const config = join(folder, 'config.json');
  await writeFile(config, JSON.stringify({ validateResponses: true, log: 'silent', ...options }));
  const cli = await spawnCli(['--config', config], { env: { NODE_OPTIONS: PRELOAD } });
  await rm(folder, { recursive: true });
  const asker = createAsker(cli.url);
  return {
    ...asker,
    reset: resetBy(asker.ask),
    async [Symbol.asyncDispose]() {
      asker.release();
      await cli[Symbol.asyncDispose]();
    },
  };
}
