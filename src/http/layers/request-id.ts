import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { drawText } from '../../domain/random.ts';
import type { UsageCounters } from '../../world/usage-counters.ts';

/**
 * The id of a request: drawn from what is asked, by whom, when, and how many like it came at that instant, so that the
 * same requests get the same ids in any order, and different ones never share an id.
 */
export function drawRequestId(seed: string, exchange: Exchange, usage: UsageCounters): string {
  const { method, path, queryText, principal, bodyBytes, at } = exchange;
  const account = principal?.account.id ?? '';
  const key = headerOf(exchange, 'x-api-key') ?? '';
  const body = bodyBytes?.toString('latin1') ?? '';
  const request = drawText(12, seed, 'asked', method, path, queryText, account, key, body);
  const ordinal = usage.countRequest(request, at);
  return `req_${drawText(12, seed, 'request', request, at, ordinal)}`;
}
