import { drawText } from '../domain/random.ts';
import type { Meters } from '../world/meters.ts';
import type { Exchange } from './exchange.ts';

/**
 * The id of a request: drawn from what is asked, when, and how many like it came at that instant, so that the same
 * requests get the same ids in any order.
 */
export function drawRequestId(seed: string, exchange: Exchange, meters: Meters): string {
  const { method, path, queryText, at } = exchange;
  const request = `${method} ${path}?${queryText}`;
  const ordinal = meters.countRequest(request, at);
  return `req_${drawText(12, seed, 'request', request, at, ordinal)}`;
}
