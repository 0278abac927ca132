// As much as a server can take: each connection sends its next request when the answer to the last is there.
import autocannon from 'autocannon';
import { CONNECTIONS } from '../requests.mjs';
import { createLatencies } from './latencies.mjs';

/** Requests a second that a server answers, and how long an answer takes then. */
export async function runClosedLoop({ url, requests, seconds }) {
  const latencies = createLatencies();
  const running = autocannon({
    url,
    requests: requests.map(({ method, path, headers, body }) => ({ method, path, headers, body })),
    connections: CONNECTIONS,
    duration: seconds,
  });
  running.on('response', (_client, _status, _bytes, ms) => latencies.record(ms));
  const result = await running;
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`Under load ${failed} requests of ${result.requests.sent} failed.`);
  return { answered: result['2xx'], perSecond: result['2xx'] / result.duration, ...latencies.summary() };
}
