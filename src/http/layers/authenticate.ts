import { ApiProblem, type ProblemKind } from '../../domain/failures/problem.ts';
import { type ApiKey, keyProblemAt } from '../../domain/keys/api-key.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ApiExchange } from '../api-exchange.ts';
import type { LiveKeySightings } from './live-key-sightings.ts';

export type Authenticate = (exchange: ApiExchange) => void;

/** Settles whether the caller's key is good. @throws ApiProblem for one that is not, here and now. */
export function createAuthenticator(liveKeys: LiveKeySightings): Authenticate {
  return function authenticate(exchange) {
    const { credential, context } = exchange;
    if (credential === undefined || credential === '') throw new ApiProblem('missing-key');
    if (context === undefined) throw new ApiProblem(explainUnknown(credential, exchange, liveKeys));
    const { key, account, at } = context;
    const problem = findProblem(key, exchange, at);
    if (problem !== undefined) throw new ApiProblem(problem);
    exchange.isAuthenticated = true;
    account.usage.noteUse(credential, at);
  };
}

type Addressed = Pick<ApiExchange, 'edition' | 'environment'>;

function findProblem(key: ApiKey, { edition, environment }: Addressed, at: Instant): ProblemKind | undefined {
  if (edition.bindsKeysToHosts && key.environment !== environment) return 'wrong-environment';
  return keyProblemAt(key, at);
}

function explainUnknown(
  text: string,
  { edition, environment }: Addressed,
  liveKeys: LiveKeySightings,
): ProblemKind {
  const named = edition.keyFormat.parse(text);
  if (named === undefined) return 'malformed-key';
  if (named === 'live') liveKeys.note(text);
  return edition.bindsKeysToHosts && named !== environment ? 'wrong-environment' : 'unknown-key';
}
