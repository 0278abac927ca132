import type { ApiProblem, ProblemDetail, ProblemKind } from '../../domain/failures/problem.ts';
import type { UnappliedEffect, Verdict } from '../../domain/journal/journal-entry.ts';
import { maskKey } from '../../domain/keys/mask-keys.ts';
import type { AppliedRule } from '../../domain/rules/applied-rule.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { RouteMatch } from '../openapi-backend/route-match.ts';
import type { RawBody } from './raw-body.ts';
import type { RequestContext } from './request-context.ts';

/** The headers of a request, by lower-case name. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** A request as plain data, and what the layers find out about it on its way to a handler. */
export interface Exchange {
  readonly method: string;
  /** As sent, percent-encoded, without the query. */
  readonly path: string;
  /** Without the question mark; empty where there is none. */
  readonly queryText: string;
  readonly headers: RequestHeaders;
  /** Whether it came over TLS. */
  readonly isSecure: boolean;
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[];
  /** The key as it was sent; undefined where none was. */
  readonly credential: string | undefined;
  /** The instant at which the request is answered: of the account's clock, where somebody has the key. */
  readonly at: Instant;
  /** Whose key it is, good or not; undefined where nobody has it. */
  readonly context: RequestContext | undefined;
  /** Whether the key is good here and now. */
  isAuthenticated: boolean;
  requestId: string;
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
  /** An effect that was meant to change the answer, and why it could not. */
  notApplied?: UnappliedEffect;
  /** Name of the rule that was applied. */
  rule?: string;
  /** Calls back once the client has gone away, which may be at once; what is answered takes that back. */
  readonly onAbandoned?: (listener: () => void) => () => void;
  /** Headers that go out whatever the answer is. */
  readonly replyHeaders: Record<string, string>;
}

/** Whose an authenticated request is. @throws Error where a layer asks before authentication. */
export function contextOf({ context, isAuthenticated }: Exchange): RequestContext {
  if (context === undefined || !isAuthenticated)
    throw new Error('Failed to find the account: the request is not authenticated yet.');
  return context;
}

/** The single value of a header; the first where a client sent several. */
export function headerOf({ headers }: Pick<Exchange, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The key that was sent, masked; undefined where none was. */
export function maskedKeyOf({ credential }: Pick<Exchange, 'credential'>): string | undefined {
  return credential === undefined ? undefined : maskKey(credential);
}
