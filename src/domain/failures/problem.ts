import type { HeaderFields } from '../headers/header-fields.ts';

/**
 * Every way in which a request can fail, in the words of no edition.
 * An edition gives each its status, code and message; a user may override those in the configuration file.
 */
export const PROBLEM_KINDS = [
  'missing-key',
  'malformed-key',
  'unknown-key',
  'wrong-environment',
  'expired-key',
  'revoked-key',
  'insufficient-permissions',
  'rate-limited',
  'unknown-device',
  'unknown-action',
  'unknown-route',
  'method-not-allowed',
  'invalid-request',
  'payload-too-large',
  'unsupported-media-type',
  'headers-too-large',
  'action-not-cancellable',
  'internal',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** One thing wrong with a request: where (`/body/mode`, `/query/limit`) and what, in words. */
export interface ProblemDetail {
  readonly path: string;
  readonly message: string;
}

export interface ProblemFacts {
  /** What is wrong with the request, first problem first. */
  readonly errors?: readonly ProblemDetail[];
  /** Headers that belong to this one case: `Allow`, `Retry-After`. */
  readonly headers?: HeaderFields;
  /** State of the action that could not be cancelled. */
  readonly actionState?: string;
}

/** A failure of a request that the API answers from its catalogue. Thrown anywhere, translated by `http/reply.ts` alone. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly kind: ProblemKind;
  readonly facts: ProblemFacts;

  constructor(kind: ProblemKind, facts: ProblemFacts = {}) {
    super(kind);
    this.kind = kind;
    this.facts = facts;
  }
}

/** A failure by its status alone, for which no catalogue has a case; an edition has a code and a message for each. */
export class StatusProblem extends Error {
  override readonly name = 'StatusProblem';
  readonly status: number;
  /** What HTTP calls the status; undefined where it has no name. */
  readonly title: string | undefined;

  /** @param message in place of the title */
  constructor(status: number, title: string | undefined, message = title ?? `HTTP status ${status}`) {
    super(message);
    this.status = status;
    this.title = title;
  }
}

/** A request refused because of its content: one or more places and what is wrong there. */
export function invalidRequest(...errors: readonly ProblemDetail[]): ApiProblem {
  return new ApiProblem('invalid-request', { errors });
}
