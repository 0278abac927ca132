import type { Exchange } from '../contract/exchange/exchange.ts';
import type { Reply } from '../contract/exchange/reply.ts';
import type { ApiProblem, ProblemDetail, ProblemFacts, ProblemKind } from '../domain/failures/problem.ts';
import { maskKeys } from '../domain/keys/mask-keys.ts';
import { toProblem } from '../http/reply.ts';
import type { LogSink } from '../log/log.ts';
import { EpochOver } from '../world/epoch.ts';
import { ControlProblem } from './control-problem.ts';
import type { Schemas } from './operations.ts';

interface ProblemTemplate {
  readonly status: number;
  readonly title: string;
  readonly detail: (exchange: Exchange, facts: ProblemFacts) => string;
}

const INTERNAL: ProblemTemplate = {
  status: 500,
  title: 'Internal error',
  detail: () => 'Failed to answer: this is a bug of amps-sandbox. The log has the cause; please report it.',
};

/** The failures that the control API shares with the emulated one, in words of its own. */
const SHARED: Partial<Record<ProblemKind, ProblemTemplate>> = {
  'unknown-route': {
    status: 404,
    title: 'Unknown route',
    detail: ({ path }) =>
      `Failed to find ${shorten(path)}: the control API has no such route. openapi/control.yaml lists those it has.`,
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    detail: ({ method, path }, { headers }) =>
      `Failed to ${method} ${shorten(path)}: the route has no such method. Use ${headers?.Allow ?? 'another'}.`,
  },
  'invalid-request': {
    status: 400,
    title: 'Invalid request',
    detail: (_exchange, { errors = [] }) =>
      `${describeErrors(errors)} Correct it and send the request again.`,
  },
  'payload-too-large': {
    status: 413,
    title: 'Payload too large',
    detail: () => 'Failed to read the request: its body is larger than this route takes. Send less.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    detail: () =>
      'Failed to read the request: its body is not sent as UTF-8 JSON. Send "content-type: application/json"; curl does with --json.',
  },
};

function describeErrors([first, ...others]: readonly ProblemDetail[]): string {
  if (first === undefined) return 'Failed to read the request: it is not valid.';
  const rest = others.length === 0 ? '' : ` (and ${others.length} more, see errors)`;
  return `Failed to read the request: ${first.path} ${first.message.replace(/[.?]$/, '')}${rest}.`;
}

/** What was waited for, or moved, belongs to a world that is gone. */
function endedWith({ end }: EpochOver): ControlProblem {
  const detail = `Failed to finish the call: its account was ${end} meanwhile, and nothing of before goes on after that.`;
  return new ControlProblem('account-gone', `${detail} Make the call anew.`);
}

/** Writes any failure as RFC 9457 has it. */
export function presentControlFailure(failure: unknown, exchange: Exchange, log: LogSink): Reply {
  const error = failure instanceof EpochOver ? endedWith(failure) : failure;
  if (error instanceof ControlProblem) {
    const { kind, status, title, message, errors } = error;
    return presentProblem({ type: typeOf(kind), title, status, detail: message }, errors, headersOf(error));
  }
  const { kind, facts } = toProblem(error, log);
  const template = SHARED[kind] ?? INTERNAL;
  const { status, title } = template;
  const type = typeOf(template === INTERNAL ? 'internal' : kind);
  const problem = { type, title, status, detail: template.detail(exchange, facts) };
  return presentProblem(problem, facts.errors ?? [], facts.headers);
}

function presentProblem(
  problem: Schemas['Problem'],
  errors: readonly ProblemDetail[],
  headers: Reply['headers'] = {},
): Reply {
  return {
    status: problem.status,
    headers: { ...headers, 'Content-Type': 'application/problem+json; charset=utf-8' },
    body: { ...problem, ...(errors.length > 0 && { errors }) },
  };
}

function headersOf({ kind }: ControlProblem): Record<string, string> {
  return kind === 'token-required' ? { 'WWW-Authenticate': 'Bearer realm="amps-sandbox control API"' } : {};
}

function typeOf(kind: ControlProblem['kind'] | ApiProblem['kind']): string {
  return `urn:amps-sandbox:problem:${kind}`;
}

const MAX_SHOWN = 100;

/** What a caller sent as a message may show it: short, and with no key in full. */
function shorten(text: string): string {
  const masked = maskKeys(text);
  return masked.length <= MAX_SHOWN ? masked : `${masked.slice(0, MAX_SHOWN)}…`;
}
