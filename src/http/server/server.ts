import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Reply } from '../../contract/exchange/reply.ts';
import { ApiProblem, invalidRequest } from '../../domain/failures/problem.ts';
import { normalizeEscapes } from '../../domain/path-escapes.ts';
import type { LogSink } from '../../log/log.ts';
import { boundConnections } from './bound-connections.ts';
import { answerAfterLatest, rememberLatest } from './latest-response.ts';
import { isShakingHands } from './tls-connections.ts';

/** Longest request line and headers together: what clients of other servers may send, and a little more. */
const MAX_HEADER_BYTES = 64 * 1024;

/** So many headers and no more: those beyond would be dropped without a word by a server that has a bound of its own. */
const MAX_HEADERS = 2_000;

/** Idle connections live longer than any pause of a test, so that no client meets a close it did not cause. */
const KEEP_ALIVE_MS = 65_000;

export type PresentProblem = (problem: ApiProblem) => Reply;

/** What every server of ours is like, with TLS below it or not. */
export const SERVER_OPTIONS = {
  maxHeaderSize: MAX_HEADER_BYTES,
  keepAliveTimeout: KEEP_ALIVE_MS,
  // Node would refuse a request without a Host by an answer without a body.
  requireHostHeader: false,
} as const;

/** A server around the application; what HTTP itself refuses is answered in the envelope too. */
export function createHttpServer(
  listener: RequestListener,
  presentProblem: PresentProblem,
  log: LogSink,
): Server {
  const server = createServer(SERVER_OPTIONS);
  boundConnections(server, log);
  serveWith(server, listener, presentProblem);
  return server;
}

/** Lets a server hand its requests to the listener, and refuse what is none in the envelope. */
export function serveWith(
  server: Server | HttpsServer,
  listener: RequestListener,
  presentProblem: PresentProblem,
): void {
  // Counted below: what Node counts, it cuts off.
  server.maxHeadersCount = 0;
  const serve: RequestListener = (request, response) => {
    rememberLatest(response);
    const problem = settleTarget(request);
    if (problem === undefined) return listener(request, response);
    endWith(response, presentProblem(problem));
  };
  server.on('request', serve);
  // An expectation that nobody can meet may be left unmet; Node's own refusal has no body.
  server.on('checkExpectation', serve);
  server.on('connect', (_request, socket) => refuse(socket, presentProblem(notForProxies())));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || isShakingHands(socket)) socket.destroy();
    else answerAfterLatest(socket, () => refuse(socket, presentProblem(toProblem(error))));
  });
}

/** Answers a request that is no further looked at, and ends its connection. */
export function endWith(response: ServerResponse, reply: Reply): void {
  const { status, headers, text } = toMessage(reply);
  // What lets a web page read the answer stays.
  for (const name of response.getHeaderNames())
    if (!/^(access-control-|vary$)/.test(name)) response.removeHeader(name);
  response.writeHead(status, headers).end(text);
}

/** Ends a connection with an answer for which there is no response object. */
function refuse(socket: Duplex, reply: Reply): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { status, headers, text } = toMessage(reply);
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((line) => `${name}: ${line}`),
  );
  socket.end([`HTTP/1.1 ${status} `, ...lines, '', text].join('\r\n'), () => socket.destroy());
}

function toMessage({ status, headers, body }: Reply) {
  const text = JSON.stringify(body);
  return {
    status,
    text,
    headers: {
      ...headers,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(text),
      Connection: 'close',
    },
  };
}

const ABSOLUTE = /^https?:\/\/([^/?#]+)(.*)$/i;

/** Reads a target as its path in normal form, and the host of one in absolute form; says what is wrong with the host. */
function settleTarget(request: IncomingMessage): ApiProblem | undefined {
  if (request.rawHeaders.length > 2 * MAX_HEADERS) return new ApiProblem('headers-too-large');
  if (countHosts(request) !== 1 && request.httpVersion !== '1.0') {
    return invalidRequest({ path: '/header/host', message: 'must be sent exactly once' });
  }
  const { url = '/', headers } = request;
  const [, host, target = ''] = (url.startsWith('/') ? undefined : ABSOLUTE.exec(url)) ?? [];
  if (host !== undefined) headers.host = host;
  request.url = normalizeTarget(host === undefined ? url : target.startsWith('/') ? target : `/${target}`);
  return undefined;
}

/** One form of the path for all that looks at it: routing, rules, journal and masking. The query is read by name. */
function normalizeTarget(target: string): string {
  if (!target.includes('%')) return target;
  const queryAt = target.indexOf('?');
  if (queryAt < 0) return normalizeEscapes(target);
  return `${normalizeEscapes(target.slice(0, queryAt))}${target.slice(queryAt)}`;
}

function countHosts({ rawHeaders }: IncomingMessage): number {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.length === 4 && rawHeaders[i]?.toLowerCase() === 'host') count++;
  }
  return count;
}

function notForProxies(): ApiProblem {
  return invalidRequest({ path: '/request', message: 'is one for a proxy, which this is not' });
}

function toProblem({ code }: NodeJS.ErrnoException): ApiProblem {
  if (code === 'HPE_HEADER_OVERFLOW') return new ApiProblem('headers-too-large');
  return invalidRequest({ path: '/request', message: 'is not valid HTTP/1.1' });
}
