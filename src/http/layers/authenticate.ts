import type { Edition, KeyFormat } from '../../contract/edition.ts';
import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { type ApiKey, keyProblemAt, PERMISSIONS } from '../../domain/api-key.ts';
import type { Environment } from '../../domain/entities.ts';
import { maskKey } from '../../domain/mask-keys.ts';
import { ApiProblem, type ProblemKind } from '../../domain/problem.ts';
import type { Accounts, Principal } from '../../world/accounts.ts';
import type { LiveKeySightings } from './live-key-sightings.ts';

export interface AuthenticationOptions {
  readonly accounts: Accounts;
  readonly edition: Pick<Edition, 'keyFormat' | 'environmentOfHost'>;
  /** The environment of a request whose `Host` header names neither of the vendor's hosts. */
  readonly defaultEnvironment: Environment;
  readonly acceptAnyKey: boolean;
  readonly liveKeys: LiveKeySightings;
}

export type Authenticate = (exchange: Exchange) => void;

/** Settles who calls, before anything else is looked at. @throws ApiProblem for a key that is not good here and now. */
export function createAuthenticator(options: AuthenticationOptions): Authenticate {
  const { accounts, edition, liveKeys } = options;
  return function authenticate(exchange) {
    const text = headerOf(exchange, 'x-api-key');
    if (text === undefined || text === '') throw new ApiProblem('missing-key');
    const environment = environmentOf(exchange, options);
    const principal = accounts.findKey(text) ?? openAccount(text, environment, options);
    if (principal === undefined) throw unknownKey(text, edition.keyFormat, environment, liveKeys);
    const now = principal.account.clock.now();
    exchange.at = now;
    const problem = findProblem(principal, environment);
    if (problem !== undefined) {
      exchange.refused = principal;
      throw new ApiProblem(problem);
    }
    exchange.principal = principal;
    principal.account.usage.noteUse(text, now);
  };
}

function environmentOf(
  exchange: Exchange,
  { edition, defaultEnvironment }: AuthenticationOptions,
): Environment {
  const host = headerOf(exchange, 'host') ?? '';
  return edition.environmentOfHost(host) ?? defaultEnvironment;
}

function findProblem({ key, account }: Principal, environment: Environment): ProblemKind | undefined {
  if (key.environment !== environment) return 'wrong-environment';
  return keyProblemAt(key, account.clock.now());
}

export interface AccountOpening {
  readonly accounts: Accounts;
  readonly edition: Pick<Edition, 'keyFormat'>;
  readonly acceptAnyKey: boolean;
}

/** With `acceptAnyKey`, a well-formed sandbox key that nobody has yet opens an account of its own. */
export function openAccount(
  text: string,
  environment: Environment,
  { acceptAnyKey, accounts, edition }: AccountOpening,
): Principal | undefined {
  const isOurs = acceptAnyKey && environment === 'sandbox' && edition.keyFormat.parse(text) === 'sandbox';
  if (!isOurs) return undefined;
  const key: ApiKey = {
    key: text,
    name: maskKey(text),
    environment: 'sandbox',
    permissions: PERMISSIONS,
    createdAt: accounts.first.clock.now(),
  };
  return accounts.addForKey(key);
}

function unknownKey(
  text: string,
  format: KeyFormat,
  environment: Environment,
  liveKeys: LiveKeySightings,
): ApiProblem {
  const named = format.parse(text);
  if (named === undefined) return new ApiProblem('malformed-key');
  if (named === 'live') liveKeys.note(text);
  return new ApiProblem(named === environment ? 'unknown-key' : 'wrong-environment');
}
