import type { ServerResponse } from 'node:http';
import type { Reply } from '../contract/exchange/reply.ts';
import { StatusProblem } from '../domain/failures/problem.ts';
import type { Accounts } from '../world/accounts.ts';
import type { EpochEnd } from '../world/epoch.ts';
import type { ApiExchange } from './api-exchange.ts';
import { drawUncountedId } from './layers/request-id.ts';
import { formatHttpDate } from './layers/retry-after.ts';
import { endWith } from './server/server.ts';

/** How the account's epoch ended, as a client is told. */
const WORDS: Readonly<Record<EpochEnd, string>> = {
  reset: 'its account was reset',
  restored: 'its account was restored from a snapshot',
  closed: 'its account was closed',
};

/**
 * Answers a request whose account was reset, restored or closed while it was served: 503, which no client takes for an
 * answer of the new world. A connection that only broke would be tried again, by some clients without a word.
 */
export function endExchange(
  exchange: ApiExchange,
  end: EpochEnd,
  accounts: Accounts,
  response: ServerResponse,
): Reply {
  exchange.requestId = drawUncountedId(exchange, accounts);
  const message = `The sandbox ended this request: ${WORDS[end]} while it was served`;
  const reply = exchange.edition.presentStatus(
    new StatusProblem(503, 'Service Unavailable', message),
    exchange,
  );
  const date = formatHttpDate(exchange.at);
  const told = { ...reply, headers: { ...reply.headers, Date: date, 'x-sandbox-ended': end } };
  if (response.headersSent || response.destroyed) response.destroy();
  else endWith(response, told);
  return told;
}
