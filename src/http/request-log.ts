import { maskKey } from '../domain/api-key.ts';
import type { LogSink } from '../log.ts';
import { type Exchange, headerOf } from './exchange.ts';

/** Milliseconds since the call. */
export function startStopwatch(): () => number {
  const startedAt = performance.now();
  return () => performance.now() - startedAt;
}

/** Starts the record of a request; the function returned writes it, once the answer is on its way. */
export function logRequest(log: LogSink, exchange: Exchange): (status: number) => void {
  const elapsedMs = startStopwatch();
  return (status) => {
    const key = headerOf(exchange, 'x-api-key');
    log({
      type: 'request',
      method: exchange.method,
      path: exchange.queryText === '' ? exchange.path : `${exchange.path}?${exchange.queryText}`,
      status,
      ms: elapsedMs(),
      ...(key !== undefined && { key: maskKey(key) }),
    });
  };
}
