import type { AccountSpec, KeySpec, WorldFile } from './world-file.ts';

const LONG_AGO = '1999-01-01T00:00:00Z';
const ENDED = '2000-01-01T00:00:00Z';

/** One key for every case that a client must be ready for; the first is the vendor's own example. */
const SANDBOX_KEYS: readonly KeySpec[] = [
  { key: 'sk_sandbox_abc123xyz', name: 'Documented example' },
  { key: 'sk_sandbox_readonly', name: 'Read-only', permissions: ['read'] },
  { key: 'sk_sandbox_expired', name: 'Expired', createdAt: LONG_AGO, expiresAt: ENDED },
  { key: 'sk_sandbox_revoked', name: 'Revoked', createdAt: LONG_AGO, revokedAt: ENDED },
  { key: 'sk_sandbox_ratelimited', name: 'Rate-limited', plan: 'ratelimited' },
];
const EMPTY_KEYS: readonly KeySpec[] = [{ key: 'sk_sandbox_empty', name: 'No devices' }];
const LIVE_KEYS: readonly KeySpec[] = [{ key: 'sk_live_def456uvw', name: 'Documented live example' }];

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

/** Made-up keys that are published, and so may be shown whole. */
export const FIXTURE_KEYS: ReadonlySet<string> = new Set(
  [...SANDBOX_KEYS, ...EMPTY_KEYS, ...LIVE_KEYS].map(({ key }) => key),
);

/** The accounts of the file, with the fixture keys and the accounts these need where the file wants them. */
export function accountsOf({ accounts, fixtureKeys }: WorldFile): readonly AccountSpec[] {
  const ownKeys = new Set(accounts.flatMap(({ keys = [] }) => keys.map(({ key }) => key)));
  if (!(fixtureKeys ?? ownKeys.size === 0)) return accounts;

  const all = withAccount(withAccount(accounts, EMPTY_ACCOUNT, isEmptyAccount), LIVE_ACCOUNT, isLive);
  const owners = [
    { account: accounts.find(isSandbox), keys: SANDBOX_KEYS },
    { account: all.find(isEmptyAccount), keys: EMPTY_KEYS },
    { account: all.find(isLive), keys: LIVE_KEYS },
  ];
  return all.map((account) => {
    const added = owners.flatMap((owner) => (owner.account === account ? owner.keys : []));
    const keys = [...(account.keys ?? []), ...added.filter(({ key }) => !ownKeys.has(key))];
    return { ...account, keys };
  });
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
