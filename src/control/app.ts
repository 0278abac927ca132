import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Contract } from '../contract/contract.ts';
import { type Exchange, headerOf } from '../contract/exchange/exchange.ts';
import type { Reply } from '../contract/exchange/reply.ts';
import type { ServeRequest } from '../http/app.ts';
import { type BodyReader, createBodyReader, MAX_BODY_BYTES } from '../http/layers/read-body.ts';
import { logRequest, startStopwatch } from '../http/request-log.ts';
import { policyOf, type RoutePolicy } from './access/route-policies.ts';
import { type Guard, openGuard } from './access/safety.ts';
import type { ControlDependencies } from './dependencies.ts';
import { presentControlFailure } from './present-problem.ts';
import { writeControlReply } from './write-reply.ts';

/** The control API of one server. All but the guard is loaded at the first request, so that no start pays for it. */
export async function createControlApp(dependencies: ControlDependencies): Promise<ServeRequest> {
  const answer = createControlService(dependencies, await openGuard(dependencies.token));
  return async (request, response) => {
    const exchange = beginExchange(request);
    const elapsedMs = startStopwatch();
    const policy = policyOf(exchange);
    const reply = await answer({ exchange, policy, request, response });
    writeControlReply(response, reply);
    if (policy.isQuiet) return;
    const outcome = { status: reply.status, ms: elapsedMs(), reason: explainRefusal(reply) };
    logRequest(dependencies.log, exchange, outcome);
  };
}

/** What RFC 9457 calls the detail of a problem. */
function explainRefusal({ status, body }: Reply): string | undefined {
  if (status < 400 || typeof body !== 'object' || body === null || !('detail' in body)) return undefined;
  return String(body.detail);
}

interface ControlRequest {
  readonly exchange: Exchange;
  readonly policy: RoutePolicy;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function createControlService(dependencies: ControlDependencies, guard: Guard) {
  const readBody = createLimitedReader();
  let contract: Promise<Contract> | undefined;
  return async ({ exchange, policy, request, response }: ControlRequest): Promise<Reply> => {
    try {
      guard(exchange, policy);
      Object.assign(exchange, await readBody(policy)(request, response));
      contract ??= openContract(dependencies);
      return await (await contract).handle(exchange);
    } catch (error) {
      return presentControlFailure(error, exchange, dependencies.log);
    }
  };
}

/** One reader for each limit that a route states. */
function createLimitedReader() {
  const readers = new Map<number, BodyReader>();
  return ({ bodyLimitBytes = MAX_BODY_BYTES }: RoutePolicy): BodyReader => {
    const reader = readers.get(bodyLimitBytes) ?? createBodyReader({ limitBytes: bodyLimitBytes });
    readers.set(bodyLimitBytes, reader);
    return reader;
  };
}

async function openContract(dependencies: ControlDependencies): Promise<Contract> {
  const { createControlContract } = await import('./contract.ts');
  return await createControlContract(dependencies);
}

function beginExchange({
  method = 'GET',
  url = '/',
  headers,
  rawHeaders,
  socket,
}: IncomingMessage): Exchange {
  const queryAt = url.indexOf('?');
  const path = queryAt < 0 ? url : url.slice(0, queryAt);
  return {
    // Whatever can be read can be asked for its header alone.
    method: method === 'HEAD' ? 'GET' : method,
    path: path === '/__sandbox/' ? '/__sandbox' : path,
    queryText: queryAt < 0 ? '' : url.slice(queryAt + 1),
    headers,
    isSecure: 'encrypted' in socket,
    rawHeaders,
    credential: headerOf({ headers }, 'x-api-key'),
    at: 0,
    context: undefined,
    isAuthenticated: false,
    requestId: '',
    replyHeaders: {},
  };
}
