import type { Server } from 'node:http';
import request from 'supertest';
import type { SandboxOptions } from '../../src/config/sandbox-config.ts';
import { parseConfig } from '../../src/config/sandbox-config.ts';
import { createEngine, type SandboxEngine } from '../../src/engine/create-engine.ts';
import type { LogEvent } from '../../src/log/log.ts';
import { createTestStore } from '../support/perturbing-store.ts';
import { type Answer, type Ask, headersFor, type RunningTarget, resetBy, type Target } from './target.ts';

export interface InProcessTarget extends RunningTarget {
  readonly engine: SandboxEngine;
}

/**
 * The application without a CLI around it; every answer is validated against the document on its way out.
 * `AMPS_TEST_STORE=perturbing npx vitest run test/behaviour` runs it on a store that keeps every fact, answers late and
 * in any order, and contradicts now and then; at its end a replay of the facts must come to the state of each account.
 */
export const inProcess: Omit<Target, 'open'> & { open(options?: SandboxOptions): Promise<InProcessTarget> } =
  {
    name: 'in process',
    async open(options = {}) {
      const config = parseConfig({ validateResponses: true, log: 'silent', port: 0, ...options });
      const store = createTestStore();
      const engine = await createEngine(config, reportErrors, store === undefined ? {} : { store });
      const server = engine.createServer().listen(0, '127.0.0.1');
      engine.setUrl('http://127.0.0.1');
      const ask: InProcessTarget['ask'] = (method, path, asked = {}) =>
        askServer(server, method, path, asked);
      return {
        engine,
        ask,
        reset: resetBy(ask),
        async [Symbol.asyncDispose]() {
          server.closeAllConnections();
          server.close();
          await store?.verifyReplay(engine.accounts.all());
        },
      };
    },
  };

async function askServer(server: Server, method: string, path: string, ask: Ask): Promise<Answer> {
  const call = request(server)[method.toLowerCase() as 'get'](path).set(headersFor(ask));
  const payload = ask.raw ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body));
  const { status, headers, text, body } = await (payload === undefined ? call : call.send(payload)).ok(
    () => true,
  );
  return { status, headers, text, body: text === '' ? undefined : body };
}

/** A failing test shows why: what the engine logs as a bug goes to the console. */
function reportErrors(event: LogEvent): void {
  if (event.type === 'error') console.error(event.message, event.error);
}
