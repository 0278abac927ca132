import { Agent, type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import type { Sender } from './sender.ts';
import type { Transport, TransportReply, TransportRequest } from './transport.ts';

// Taken when this module loads, and for HTTPS at the first call: the calls of a test's control must reach the sandbox,
// whatever the test puts in the place of `fetch`, of its dispatcher or of the functions of `node:http`.
const HTTP: Sender = { send: requestHttp, agent: new Agent({ keepAlive: true }) };

/** Longer than any answer takes; a wait for requests takes a minute at most. */
const PATIENCE_MS = 300_000;

/** Takes requests to the sandbox at a base URL by Node's own HTTP, and past what a test may have patched. */
export function createHttpTransport(baseUrl: string): Transport {
  return async (request) => {
    const sender = /^https:/i.test(baseUrl) ? (await import('./https-sender.ts')).HTTPS : HTTP;
    const first = new Attempt(baseUrl, sender, request);
    try {
      return await first.reply;
    } catch (error) {
      // The server may close an idle connection at the moment at which we take it for the next request.
      if (first.wasOnUsedConnection && isReset(error))
        return await new Attempt(baseUrl, sender, request).reply;
      throw error;
    }
  };
}

class Attempt {
  readonly reply: Promise<TransportReply>;
  #request: ClientRequest | undefined;

  constructor(
    baseUrl: string,
    { send, agent }: Sender,
    { method, url, headers, body = '' }: TransportRequest,
  ) {
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
    this.reply = new Promise((resolve, reject) => {
      const options = { method, headers: { ...headers, ...length }, agent, timeout: PATIENCE_MS };
      const request = send(`${baseUrl}${url}`, options, (response) => {
        readReply(response).then(resolve, reject);
      });
      this.#request = request;
      request.on('error', reject);
      request.on('timeout', () => request.destroy(new Error(`no answer within ${PATIENCE_MS / 1_000} s`)));
      request.end(body);
    });
  }

  get wasOnUsedConnection(): boolean {
    return this.#request?.reusedSocket === true;
  }
}

async function readReply(response: IncomingMessage): Promise<TransportReply> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() };
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}
