import type { ServerResponse } from 'node:http';
import type { Reply } from '../contract/exchange/reply.ts';
import { UserDocumentProblem } from '../contract/mock-replies/user-document-problem.ts';
import { ApiProblem, StatusProblem } from '../domain/failures/problem.ts';
import {
  findHeader,
  type HeaderFields,
  type HeaderValue,
  putHeaders,
} from '../domain/headers/header-fields.ts';
import type { ConnectionFault } from '../domain/rules/rule.ts';
import type { LogSink } from '../log/log.ts';
import type { Epoch } from '../world/epoch.ts';
import type { ApiExchange } from './api-exchange.ts';
import { formatHttpDate } from './layers/retry-after.ts';
import { toText } from './reply-text.ts';
import { writeFaulty } from './rules/write-faulty.ts';

/** An answer as it goes over the wire. */
export interface ComposedReply {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly text: string;
  readonly sizeBytes: number;
  readonly fault: ConnectionFault | undefined;
  /** The action that it tells of. */
  readonly actionId: string | undefined;
}

export function composeReply(exchange: ApiExchange, reply: Reply): ComposedReply {
  const text = toText(reply);
  const sizeBytes = Buffer.byteLength(text);
  const headers: Record<string, HeaderValue> = {
    'x-request-id': exchange.requestId,
    // By the clock of the account, as everything else in the reply: not by that of this machine.
    Date: formatHttpDate(exchange.at),
    ...exchange.replyHeaders,
  };
  if (reply.headers !== undefined) putHeaders(headers, reply.headers);
  headers['Content-Length'] = sizeBytes;
  if (text !== '' && findHeader(reply.headers, 'content-type') === undefined)
    headers['Content-Type'] = 'application/json; charset=utf-8';
  const { status, fault } = reply;
  const { actionId } = exchange.edition.describeReply(reply);
  return { status, headers, text, sizeBytes, fault, actionId };
}

/** The only writer of API responses. */
export function writeReply(response: ServerResponse, reply: ComposedReply, epoch: Epoch | undefined): void {
  if (response.headersSent || response.destroyed) return;
  if (reply.fault !== undefined) {
    writeFaulty(response, reply, reply.fault);
    if (epoch !== undefined) endWithEpoch(response, epoch);
    return;
  }
  response.writeHead(reply.status, reply.headers);
  response.end(reply.text);
}

/** What hangs, or goes out in drops, is cut off where the world ends that it tells of. */
function endWithEpoch(response: ServerResponse, epoch: Epoch): void {
  if (response.writableEnded || response.destroyed) return;
  response.once(
    'close',
    epoch.onEnd(() => response.destroy()),
  );
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

export function presentFailure(error: unknown, exchange: ApiExchange, log: LogSink): Reply {
  if (error instanceof StatusProblem) return exchange.edition.presentStatus(error, exchange);
  const problem = toProblem(error, log);
  exchange.problem = problem.kind;
  return exchange.edition.presentProblem(problem, exchange);
}
