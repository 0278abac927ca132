import type { EnvelopeFacts } from '../../../contract/edition.ts';
import type { Reply } from '../../../contract/exchange/reply.ts';
import type { StatusProblem } from '../../../domain/failures/problem.ts';
import { presentEnvelope } from './present-envelope.ts';

/** A failure that the catalogue of v1 has no case for, by the name that HTTP has for its status. */
export function presentStatusV1({ status, title, message }: StatusProblem, facts: EnvelopeFacts): Reply {
  const code = title === undefined ? `HTTP_${status}` : toCode(title);
  return {
    status,
    isCorrected: true,
    headers: { 'x-request-id': facts.requestId },
    body: presentEnvelope({ code, message }, facts),
  };
}

/** `Service Unavailable` as `SERVICE_UNAVAILABLE`. */
function toCode(name: string): string {
  return name
    .replaceAll("'", '')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}
