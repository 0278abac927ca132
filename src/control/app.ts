import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Contract } from '../contract/contract.ts';
import { type Exchange, headerOf } from '../contract/exchange/exchange.ts';
import type { Reply } from '../contract/exchange/reply.ts';
import type { ServeRequest } from '../http/app.ts';
import {
  type BodyReader,
  createBodyReader,
  MAX_BODY_BYTES,
  type ReadBody,
  readBodyText,
} from '../http/layers/read-body.ts';
import { createLongBodyReader, readLongText } from '../http/layers/read-long-body.ts';
import { logRequest, startStopwatch } from '../http/request-log.ts';
import { createYamlReader, isYaml } from './access/read-yaml.ts';
import { policyOf, type RoutePolicy } from './access/route-policies.ts';
import { openGuard } from './access/safety.ts';
import type { ControlDependencies } from './dependencies.ts';
import { presentControlFailure } from './present-problem.ts';
import { readReplyText, writeControlReply } from './replies/write-reply.ts';

/** A call of the control API by the process that it runs in. */
export interface LocalCall {
  readonly method: string;
  /** From `/__sandbox` on, with the query. */
  readonly url: string;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; undefined for a call without a body. */
  readonly body?: string | undefined;
}

export interface LocalReply {
  readonly status: number;
  /** Empty for a reply without a body. */
  readonly body: string;
}

/** The control API of one server. */
export interface ControlApp {
  /** Serves it by HTTP. */
  readonly serve: ServeRequest;
  /** Answers the process that it runs in, which needs no token: without a socket, and as HTTP would. */
  readonly call: (call: LocalCall) => Promise<LocalReply>;
}

/** All but the guard is loaded at the first request, so that no start pays for it. */
export async function createControlApp(dependencies: ControlDependencies): Promise<ControlApp> {
  const guard = await openGuard(dependencies.token, dependencies.config.cors);
  const readJson = createLimitedReader();
  const readYaml = createYamlReader();
  const answer = createControlService(dependencies);
  return {
    serve: async (request, response) => {
      const exchange = { ...beginExchange(request), onAbandoned: watchCaller(response) };
      const reply = await answer(exchange, (policy) => {
        guard(exchange, policy);
        const read = policy.takesYaml && isYaml(request.headers) ? readYaml : readJson(policy);
        return read(request, response);
      });
      await writeControlReply(response, reply);
    },
    call: async ({ method, url, headers, body }) => {
      const exchange = beginExchange({ method, url, headers, rawHeaders: Object.entries(headers).flat() });
      const reply = await answer(exchange, (policy) => readText(body, policy));
      return { status: reply.status, body: await readReplyText(reply) };
    },
  };
}

/** Lets the caller in, and reads what it sends. @throws ControlProblem */
type ReadRequest = (policy: RoutePolicy) => ReadBody | Promise<ReadBody>;

/** Answers a request, whichever way it came, and tells the log of it. */
function createControlService(dependencies: ControlDependencies) {
  const { log } = dependencies;
  let contract: Promise<Contract> | undefined;
  const handle = async (exchange: Exchange, policy: RoutePolicy, read: ReadRequest): Promise<Reply> => {
    try {
      Object.assign(exchange, await read(policy));
      contract ??= openContract(dependencies);
      return await (await contract).handle(exchange);
    } catch (error) {
      return presentControlFailure(error, exchange, log);
    }
  };
  return async (exchange: Exchange, read: ReadRequest): Promise<Reply> => {
    const elapsedMs = startStopwatch();
    const policy = policyOf(exchange);
    const reply = await handle(exchange, policy, read);
    if (policy.isQuiet) return reply;
    logRequest(log, exchange, { status: reply.status, ms: elapsedMs(), reason: explainRefusal(reply) });
    return reply;
  };
}

/** What RFC 9457 calls the detail of a problem. */
function explainRefusal({ status, body }: Reply): string | undefined {
  if (status < 400 || typeof body !== 'object' || body === null || !('detail' in body)) return undefined;
  return String(body.detail);
}

function readText(
  text: string | undefined,
  { bodyLimitBytes = MAX_BODY_BYTES }: RoutePolicy,
): ReadBody | Promise<ReadBody> {
  const isLong = text !== undefined && text.length > MAX_BODY_BYTES;
  return isLong ? readLongText(text, bodyLimitBytes) : readBodyText(text, bodyLimitBytes);
}

/** One reader for each limit that a route states. */
function createLimitedReader() {
  const readers = new Map<number, BodyReader>();
  return ({ bodyLimitBytes = MAX_BODY_BYTES }: RoutePolicy): BodyReader => {
    const reader = readers.get(bodyLimitBytes) ?? createReader(bodyLimitBytes);
    readers.set(bodyLimitBytes, reader);
    return reader;
  };
}

function createReader(limitBytes: number): BodyReader {
  return limitBytes > MAX_BODY_BYTES
    ? createLongBodyReader({ limitBytes })
    : createBodyReader({ limitBytes, isScanned: true });
}

async function openContract(dependencies: ControlDependencies): Promise<Contract> {
  const { createControlContract } = await import('./contract.ts');
  return await createControlContract(dependencies);
}

/** A caller has gone away where the connection closes before the reply is out. */
function watchCaller(response: ServerResponse): NonNullable<Exchange['onAbandoned']> {
  return (listener) => {
    if (response.destroyed) listener();
    else response.once('close', listener);
    return () => response.off('close', listener);
  };
}

interface Incoming extends Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'> {
  /** Absent where it did not come over the network. */
  readonly socket?: object;
}

function beginExchange(incoming: Incoming): Exchange {
  const { method = 'GET', url = '/', headers, rawHeaders, socket = {} } = incoming;
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
