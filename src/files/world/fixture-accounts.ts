import { type AccountSpec, keysOf, type WorldFile } from '../../domain/documents/world-file.ts';
import type { EditionKeys, FixtureKeys, KeySpec } from '../../domain/keys/edition-keys.ts';

const EMPTY_ACCOUNT: AccountSpec = { id: 'acct_empty', name: 'No devices' };

/** Ids of its own, so that a client which mixes up key and host finds nothing. */
const LIVE_ACCOUNT: AccountSpec = {
  id: 'acct_live',
  name: 'Live',
  environment: 'live',
  users: [
    {
      id: 'user_live_001',
      devices: [
        { family: 'battery', id: 'device_live_battery' },
        { family: 'ev-charger', id: 'device_live_ev' },
        { family: 'hvac', id: 'device_live_hvac' },
        { family: 'solar-inverter', id: 'device_live_inverter' },
        { family: 'vehicle', id: 'device_live_vehicle' },
      ],
    },
  ],
};

/** The accounts of the file, with the fixture keys and the accounts these need where the file wants them. */
export function accountsOf(
  { accounts, fixtureKeys }: WorldFile,
  editions: readonly EditionKeys[],
): readonly AccountSpec[] {
  const ownKeys = new Set(accounts.flatMap(keysOf).map(({ key }) => key));
  if (!(fixtureKeys ?? ownKeys.size === 0)) return accounts;

  const all = withAccount(withAccount(accounts, EMPTY_ACCOUNT, isEmptyAccount), LIVE_ACCOUNT, isLive);
  const holders = [
    { account: accounts.find(isSandbox), keys: keysFor('sandbox', editions) },
    { account: all.find(isEmptyAccount), keys: keysFor('empty', editions) },
    { account: all.find(isLive), keys: keysFor('live', editions) },
  ];
  return all.map((account) => {
    const added = holders.flatMap((holder) => (holder.account === account ? holder.keys : []));
    const keys = [...(account.keys ?? []), ...added.filter(({ key }) => !ownKeys.has(key))];
    return { ...account, keys };
  });
}

function keysFor(holder: keyof FixtureKeys, editions: readonly EditionKeys[]): KeySpec[] {
  return editions.flatMap(({ name, fixtureKeys }) =>
    fixtureKeys[holder].map((key) => ({ edition: name, ...key })),
  );
}

function isLive({ environment }: AccountSpec): boolean {
  return environment === 'live';
}

function isSandbox(account: AccountSpec): boolean {
  return !isLive(account);
}

function isEmptyAccount(account: AccountSpec): boolean {
  return account.id === EMPTY_ACCOUNT.id && isSandbox(account);
}

function withAccount(
  accounts: readonly AccountSpec[],
  added: AccountSpec,
  isSuch: (account: AccountSpec) => boolean,
): readonly AccountSpec[] {
  const isThere = accounts.some((account) => isSuch(account) || account.id === added.id);
  return isThere ? accounts : [...accounts, added];
}
