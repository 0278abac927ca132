import type { EditionSet, ServedEdition } from '../../contract/edition-set.ts';
import { headerOf, type RequestHeaders } from '../../contract/exchange/exchange.ts';
import type { Environment } from '../../domain/entities.ts';
import { type ApiKey, PERMISSIONS } from '../../domain/keys/api-key.ts';
import { maskKey } from '../../domain/keys/mask-keys.ts';
import { andThen, type MaybePromise } from '../../domain/maybe-promise.ts';
import type { Accounts } from '../../world/accounts.ts';
import type { Principal } from '../../world/principal.ts';
import type { ApiExchange } from '../api-exchange.ts';

/** Who asks, and when: settled once, and the same for the whole of a request. */
export type Caller = Pick<ApiExchange, 'edition' | 'environment' | 'credential' | 'context' | 'at'>;

/**
 * Hands a request its account, key and instant, for as long as it is served. Where the accounts are at hand nothing is
 * waited for.
 */
export type WithAccount = <T>(
  headers: RequestHeaders,
  serve: (caller: Caller) => MaybePromise<T>,
) => MaybePromise<T>;

export interface AccountAccess {
  readonly accounts: Accounts;
  readonly editions: EditionSet;
  /** The environment of a request whose `Host` header names none of the vendor's hosts. */
  readonly defaultEnvironment: Environment;
  readonly acceptAnyKey: boolean;
}

export function createAccountAccess(access: AccountAccess): WithAccount {
  const { accounts, editions, defaultEnvironment } = access;
  const findKey = (text: string): Principal | undefined => accounts.findKey(text);
  return (headers, serve) => {
    const host = headerOf({ headers }, 'host') ?? '';
    const found = editions.findByCredential(headers, findKey);
    const edition = editions.choose({ key: found?.key, headers, host });
    const credential = edition.credentialOf(headers);
    const environment = edition.environmentOfHost(host) ?? defaultEnvironment;
    const asked = { credential, environment, edition };
    const principal = found?.key.key === credential ? found : findOwn(asked, access);
    return andThen(principal, (owner) =>
      owner === undefined
        ? serve({ ...asked, context: undefined, at: accounts.first.clock.now() })
        : accounts.lives.use(owner.account, () => andThen(settle(owner, asked), serve)),
    );
  };
}

type Asked = Pick<Caller, 'edition' | 'environment' | 'credential'>;

/** The one reading of the account's clock, after all that is due by then. */
function settle(
  { account, key }: Principal,
  { edition, environment, credential }: Asked,
): MaybePromise<Caller> {
  // Before anything is waited for: what begins the account anew meanwhile ends the request.
  const { epoch } = account;
  return andThen(account.settle(), (at) => {
    // A store may have made this request wait: the key is as it is now.
    const current = account.world.key(key.key) ?? key;
    const context = { account, key: current, edition: edition.name, at, epoch };
    return { edition, environment, credential, context, at };
  });
}

/** A key that was sent beside another one is good only in its own edition. */
function findOwn(
  { credential, environment, edition }: Asked,
  access: AccountAccess,
): MaybePromise<Principal | undefined> {
  if (credential === undefined || credential === '') return undefined;
  const principal = access.accounts.findKey(credential);
  if (principal !== undefined) return principal.key.edition === edition.name ? principal : undefined;
  if (edition.bindsKeysToHosts && environment !== 'sandbox') return undefined;
  return openAccount(credential, edition, access);
}

/** With `acceptAnyKey`, a well-formed sandbox key that nobody has yet opens an account of its own. */
export function openAccount(
  text: string,
  { name, keyFormat }: Pick<ServedEdition, 'name' | 'keyFormat'>,
  { acceptAnyKey, accounts }: Pick<AccountAccess, 'acceptAnyKey' | 'accounts'>,
): MaybePromise<Principal | undefined> {
  if (!acceptAnyKey || keyFormat.parse(text) !== 'sandbox') return undefined;
  const key: ApiKey = {
    key: text,
    name: maskKey(text),
    edition: name,
    environment: 'sandbox',
    permissions: PERMISSIONS,
    createdAt: accounts.first.clock.now(),
  };
  return accounts.addForKey(key);
}
