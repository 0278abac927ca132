import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../../control/contract.gen.ts';
import { toControlError, unreachable } from './control-error.ts';
import type { Page } from './control-types.ts';

export interface ControlClientOptions {
  /** Base URL of the sandbox, or of its control API. */
  readonly url: string;
  /** The control token, where the sandbox asks for one. */
  readonly token?: string;
  /** Id of the account to act on; the first one where neither this nor `apiKey` is given. */
  readonly account?: string;
  /** A key of the account to act on. */
  readonly apiKey?: string;
  /** In place of the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** What the groups of a client share. */
export interface Connection {
  readonly api: Client<paths>;
  /** Names the account on every call that acts on one. */
  readonly scope: {
    readonly query: { readonly account?: string };
    readonly header: { readonly 'x-api-key'?: string };
  };
  /** The body of an answer. @throws ControlError */
  readonly ask: <T>(what: string, call: Promise<Answer<T>>) => Promise<T>;
}

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

export function connect({ url, token, account, apiKey, fetch }: ControlClientOptions): Connection {
  const baseUrl = url.replace(/\/+$/, '').replace(/\/__sandbox$/, '');
  const api = createClient<paths>({
    baseUrl,
    ...(fetch !== undefined && { fetch }),
    ...(token !== undefined && { headers: { 'x-sandbox-token': token } }),
  });
  return {
    api,
    scope: {
      query: account === undefined ? {} : { account },
      header: apiKey === undefined ? {} : { 'x-api-key': apiKey },
    },
    ask: async (what, call) => {
      const { data, error, response } = await call.catch((cause: unknown) => {
        throw unreachable(what, baseUrl, cause);
      });
      if (!response.ok) throw toControlError(what, response, error);
      // The document says what comes with a success; where nothing does, nothing is asked for.
      return data as NonNullable<typeof data>;
    },
  };
}

/** The parameters that name the account, and more of the query. */
export function widen<Query extends object>({ query, header }: Connection['scope'], more: Query) {
  return { header, query: { ...query, ...more } };
}

const LARGEST_PAGE = 500;

interface Listed<T> {
  readonly items: T[];
  readonly pagination: { readonly hasMore: boolean };
}

/** One page where one is asked for, else all of them. */
export async function listAll<T>(filter: Page, read: (page: Page) => Promise<Listed<T>>): Promise<T[]> {
  if (filter.offset !== undefined || filter.limit !== undefined) return (await read({})).items;
  const all: T[] = [];
  for (let hasMore = true; hasMore; ) {
    const { items, pagination } = await read({ offset: all.length, limit: LARGEST_PAGE });
    all.push(...items);
    hasMore = pagination.hasMore;
  }
  return all;
}
