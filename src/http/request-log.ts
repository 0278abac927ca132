import { type Exchange, maskedKeyOf } from '../contract/exchange/exchange.ts';
import type { LogSink } from '../log/log.ts';

/** Milliseconds since the call. */
export function startStopwatch(): () => number {
  const startedAt = performance.now();
  return () => performance.now() - startedAt;
}

/** What came of a request, once the answer is on its way. */
export interface RequestOutcome {
  readonly status: number;
  readonly ms: number;
}

export function logRequest(log: LogSink, exchange: Exchange, { status, ms }: RequestOutcome): void {
  const { method, path, queryText } = exchange;
  const key = maskedKeyOf(exchange);
  log({
    type: 'request',
    method,
    path: queryText === '' ? path : `${path}?${queryText}`,
    status,
    ms,
    ...(key !== undefined && { key }),
  });
}
