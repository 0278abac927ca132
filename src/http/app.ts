import { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Contract } from '../contract/contract.ts';
import type { Edition } from '../contract/edition.ts';
import type { Exchange, Reply } from '../contract/exchange.ts';
import type { LogSink } from '../log/log.ts';
import type { Accounts } from '../world/accounts.ts';
import type { Authenticate } from './layers/authenticate.ts';
import type { LimitRate } from './layers/limit-rate.ts';
import type { BodyReader } from './layers/read-body.ts';
import { drawRequestId } from './layers/request-id.ts';
import type { RecordExchange } from './record/record-exchange.ts';
import { composeReply, presentFailure, writeReply } from './reply.ts';
import { logRequest, startStopwatch } from './request-log.ts';
import type { ApplyRule } from './rules/apply-rule.ts';
import { patchReply } from './rules/patch-reply.ts';
import type { SelectRule } from './rules/select-rule.ts';

export interface AppOptions {
  readonly accounts: Accounts;
  readonly edition: Edition;
  readonly contract: Contract;
  readonly authenticate: Authenticate;
  readonly limitRate: LimitRate;
  readonly readBody: BodyReader;
  readonly selectRule: SelectRule;
  readonly applyRule: ApplyRule;
  /** The control API, mounted before all else. */
  readonly control: RequestHandler;
  readonly record: RecordExchange;
  readonly validateResponses: boolean;
  readonly log: LogSink;
}

/** The Express application: the control API, and behind it the vendor's API in the order of its layers. */
export function createApp(options: AppOptions): Express {
  const app = createPlainExpress();
  app.use('/__sandbox', options.control);
  const serve = createApiService(options);
  app.use(async (request: Request, response: Response) => {
    const exchange = beginExchange(request, options.accounts);
    const elapsedMs = startStopwatch();
    const answer = await serve(exchange, request, response);
    const reply = composeReply(exchange, patchReply(exchange, answer, options.log));
    // Before the answer leaves, so that who has it finds it in the journal.
    options.record(exchange, reply, elapsedMs());
    writeReply(response, reply);
    logRequest(options.log, exchange, { status: reply.status, ms: elapsedMs() });
  });
  return app;
}

/**
 * Express without its additions to requests and responses. Nothing here uses them, and giving an object another
 * prototype makes Node's own methods slow on it: that was half of the cost of a request.
 */
function createPlainExpress(): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.request = IncomingMessage.prototype as Request;
  app.response = ServerResponse.prototype as Response;
  return app;
}

function createApiService(options: AppOptions) {
  const { accounts, authenticate, selectRule, contract, edition, limitRate, log, readBody, applyRule } =
    options;

  async function answer(exchange: Exchange, request: Request, response: Response): Promise<Reply> {
    await authenticate(exchange);
    await limitRate(exchange);
    Object.assign(exchange, await readBody(request, response));
    await selectRule(exchange);
    return (await applyRule(exchange, response)) ?? (await contract.handle(exchange));
  }

  return async (exchange: Exchange, request: Request, response: Response): Promise<Reply> => {
    try {
      const reply = await answer(exchange, request, response);
      exchange.requestId = identify(exchange, accounts);
      return options.validateResponses ? validated(reply, exchange, contract) : reply;
    } catch (error) {
      exchange.requestId ||= identify(exchange, accounts);
      const reply = presentFailure(error, exchange, edition, log);
      return options.validateResponses ? validatedFailure(reply, exchange, options) : reply;
    }
  };
}

/** With `--validate-responses`, an answer that breaks the document becomes a loud 500 in place of a quiet lie. */
function validated(reply: Reply, exchange: Exchange, contract: Contract): Reply {
  const violation = contract.validateReply(exchange, reply);
  if (violation === undefined) return reply;
  throw new Error(`The answer breaks the document: ${violation}`);
}

function validatedFailure(reply: Reply, exchange: Exchange, { contract, edition, log }: AppOptions): Reply {
  try {
    return validated(reply, exchange, contract);
  } catch (error) {
    return presentFailure(error, exchange, edition, log);
  }
}

function beginExchange({ method, url, headers, rawHeaders }: Request, accounts: Accounts): Exchange {
  const queryAt = url.indexOf('?');
  return {
    method,
    path: queryAt < 0 ? url : url.slice(0, queryAt),
    queryText: queryAt < 0 ? '' : url.slice(queryAt + 1),
    headers,
    rawHeaders,
    requestId: '',
    at: accounts.first.clock.now(),
    replyHeaders: {},
  };
}

function identify(exchange: Exchange, accounts: Accounts): string {
  const account = exchange.principal?.account;
  return drawRequestId(
    account?.seed ?? accounts.first.seed,
    exchange,
    account?.usage ?? accounts.unauthenticated,
  );
}
