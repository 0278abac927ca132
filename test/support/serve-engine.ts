import { Agent, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseConfig } from '../../src/config/parse-config.ts';
import type { SandboxOptions } from '../../src/config/sandbox-options.ts';
import { createEngine, type SandboxEngine } from '../../src/engine/create-engine.ts';
import type { LogEvent } from '../../src/log/log.ts';

export interface PlainRequest {
  readonly method: string;
  /** Sent as it is, with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string | undefined;
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** An engine of this process behind a real socket, with all that can be seen from inside. */
export interface ServedEngine extends AsyncDisposable {
  readonly engine: SandboxEngine;
  readonly server: Server;
  readonly port: number;
  /** What the engine has logged as a bug of its own. */
  readonly bugs: Extract<LogEvent, { readonly type: 'error' }>[];
  /** Sends a request over a connection that stays open. */
  send(request: PlainRequest): Promise<PlainAnswer>;
}

export async function serveEngine(options: SandboxOptions = {}): Promise<ServedEngine> {
  const bugs: ServedEngine['bugs'] = [];
  const engine = await createEngine(await parseConfig({ log: 'silent', port: 0, ...options }), (event) => {
    if (event.type === 'error') bugs.push(event);
  });
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
    },
  };
}

function send(
  agent: Agent,
  port: number,
  { method, path, headers, body }: PlainRequest,
): Promise<PlainAnswer> {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const call = request({
      agent,
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: { ...length, ...headers },
    });
    call.on('error', reject);
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    call.end(body);
  });
}
