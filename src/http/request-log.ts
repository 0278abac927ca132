import { type Exchange, maskedKeyOf } from '../contract/exchange/exchange.ts';
import type { ProblemDetail } from '../domain/failures/problem.ts';
import { formatInstant } from '../domain/time/instant.ts';
import { type LogSink, silentLog } from '../log/log.ts';
import { readMonotonic } from '../world/time/machine-clock.ts';

/** Milliseconds since the call. */
export function startStopwatch(): () => number {
  const startedAt = readMonotonic();
  return () => readMonotonic() - startedAt;
}

/** What came of a request, once the answer is on its way. */
export interface RequestOutcome {
  readonly status: number;
  readonly ms: number;
  /** What a rule did to the connection. */
  readonly connection?: string | undefined;
  /** Why, where the exchange does not say it. */
  readonly reason?: string | undefined;
}

export function logRequest(log: LogSink, exchange: Exchange, outcome: RequestOutcome): void {
  if (log === silentLog) return;
  const { method, path, queryText, context, rule, problem, violations, at } = exchange;
  const key = maskedKeyOf(exchange);
  const { connection } = outcome;
  const reason = outcome.reason ?? (violations && describeViolations(violations));
  log({
    type: 'request',
    // A call of the control API has no instant of its own.
    ...(at > 0 && { at: formatInstant(at) }),
    method,
    path: queryText === '' ? path : `${path}?${queryText}`,
    status: outcome.status,
    ms: outcome.ms,
    ...(key !== undefined && { key }),
    ...(context !== undefined && { keyName: context.key.name }),
    ...(rule !== undefined && { rule }),
    ...(connection !== undefined && { connection }),
    ...(problem !== undefined && { problem }),
    ...(reason !== undefined && { reason }),
  });
}

function describeViolations([first, ...others]: readonly ProblemDetail[]): string | undefined {
  if (first === undefined) return undefined;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${first.path} ${first.message}${more}`;
}
