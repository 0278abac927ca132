import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { ApiProblem, invalidRequest } from '../domain/problem.ts';
import type { Reply } from './exchange.ts';

/** Longest request line and headers together: what clients of other servers may send, and a little more. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Idle connections live longer than any pause of a test, so that no client meets a close it did not cause. */
const KEEP_ALIVE_MS = 65_000;

export type PresentProblem = (problem: ApiProblem) => Reply;

/** A server around the application; what its HTTP parser refuses is answered in the envelope too. */
export function createHttpServer(listener: RequestListener, presentProblem: PresentProblem): Server {
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: KEEP_ALIVE_MS }, listener);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end(formatReply(presentProblem(toProblem(error))), () => socket.destroy());
  });
  return server;
}

function toProblem({ code }: NodeJS.ErrnoException): ApiProblem {
  if (code === 'HPE_HEADER_OVERFLOW') return new ApiProblem('headers-too-large');
  return invalidRequest({ path: '/request', message: 'is not valid HTTP/1.1' });
}

/** The bytes of an answer for which there is no response object. */
function formatReply({ status, headers, body }: Reply): string {
  const text = JSON.stringify(body);
  const lines = Object.entries({
    ...headers,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} `, ...lines, '', text].join('\r\n');
}
