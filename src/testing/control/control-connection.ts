import { SystemUrl } from '../../domain/captured-globals.ts';
import type { CallParts, MethodOf, OperationOf, Path, ResultOf } from './api-types.ts';
import { toControlError, unreachable } from './control-error.ts';
import type { Page } from './control-types.ts';
import { optionsOf, requireName } from './inputs/check-argument.ts';
import { writeBody } from './inputs/write-body.ts';
import { createFetchTransport } from './transport/fetch-transport.ts';
import { createHttpTransport } from './transport/http-transport.ts';
import type { Transport } from './transport/transport.ts';

/** The account that calls act on. */
export interface AccountScope {
  /** Id of the account to act on; the first one where neither this nor `apiKey` is given. */
  readonly account?: string;
  /** A key of the account to act on. */
  readonly apiKey?: string;
}

export interface ControlClientOptions extends AccountScope {
  /** Base URL of the sandbox, or of its control API. */
  readonly url: string;
  /** The control token, where the sandbox asks for one. */
  readonly token?: string;
  /** In place of Node's own HTTP, which no test has patched. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Where a sandbox is, and how requests get there. */
export interface SandboxAccess {
  /** Shown where nobody answers. */
  readonly url: string;
  readonly token?: string;
  readonly transport: Transport;
}

/** Calls an operation. `what` stands after "Failed to" where nobody answers. @throws ControlError */
export type Call = <P extends Path, M extends MethodOf<P>>(
  what: string,
  method: M,
  path: P,
  parts?: CallParts<OperationOf<P, M>>,
) => Promise<ResultOf<OperationOf<P, M>>>;

/** What the groups of a client share. */
export interface Connection {
  /** Names the account on the call. */
  readonly call: Call;
  /** For what acts on the server, or names the account in its path. */
  readonly callServer: Call;
}

/** How to reach what the options name. */
export function accessOf({ url, token, fetch }: Omit<ControlClientOptions, 'account'>): SandboxAccess {
  const baseUrl = readUrl(url)
    .replace(/\/+$/, '')
    .replace(/\/__sandbox$/, '');
  return {
    url: baseUrl,
    ...(token !== undefined && { token }),
    transport: fetch === undefined ? createHttpTransport(baseUrl) : createFetchTransport(baseUrl, fetch),
  };
}

/** Who writes no TypeScript is told what is missing, too. @throws TypeError */
function readUrl(url: unknown): string {
  if (typeof url === 'string' && /^https?:\/\//i.test(url) && SystemUrl.canParse(url)) return url;
  throw new TypeError(
    `Failed to create a control client: its url is ${typeof url === 'string' ? `"${url}"` : String(url)}, which is no http URL. ` +
      "Give the base URL of the sandbox: createControlClient({ url: 'http://127.0.0.1:4010' }).",
  );
}

export function connect(access: SandboxAccess, { account, apiKey }: AccountScope): Connection {
  const query = account === undefined ? {} : { account };
  const headers = apiKey === undefined ? {} : { 'x-api-key': apiKey };
  return {
    call: createCall(access, { query, headers }),
    callServer: createCall(access, { query: {}, headers: {} }),
  };
}

interface Defaults {
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The parts of a call, whatever its operation. */
interface AnyParts {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

function createCall({ url: baseUrl, token, transport }: SandboxAccess, defaults: Defaults): Call {
  const send = async (what: string, method: string, path: string, parts: AnyParts) => {
    const { body } = parts;
    const request = {
      method: method.toUpperCase(),
      url: `${fillIn(what, path, parts.path)}${toQuery({ ...defaults.query, ...parts.query })}`,
      headers: {
        ...defaults.headers,
        ...(token !== undefined && { 'x-sandbox-token': token }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : writeBody(body, what),
    };
    const reply = await transport(request).catch((cause: unknown) => {
      throw unreachable(what, baseUrl, cause);
    });
    const content = parse(reply.body);
    if (reply.status < 200 || reply.status > 299)
      throw toControlError(what, { status: reply.status, url: `${baseUrl}${request.url}` }, content);
    return content;
  };
  // What a success answers is said by the document, and is checked where it is made.
  return ((what, method, path, parts = {}) => send(what, method, path, parts as AnyParts)) as Call;
}

/** @throws ControlError for a part that names nothing */
function fillIn(what: string, path: string, values: AnyParts['path'] = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(requireName(values[name], what, name)),
  );
}

function toQuery(values: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const pairs = given.map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Undefined for what is no JSON: another server answers, or nothing is said. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const LARGEST_PAGE = 500;

interface Listed<T> {
  readonly items: T[];
  readonly pagination: { readonly hasMore: boolean };
}

/** One page where the filter asks for one, else all of them. `what` stands after "Failed to". @throws ControlError */
export async function listAll<T, Filter extends Page>(
  what: string,
  given: Filter | undefined,
  read: (query: Partial<Filter>, what: string) => Promise<Listed<T>>,
): Promise<T[]> {
  const filter = optionsOf(given, what);
  if (filter.offset !== undefined || filter.limit !== undefined) return (await read(filter, what)).items;
  const all: T[] = [];
  for (let hasMore = true; hasMore; ) {
    const page = { ...filter, offset: all.length, limit: LARGEST_PAGE };
    const { items, pagination } = await read(page, what);
    all.push(...items);
    hasMore = pagination.hasMore;
  }
  return all;
}
