import type { Request, RequestHandler, Response } from 'express';
import type { Contract } from '../contract/contract.ts';
import { type Exchange, headerOf } from '../contract/exchange.ts';
import type { Reply } from '../contract/reply.ts';
import { type BodyReader, createBodyReader } from '../http/layers/read-body.ts';
import { logRequest, startStopwatch } from '../http/request-log.ts';
import { createGuard } from './access/safety.ts';
import type { ControlDependencies } from './dependencies.ts';
import { presentControlFailure } from './present-problem.ts';
import { writeControlReply } from './write-reply.ts';

/** The control API as Express middleware, to be mounted at `/__sandbox`. */
export type ControlApp = RequestHandler;

const MEBIBYTE = 1024 * 1024;

/** Routes that take whole worlds. */
const LARGE_BODIES: ReadonlySet<string> = new Set(['/__sandbox/restore', '/__sandbox/accounts']);

/** Called every second by those who watch over a container; their log would hide everything else. */
const QUIET: ReadonlySet<string> = new Set(['/__sandbox/health', '/__sandbox/ready']);

/** The control API of one server. All but the guard is loaded at the first request, so that no start pays for it. */
export async function createControlApp(dependencies: ControlDependencies): Promise<ControlApp> {
  const answer = createControlService(dependencies);
  return async (request, response) => {
    const exchange = beginExchange(request);
    const elapsedMs = startStopwatch();
    const reply = await answer(exchange, request, response);
    writeControlReply(response, reply);
    if (QUIET.has(exchange.path)) return;
    logRequest(dependencies.log, exchange, { status: reply.status, ms: elapsedMs() });
  };
}

function createControlService(dependencies: ControlDependencies) {
  const guard = createGuard(dependencies.token);
  const readBody = createBodyReader();
  const readLargeBody = createBodyReader({ limitBytes: 64 * MEBIBYTE });
  let contract: Promise<Contract> | undefined;
  return async (exchange: Exchange, request: Request, response: Response): Promise<Reply> => {
    try {
      guard(exchange);
      const read: BodyReader = LARGE_BODIES.has(exchange.path) ? readLargeBody : readBody;
      Object.assign(exchange, await read(request, response));
      contract ??= openContract(dependencies);
      return await (await contract).handle(exchange);
    } catch (error) {
      return presentControlFailure(error, exchange, dependencies.log);
    }
  };
}

async function openContract(dependencies: ControlDependencies): Promise<Contract> {
  const { createControlContract } = await import('./contract.ts');
  return await createControlContract(dependencies);
}

function beginExchange({ method, originalUrl, headers, rawHeaders }: Request): Exchange {
  const queryAt = originalUrl.indexOf('?');
  const path = queryAt < 0 ? originalUrl : originalUrl.slice(0, queryAt);
  return {
    // Whatever can be read can be asked for its header alone.
    method: method === 'HEAD' ? 'GET' : method,
    path: path === '/__sandbox/' ? '/__sandbox' : path,
    queryText: queryAt < 0 ? '' : originalUrl.slice(queryAt + 1),
    headers,
    rawHeaders,
    credential: headerOf({ headers }, 'x-api-key'),
    at: 0,
    context: undefined,
    isAuthenticated: false,
    requestId: '',
    replyHeaders: {},
  };
}
