import type { Instant } from '../domain/instant.ts';
import type { Verdict } from '../domain/journal/journal-entry.ts';
import { maskKey } from '../domain/mask-keys.ts';
import type { ApiProblem, ProblemDetail, ProblemKind } from '../domain/problem.ts';
import type { AppliedRule } from '../domain/rules/applied-rule.ts';
import type { ConnectionFault } from '../domain/rules/rule.ts';
import type { Principal } from '../world/accounts.ts';
import type { RouteMatch } from './openapi-backend/route-match.ts';
import type { RawBody } from './raw-body.ts';

/** A request as plain data, and what the layers find out about it on its way to a handler. */
export interface Exchange {
  readonly method: string;
  /** As sent, percent-encoded, without the query. */
  readonly path: string;
  /** Without the question mark; empty where there is none. */
  readonly queryText: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[];
  requestId: string;
  /** The instant of the account's clock at which the request is answered. */
  at: Instant;
  /** The key and its account, set by authentication; every later layer may rely on it. */
  principal?: Principal;
  /** Whose key it is that is no longer good. */
  refused?: Principal;
  body?: unknown;
  /** The body as it came; absent where it was not read. */
  bodyBytes?: Buffer;
  /** Why the body could not be read. Thrown at validation: an unknown route outranks a broken body. */
  bodyProblem?: ApiProblem;
  /** For the journal. */
  rawBody?: RawBody;
  /** Whether the request keeps to the document, once that is settled. */
  verdict?: Verdict;
  /** How it breaks the document, where the verdict is `invalid`. */
  violations?: readonly ProblemDetail[];
  /** What was answered in place of a success. */
  problem?: ProblemKind;
  /** What its path says by the document, once somebody asked. */
  route?: RouteMatch | undefined;
  /** What a rule, or a header of the request itself, does to it. */
  appliedRule?: AppliedRule;
  /** Name of the rule that was applied. */
  rule?: string;
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
  /** What happens to the connection in place of a whole answer. */
  readonly fault?: ConnectionFault;
}

/** The account and key of an authenticated request. @throws Error where a layer asks before authentication. */
export function principalOf(exchange: Exchange): Principal {
  if (exchange.principal === undefined)
    throw new Error('Failed to find the account: the request is not authenticated yet.');
  return exchange.principal;
}

/** The single value of a header; the first where a client sent several. */
export function headerOf(exchange: Pick<Exchange, 'headers'>, name: string): string | undefined {
  const value = exchange.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The key that was sent, masked; undefined where none was. */
export function maskedKeyOf(exchange: Pick<Exchange, 'headers'>): string | undefined {
  const key = headerOf(exchange, 'x-api-key');
  return key === undefined ? undefined : maskKey(key);
}
