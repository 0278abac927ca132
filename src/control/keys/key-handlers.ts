import type { ApiKey } from '../../domain/api-key.ts';
import type { Instant } from '../../domain/instant.ts';
import { planNames } from '../../domain/rate-limit/plan-of-key.ts';
import type { Account } from '../../world/account.ts';
import type { Principal } from '../../world/accounts.ts';
import type { ControlDependencies } from '../dependencies.ts';
import { type ControlHandlers, NO_CONTENT } from '../operations.ts';
import { mintKey, requireFreeKey } from './draw-key.ts';
import { findPrincipal, type KeyCall } from './find-principal.ts';
import { presentKey, presentWholeKey } from './present-key.ts';
import { type KeyRules, readKeyChange, readNewKey } from './read-key.ts';

type KeyOperation =
  | 'listKeys'
  | 'createKey'
  | 'getKey'
  | 'changeKey'
  | 'deleteKey'
  | 'expireKey'
  | 'revokeKey';

export function createKeyHandlers(dependencies: ControlDependencies): ControlHandlers<KeyOperation> {
  const { accounts, editions } = dependencies;
  const { publishedKeys } = editions;
  const rulesFor = (account: Account) => rulesOf(account, dependencies);
  const answer = ({ key, account }: Principal) => ({
    status: 200 as const,
    body: presentKey(key, account, publishedKeys),
  });
  const find = (call: KeyCall): Principal => findPrincipal(call, accounts);
  const change = (call: KeyCall, changed: (key: ApiKey, account: Account) => ApiKey) => {
    const { key: before, account } = find(call);
    const key = changed(before, account);
    accounts.putKey(account, key);
    return answer({ key, account });
  };
  return {
    listKeys: ({ account }) => {
      const items = account.world.keys().map((key) => presentKey(key, account, publishedKeys));
      return { status: 200, body: { items } };
    },
    createKey: ({ account, body = {} }) => {
      const rules = rulesFor(account);
      const factory = { accounts, owner: account, ordinal: ordinalOf(account) };
      const key = readNewKey(body, (keyFormat) => mintKey(keyFormat, factory), rules);
      requireFreeKey(accounts, key.key, '/body/key');
      accounts.putKey(account, key);
      return { status: 201, body: presentWholeKey(key, account) };
    },
    getKey: (call) => answer(find(call)),
    changeKey: (call) => change(call, (key, account) => readKeyChange(key, call.body, rulesFor(account))),
    expireKey: (call) =>
      change(call, (key, account) => {
        const now = account.world.now();
        return { ...key, expiresAt: earlier(key.expiresAt, now) };
      }),
    revokeKey: (call) =>
      change(call, (key, account) => {
        const now = account.world.now();
        return { ...key, revokedAt: earlier(key.revokedAt, now) };
      }),
    deleteKey: (call) => {
      const { key, account } = find(call);
      account.world.apply({ type: 'key.delete', key: key.key });
      account.usage.refillQuota(key.key);
      return NO_CONTENT;
    },
  };
}

function rulesOf({ environment, world }: Account, { editions, config }: ControlDependencies): KeyRules {
  return { editions, environment, plans: planNames(config), now: world.now(), path: '/body' };
}

/** No two keys of an account are minted by the same ordinal; those of its start took the first ones. */
function ordinalOf({ baseline, world }: Account): number {
  return baseline.keys.length + world.commands.length;
}

function earlier(before: Instant | undefined, now: Instant): Instant {
  return Math.min(before ?? now, now);
}
