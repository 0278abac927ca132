import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { contextOf } from '../contract/exchange/exchange.ts';
import type { Reply } from '../contract/exchange/reply.ts';
import type { LogSink } from '../log/log.ts';
import type { Accounts } from '../world/accounts.ts';
import type { ApiExchange } from './api-exchange.ts';
import { endExchange } from './end-exchange.ts';
import type { Authenticate } from './layers/authenticate.ts';
import type { LimitRate } from './layers/limit-rate.ts';
import type { BodyReader } from './layers/read-body.ts';
import { drawRequestId } from './layers/request-id.ts';
import type { Caller, WithAccount } from './layers/with-account.ts';
import type { RecordExchange } from './record/record-exchange.ts';
import { composeReply, presentFailure, toProblem, writeReply } from './reply.ts';
import { logRequest, startStopwatch } from './request-log.ts';
import type { ApplyRule } from './rules/apply-rule.ts';
import type { SelectRule } from './rules/select-rule.ts';
import { settleRule } from './rules/settle-rule.ts';
import { endWith, type PresentProblem } from './server/server.ts';

/** Answers a request; rejects only where no answer could be written. */
export type ServeRequest = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface AppOptions {
  readonly accounts: Accounts;
  readonly withAccount: WithAccount;
  readonly authenticate: Authenticate;
  readonly limitRate: LimitRate;
  readonly readBody: BodyReader;
  readonly selectRule: SelectRule;
  readonly applyRule: ApplyRule;
  /** The control API, asked before all else. */
  readonly control: ServeRequest;
  readonly record: RecordExchange;
  /** Answers what fails outside of an exchange. */
  readonly presentProblem: PresentProblem;
  readonly validateResponses: boolean;
  readonly log: LogSink;
}

/** Paths of the control API. */
const CONTROL = /^\/__sandbox(?:[/?]|$)/;

export function isControlUrl(url: string): boolean {
  return CONTROL.test(url);
}

/** What a server hands its requests to: the control API, and beside it the vendor's API in the order of its layers. */
export function createApp(options: AppOptions): RequestListener {
  const { control } = options;
  const serveApi = createApi(options);
  const answerFailure = createLastResort(options);
  return (request, response) => {
    const serve = isControlUrl(request.url ?? '') ? control : serveApi;
    serve(request, response).catch((error: unknown) => answerFailure(error, response));
  };
}

/** Whatever fails where no answer was made, a client is answered in the envelope. */
function createLastResort({ presentProblem, log }: AppOptions) {
  return (error: unknown, response: ServerResponse): void => {
    const problem = toProblem(error, log);
    if (response.headersSent) response.destroy();
    else endWith(response, presentProblem(problem));
  };
}

function createApi(options: AppOptions): ServeRequest {
  const { withAccount, log, record, accounts } = options;
  const serve = createApiService(options);
  return async (request, response) => {
    const elapsedMs = startStopwatch();
    await withAccount(request.headers, async (caller) => {
      const exchange = beginExchange(request, caller, elapsedMs);
      const served = await serve(exchange, request, response);
      const { appliedRule } = exchange;
      const answer =
        appliedRule === undefined ? served : await settleRule(exchange, appliedRule, served, log);
      const end = caller.context?.epoch.end;
      if (end !== undefined) {
        // It belongs to a world that is gone, and leaves no trace in the one that is there now.
        const { status } = endExchange(exchange, end, accounts, response);
        logRequest(log, exchange, { status, ms: elapsedMs() });
        return;
      }
      const reply = composeReply(exchange, answer);
      // Before the answer leaves, so that who has it finds it in the journal.
      record(exchange, reply, elapsedMs());
      writeReply(response, reply, caller.context?.epoch);
      logRequest(log, exchange, { status: reply.status, ms: elapsedMs(), connection: reply.fault?.kind });
    });
  };
}

/** What stands for the answer to a request that is ended instead. */
const ENDED: Reply = { status: 0 };

function createApiService(options: AppOptions) {
  const { accounts, authenticate, selectRule, limitRate, log, readBody, applyRule, validateResponses } =
    options;

  async function answer(
    exchange: ApiExchange,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Reply> {
    authenticate(exchange);
    await limitRate(exchange);
    const read = readBody(request, response);
    // A body may be long in coming.
    Object.assign(exchange, read instanceof Promise ? await contextOf(exchange).epoch.outlast(read) : read);
    await selectRule(exchange);
    return (await applyRule(exchange, response)) ?? (await exchange.edition.contract.handle(exchange));
  }

  return async (
    exchange: ApiExchange,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Reply> => {
    try {
      const answered = await answer(exchange, request, response);
      exchange.context?.epoch.requireCurrent();
      exchange.requestId = drawRequestId(exchange, accounts);
      const reply = answered.isWhole === true ? answered : exchange.edition.presentReply(answered, exchange);
      return validateResponses ? validated(reply, exchange) : reply;
    } catch (error) {
      if (exchange.context?.epoch.end !== undefined) return ENDED;
      exchange.requestId ||= drawRequestId(exchange, accounts);
      const reply = presentFailure(error, exchange, log);
      return validateResponses ? validatedFailure(reply, exchange, log) : reply;
    }
  };
}

/** With `--validate-responses`, an answer that breaks the document becomes a loud 500 in place of a quiet lie. */
function validated(reply: Reply, exchange: ApiExchange): Reply {
  const violation = exchange.edition.contract.validateReply(exchange, reply);
  if (violation === undefined) return reply;
  throw new Error(`The answer breaks the document: ${violation}`);
}

function validatedFailure(reply: Reply, exchange: ApiExchange, log: LogSink): Reply {
  try {
    return validated(reply, exchange);
  } catch (error) {
    return presentFailure(error, exchange, log);
  }
}

function beginExchange(
  { method = '', url = '', headers, rawHeaders, socket }: IncomingMessage,
  { edition, environment, credential, context, at }: Caller,
  elapsedMs: () => number,
): ApiExchange {
  const queryAt = url.indexOf('?');
  return {
    method,
    path: queryAt < 0 ? url : url.slice(0, queryAt),
    queryText: queryAt < 0 ? '' : url.slice(queryAt + 1),
    headers,
    isSecure: 'encrypted' in socket,
    rawHeaders,
    edition,
    environment,
    credential,
    context,
    at,
    isAuthenticated: false,
    requestId: '',
    replyHeaders: {},
    elapsedMs,
  };
}
