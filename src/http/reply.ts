import type { ServerResponse } from 'node:http';
import { ApiProblem } from '../domain/problem.ts';
import type { LogSink } from '../log.ts';
import type { Edition } from './edition.ts';
import type { Exchange, Reply } from './exchange.ts';

/** The only writer of API responses. */
export function writeReply(response: ServerResponse, exchange: Exchange, reply: Reply): void {
  if (response.headersSent || response.destroyed) return;
  const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
  const headers: Record<string, string | number> = {
    'x-request-id': exchange.requestId,
    ...exchange.replyHeaders,
    ...reply.headers,
    'Content-Length': Buffer.byteLength(text),
  };
  if (text !== '') headers['Content-Type'] ??= 'application/json; charset=utf-8';
  response.writeHead(reply.status, headers);
  response.end(text);
}

/** The only translator of failures: what is no `ApiProblem` is a bug of ours, logged whole and answered as `internal`. */
export function toProblem(error: unknown, log: LogSink): ApiProblem {
  if (error instanceof ApiProblem) return error;
  log({
    type: 'error',
    message: 'A request failed for a reason that is a bug of amps-sandbox. Please report it.',
    error,
  });
  return new ApiProblem('internal');
}

export function presentFailure(error: unknown, exchange: Exchange, edition: Edition, log: LogSink): Reply {
  return edition.presentProblem(toProblem(error, log), exchange);
}
