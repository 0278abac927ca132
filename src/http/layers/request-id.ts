import type { Exchange } from '../../contract/exchange/exchange.ts';
import { drawText } from '../../domain/random.ts';
import type { Account } from '../../world/account.ts';
import type { Accounts } from '../../world/accounts.ts';

/**
 * The id of a request: drawn from what is asked, by whom, when, and how many like it came at that instant, so that the
 * same requests get the same ids in any order, and different ones never share an id.
 */
export function drawRequestId(exchange: Exchange, accounts: Accounts): string {
  const { at } = exchange;
  const account = accountOf(exchange);
  const { seed } = account ?? accounts.first;
  const request = drawAsked(exchange, seed);
  // A request that took its time is counted with those that came meanwhile: its own instant is counted no more.
  const countedAt = account === undefined ? at : account.usage.countingAt(at);
  const ordinal = (account?.usage ?? accounts.unauthenticated).countRequest(request, countedAt);
  return `req_${drawText(12, seed, 'request', request, countedAt, ordinal)}`;
}

/** An id for a request of a world that is gone: the counters are those of the next one. */
export function drawUncountedId(exchange: Exchange, accounts: Accounts): string {
  const { seed } = accountOf(exchange) ?? accounts.first;
  return `req_${drawText(12, seed, 'ended', drawAsked(exchange, seed), exchange.at)}`;
}

function accountOf({ isAuthenticated, context }: Exchange): Account | undefined {
  return isAuthenticated ? context?.account : undefined;
}

/** The same for the same question. */
function drawAsked(exchange: Exchange, seed: string): string {
  const { method, path, queryText, credential = '', bodyBytes } = exchange;
  const body = bodyBytes?.toString('latin1') ?? '';
  const id = accountOf(exchange)?.id ?? '';
  return drawText(12, seed, 'asked', method, path, queryText, id, credential, body);
}
