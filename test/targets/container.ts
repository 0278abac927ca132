import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runContainer } from '../support/run-container.ts';
import { createAsker } from './ask-url.ts';
import { type RunningTarget, resetBy, type Target } from './target.ts';

/** The image as a test suite starts it, with a configuration file mounted, reached through its published port. */
export const container: Target = {
  name: 'container',
  async open(options = {}): Promise<RunningTarget> {
    const folder = await mkdtemp(join(tmpdir(), 'amps-sandbox-'));
    const config = join(folder, 'config.json');
    await writeFile(config, JSON.stringify({ validateResponses: true, log: 'silent', ...options }));
    const running = await runContainer({
      volumes: { [config]: '/work/config.json' },
      args: ['--config', 'config.json'],
    });
    const asker = createAsker(running.url);
    const ask: RunningTarget['ask'] = (method, path, asked = {}) => {
      const token = path.startsWith('/__sandbox') && {
        'x-sandbox-token': String(running.ready.controlToken),
      };
      return asker.ask(method, path, { ...asked, headers: { ...token, ...asked.headers } });
    };
    return {
      ask,
      reset: resetBy(ask),
      async [Symbol.asyncDispose]() {
        asker.release();
        await running[Symbol.asyncDispose]();
        await rm(folder, { recursive: true });
      },
    };
  },
};
