import type { components } from '../../control/contract.gen.ts';

export type ControlProblemDocument = components['schemas']['Problem'];

/** A control call that failed. The message says what failed, why, and what to do. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  /** The HTTP status; undefined where nobody answered. */
  readonly status: number | undefined;
  /** The problem as the sandbox told it; undefined where something else answered. */
  readonly problem: ControlProblemDocument | undefined;

  constructor(
    message: string,
    facts: {
      readonly status?: number;
      readonly problem?: ControlProblemDocument;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, facts.cause === undefined ? {} : { cause: facts.cause });
    this.status = facts.status;
    this.problem = facts.problem;
  }
}

/** The failure that an answer tells of. */
export function toControlError(
  what: string,
  { status, url }: { readonly status: number; readonly url: string },
  body: unknown,
): ControlError {
  if (isProblem(body)) return new ControlError(body.detail, { status, problem: body });
  return new ControlError(
    `Failed to ${what}: ${url} answered ${status} in words that are not the sandbox's. ` +
      'Check that the url is the base URL of an amps-sandbox, and that no proxy answers in its place.',
    { status },
  );
}

export function unreachable(what: string, url: string, cause: unknown): ControlError {
  return new ControlError(
    `Failed to ${what}: nobody answers at ${url} (${reasonOf(cause)}). ` +
      'Start the sandbox, wait until it is ready, or correct the url.',
    { cause },
  );
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { cause: inner } = cause;
  const code = inner instanceof Error && 'code' in inner ? inner.code : undefined;
  return typeof code === 'string' ? code : cause.message;
}

function isProblem(body: unknown): body is ControlProblemDocument {
  return typeof body === 'object' && body !== null && 'detail' in body && typeof body.detail === 'string';
}
