import { type ApiKey, keyProblemAt, maskKey, PERMISSIONS } from '../domain/api-key.ts';
import type { Environment } from '../domain/entities.ts';
import { ApiProblem, type ProblemKind } from '../domain/problem.ts';
import type { Accounts, KeyHolder } from '../world/accounts.ts';
import type { Edition, KeyFormat } from './edition.ts';
import { type Exchange, headerOf } from './exchange.ts';
import type { LiveKeySightings } from './live-key-sightings.ts';

export interface AuthenticationOptions {
  readonly accounts: Accounts;
  readonly edition: Pick<Edition, 'keyFormat' | 'environmentOfHost'>;
  /** Which host a request is judged by whose `Host` is neither of the vendor's. */
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
    const holder = accounts.findKey(text) ?? openAccount(text, environment, options);
    if (holder === undefined) throw unknownKey(text, edition.keyFormat, environment, liveKeys);
    const now = holder.account.clock.now();
    exchange.at = now;
    const problem = judge(holder, environment);
    if (problem !== undefined) {
      exchange.refused = holder;
      throw new ApiProblem(problem);
    }
    exchange.holder = holder;
    holder.account.meters.noteUse(text, now);
  };
}

function environmentOf(
  exchange: Exchange,
  { edition, defaultEnvironment }: AuthenticationOptions,
): Environment {
  const host = headerOf(exchange, 'host') ?? '';
  return edition.environmentOfHost(host) ?? defaultEnvironment;
}

function judge({ key, account }: KeyHolder, environment: Environment): ProblemKind | undefined {
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
): KeyHolder | undefined {
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
