import type { Exchange } from '../../contract/exchange/exchange.ts';
import { drawText } from '../../domain/random.ts';
import type { Accounts } from '../../world/accounts.ts';

/**
 * The id of a request: drawn from what is asked, by whom, when, and how many like it came at that instant, so that the
 * same requests get the same ids in any order, and different ones never share an id.
 */
export function drawRequestId(exchange: Exchange, accounts: Accounts): string {
  const { method, path, queryText, credential = '', bodyBytes, at, isAuthenticated } = exchange;
  const account = isAuthenticated ? exchange.context?.account : undefined;
  const { seed } = account ?? accounts.first;
  const body = bodyBytes?.toString('latin1') ?? '';
  const request = drawText(12, seed, 'asked', method, path, queryText, account?.id ?? '', credential, body);
  // A request that took its time is counted with those that came meanwhile: its own instant is counted no more.
  const countedAt = account === undefined ? at : account.usage.countingAt(at);
  const ordinal = (account?.usage ?? accounts.unauthenticated).countRequest(request, countedAt);
  return `req_${drawText(12, seed, 'request', request, countedAt, ordinal)}`;
}
