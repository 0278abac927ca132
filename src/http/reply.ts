import type { ServerResponse } from 'node:http';
import { ApiProblem } from '../domain/problem.ts';
import type { LogSink } from '../log.ts';
import type { Edition } from './edition.ts';
import type { Exchange, Reply } from './exchange.ts';

/** The only writer of API responses. */
export function writeReply(response: ServerResponse, exchange: Exchange, reply: Reply): void {
  if (response.headersSent || response.destroyed) return;
  const text = toText(reply);
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

/** JSON, but for a text that an operation of another media type answers. */
function toText({ body, headers }: Reply): string {
  if (body === undefined) return '';
  const isPlain = typeof body === 'string' && headers?.['Content-Type']?.includes('json') === false;
  return isPlain ? body : JSON.stringify(body);
}

/** An operation of the user's own document that cannot be answered; the message says why. No bug of ours. */
export class UserDocumentProblem extends Error {
  override readonly name = 'UserDocumentProblem';
}

/** The only translator of failures: what nobody foresaw is a bug of ours, logged whole and answered as `internal`. */
export function toProblem(error: unknown, log: LogSink): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof UserDocumentProblem) {
    log({ type: 'warning', message: error.message });
    return new ApiProblem('internal');
  }
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
