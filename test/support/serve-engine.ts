import { Agent, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseConfig } from '../../src/config/parse-config.ts';
import type { SandboxOptions } from '../../src/config/sandbox-options.ts';
import { createEngine, type EngineOptions, type SandboxEngine } from '../../src/engine/create-engine.ts';
import type { LogEvent } from '../../src/log/log.ts';
import { createTestStore } from './perturbing-store.ts';

export interface PlainRequest {
  readonly method: string;
  /** Sent as it is, with its query. */
  readonly path: string;
  /** A list is sent as so many lines of the same name. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: Uint8Array | string | undefined;
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** With what a client does not keep of the head: the letters and the order of its names. */
export interface SocketAnswer extends PlainAnswer {
  /** Names and values in turns. */
  readonly rawHeaders: readonly string[];
}

/** An engine of this process behind a real socket, with all that can be seen from inside. */
export interface ServedEngine extends AsyncDisposable {
  readonly engine: SandboxEngine;
  readonly server: Server;
  readonly port: number;
  /** What the engine has logged as a bug of its own. */
  readonly bugs: Extract<LogEvent, { readonly type: 'error' }>[];
  /** Sends a request over a connection that stays open. */
  send(request: PlainRequest): Promise<SocketAnswer>;
}

/** On the store of `AMPS_TEST_STORE` where it is given no other. */
export async function serveEngine(
  options: SandboxOptions = {},
  engineOptions: EngineOptions = {},
): Promise<ServedEngine> {
  const bugs: ServedEngine['bugs'] = [];
  const config = await parseConfig({ log: 'silent', port: 0, ...options });
  const store = createTestStore();
  const engine = await createEngine(
    config,
    (event) => {
      if (event.type === 'error') bugs.push(event);
    },
    store === undefined ? engineOptions : { store, ...engineOptions },
  );
  const server = engine.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  engine.setUrl(`http://127.0.0.1:${port}`);
  const agent = new Agent({ keepAlive: true });
  return {
    engine,
    server,
    port,
    bugs,
    send: (asked) => send(agent, port, asked),
    async [Symbol.asyncDispose]() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (engineOptions.store === undefined) await store?.verifyReplay(engine.accounts.all());
    },
  };
}

function send(
  agent: Agent,
  port: number,
  { method, path, headers, body }: PlainRequest,
): Promise<SocketAnswer> {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const call = request({
      agent,
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: toLines({ ...length, ...headers }, port),
    });
    call.on('error', reject);
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const { statusCode: status = 0, headers, rawHeaders } = response;
        resolve({ status, headers, rawHeaders, text });
      });
    });
    call.end(body);
  });
}

/** Node sends a name with several values in this form alone, and then adds no `Host` of its own. */
function toLines(headers: Readonly<Record<string, string | string[]>>, port: number) {
  if (!Object.values(headers).some(Array.isArray)) return headers;
  return Object.entries({ host: `127.0.0.1:${port}`, ...headers }).flatMap(([name, values]) =>
    [values].flat().flatMap((value) => [name, value]),
  );
}
