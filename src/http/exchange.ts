import type { Instant } from '../domain/instant.ts';
import type { ApiProblem } from '../domain/problem.ts';
import type { KeyHolder } from '../world/accounts.ts';

/** A request as plain data, and what the layers find out about it on its way to a handler. */
export interface Exchange {
  readonly method: string;
  /** As sent, percent-encoded, without the query. */
  readonly path: string;
  /** Without the question mark; empty where there is none. */
  readonly queryText: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  requestId: string;
  /** The instant of the account's clock at which the request is answered. */
  at: Instant;
  /** Set by authentication; every later layer may rely on it. */
  holder?: KeyHolder;
  body?: unknown;
  /** The body as it came; absent where it was not read. */
  bodyBytes?: Buffer;
  /** Why the body could not be read. Judged at validation: an unknown route outranks a broken body. */
  bodyProblem?: ApiProblem;
  /** Headers that go out whatever the answer is. */
  readonly replyHeaders: Record<string, string>;
}

/** An answer as plain data; `reply.ts` writes it. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The configuration changed it: the document no longer says what it should be. */
  readonly isCorrected?: boolean;
}

/** The account and key of an authenticated request. @throws Error where a layer asks before authentication. */
export function holderOf(exchange: Exchange): KeyHolder {
  if (exchange.holder === undefined)
    throw new Error('Failed to find the account: the request is not authenticated yet.');
  return exchange.holder;
}

/** The single value of a header; the first where a client sent several. */
export function headerOf(exchange: Pick<Exchange, 'headers'>, name: string): string | undefined {
  const value = exchange.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
