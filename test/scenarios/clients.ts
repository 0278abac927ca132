import { Agent as NodeAgent, request as nodeRequest } from 'node:http';
import { Agent, Pool, fetch as undiciFetch } from 'undici';

export interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly key: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The client's own patience; none where undefined. */
  readonly timeoutMs?: number;
}

/** What a client meets: a whole answer, or the fault that ended it, with as much of the answer as there was. */
export interface Outcome {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text: string;
  /** The code of the client's error. */
  readonly fault?: string;
}

/** A client that keeps its connections alive. */
export interface ScenarioClient extends AsyncDisposable {
  send(sent: Sent): Promise<Outcome>;
}

export interface ClientKind {
  readonly name: string;
  /** What the client says when the other side closes the connection without a reset. */
  readonly closed: string;
  readonly timedOut: string;
  open(url: string, connections?: number): ScenarioClient;
}

const UNDICI = { closed: 'UND_ERR_SOCKET', timedOut: 'TimeoutError' } as const;

export const CLIENTS: readonly ClientKind[] = [
  { name: "undici's Pool", ...UNDICI, open: openPool },
  { name: 'fetch', ...UNDICI, open: openFetch },
  { name: "Node's http with keep-alive", closed: 'ECONNRESET', timedOut: 'ETIMEDOUT', open: openNode },
];

function openPool(url: string, connections = 1): ScenarioClient {
  const pool = new Pool(url, { connections, pipelining: 1 });
  return {
    send: (sent) =>
      listen(async (outcome) => {
        const { method = 'GET', path } = sent;
        const answer = await pool.request({ method, path, ...messageOf(sent), ...patienceOf(sent) });
        outcome.status = answer.statusCode;
        outcome.headers = plain(Object.entries(answer.headers));
        for await (const chunk of answer.body) outcome.text += String(chunk);
      }),
    [Symbol.asyncDispose]: () => pool.destroy(),
  };
}

function openFetch(url: string, connections = 1): ScenarioClient {
  const dispatcher = new Agent({ connections });
  return {
    send: (sent) =>
      listen(async (outcome) => {
        const { method = 'GET', path } = sent;
        const asked = { method, dispatcher, ...messageOf(sent), ...patienceOf(sent) };
        const answer = await undiciFetch(`${url}${path}`, asked);
        outcome.status = answer.status;
        outcome.headers = plain(answer.headers.entries());
        const decoder = new TextDecoder();
        for await (const chunk of answer.body ?? []) outcome.text += decoder.decode(chunk, { stream: true });
      }),
    [Symbol.asyncDispose]: () => dispatcher.destroy(),
  };
}

function openNode(url: string, connections = 1): ScenarioClient {
  const agent = new NodeAgent({ keepAlive: true, maxSockets: connections });
  return {
    send: (sent) => listen((outcome) => sendByNode(url, sent, agent, outcome)),
    [Symbol.asyncDispose]: async () => agent.destroy(),
  };
}

function sendByNode(url: string, sent: Sent, agent: NodeAgent, outcome: Mutable): Promise<void> {
  const { method = 'GET', path, timeoutMs } = sent;
  const { headers, body } = messageOf(sent);
  const timeout = timeoutMs === undefined ? {} : { timeout: timeoutMs };
  return new Promise((resolve, reject) => {
    const request = nodeRequest(`${url}${path}`, { method, headers, agent, ...timeout }, (answer) => {
      outcome.status = answer.statusCode ?? 0;
      outcome.headers = plain(Object.entries(answer.headers));
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        outcome.text += chunk;
      });
      answer.on('end', resolve).on('error', reject);
    });
    request.on('timeout', () =>
      request.destroy(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })),
    );
    request.on('error', reject).end(body ?? undefined);
  });
}

type Mutable = { -readonly [K in keyof Outcome]: Outcome[K] };

async function listen(talk: (outcome: Mutable) => Promise<void>): Promise<Outcome> {
  const outcome: Mutable = { text: '' };
  try {
    await talk(outcome);
  } catch (error) {
    outcome.fault = codeOf(error);
  }
  return outcome;
}

/** The code or the name of an error, or of what caused it: fetch wraps what went wrong below. */
function codeOf(error: unknown): string {
  const { name, code, cause } = error as { name: string; code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  if (name === 'TimeoutError') return name;
  if (cause !== undefined) return codeOf(cause);
  throw error;
}

function patienceOf({ timeoutMs }: Sent) {
  return timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) };
}

function messageOf({ key, body, headers }: Sent) {
  return {
    headers: {
      'x-api-key': key,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  };
}

function plain(entries: Iterable<readonly [string, unknown]>): Record<string, string> {
  return Object.fromEntries([...entries].map(([name, value]) => [name, String(value)]));
}
