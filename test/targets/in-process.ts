import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { parseConfig } from '../../src/config/parse-config.ts';
import type { SandboxOptions } from '../../src/config/sandbox-options.ts';
import { createEngine, type SandboxEngine } from '../../src/engine/create-engine.ts';
import type { LogEvent } from '../../src/log/log.ts';
import { createTestStore } from '../support/perturbing-store.ts';
import { createAsker } from './ask-url.ts';
import { type SharedTarget, shareTarget } from './share-target.ts';
import { resetBy, type Target } from './target.ts';

export interface InProcessTarget extends SharedTarget {
  readonly engine: SandboxEngine;
}

/**
 * An application without a CLI around it; every answer is validated against the document on its way out.
 * `AMPS_TEST_STORE=perturbing npx vitest run test/behaviour` runs it on a store that keeps every fact, answers late and
 * in any order, and contradicts now and then; at its end a replay of the facts must come to the state of each account.
 */
async function openOwn(options: SandboxOptions = {}): Promise<InProcessTarget> {
  const config = await parseConfig({ validateResponses: true, log: 'silent', port: 0, ...options });
  const store = createTestStore();
  const engine = await createEngine(config, reportErrors, store === undefined ? {} : { store });
  const server = engine.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const asker = createAsker(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  engine.setUrl('http://127.0.0.1');
  return {
    engine,
    ask: asker.ask,
    reset: resetBy(asker.ask, engine.controlToken),
    release() {
      asker.release();
      engine.setUrl('http://127.0.0.1');
    },
    async [Symbol.asyncDispose]() {
      asker.release();
      engine.stop();
      server.closeAllConnections();
      server.close();
      await store?.verifyReplay(engine.accounts.all());
    },
  };
}

/** The engine of this worker; `openOwn` sets up another, for who looks at what a reset leaves. */
export const inProcess: Target<InProcessTarget> & { openOwn: typeof openOwn } = {
  name: 'in process',
  // What a store has kept is verified at the end of each.
  open: createTestStore() === undefined ? shareTarget(openOwn) : openOwn,
  openOwn,
};

/** A failing test shows why: what the engine logs as a bug goes to the console. */
function reportErrors(event: LogEvent): void {
  if (event.type === 'error') console.error(event.message, event.error);
}
