import autocannon from 'autocannon';
import { HEADERS, PATH } from './subjects.mjs';

/** Requests a second that a server answers over ten connections. */
export async function load({ url }, seconds) {
  const result = await autocannon({
    url: `${url}${PATH}`,
    headers: HEADERS,
    connections: 10,
    duration: seconds,
  });
  const failed = result.non2xx + result.errors;
  if (failed > 0) throw new Error(`Under load ${failed} requests failed.`);
  return result['2xx'] / result.duration;
}
