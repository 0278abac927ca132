import type { ProblemDetail } from '../domain/failures/problem.ts';

/** Kinds of problems of the control API that the emulated API does not have. */
const TEMPLATES = {
  'token-required': { status: 401, title: 'Control token required' },
  'foreign-origin': { status: 403, title: 'Foreign origin' },
  'foreign-host': { status: 403, title: 'Foreign host' },
  'unknown-account': { status: 404, title: 'Unknown account' },
  'unknown-key': { status: 404, title: 'Unknown key' },
  'unknown-rule': { status: 404, title: 'Unknown rule' },
  'unknown-device': { status: 404, title: 'Unknown device' },
  'https-off': { status: 404, title: 'HTTPS off' },
  'invalid-request': { status: 400, title: 'Invalid request' },
  'already-taken': { status: 409, title: 'Already taken' },
  'too-many': { status: 409, title: 'Too many' },
  'last-account': { status: 409, title: 'Last account' },
  'unlimited-key': { status: 409, title: 'Unlimited key' },
  'time-goes-back': { status: 409, title: 'Time goes back' },
  'foreign-snapshot': { status: 409, title: 'Snapshot of another kind' },
  'account-gone': { status: 409, title: 'Account closed or begun anew' },
  'journal-off': { status: 409, title: 'Journal off' },
  'too-many-calls': { status: 429, title: 'Too many open calls' },
  'nothing-came': { status: 408, title: 'Nothing came' },
  'not-ready': { status: 503, title: 'Not ready' },
} as const;

export type ControlProblemKind = keyof typeof TEMPLATES;

/** A failure of a control request. The detail says what failed, why, and what to do. */
export class ControlProblem extends Error {
  override readonly name = 'ControlProblem';
  readonly kind: ControlProblemKind;
  readonly errors: readonly ProblemDetail[];

  constructor(kind: ControlProblemKind, detail: string, errors: readonly ProblemDetail[] = []) {
    super(detail);
    this.kind = kind;
    this.errors = errors;
  }

  get status(): number {
    return TEMPLATES[this.kind].status;
  }

  get title(): string {
    return TEMPLATES[this.kind].title;
  }
}
